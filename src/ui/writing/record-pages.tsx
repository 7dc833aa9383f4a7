import type { Component } from "solid-js";
import { NewRecordPage } from "./NewRecordPage.tsx";
import { RecordListPage } from "./RecordListPage.tsx";
import { RecordPage } from "./RecordPage.tsx";
import type { Topic } from "./topic.ts";

export type RecordPages = { readonly List: Component; readonly New: Component; readonly One: Component };

/** The three screens of a topic. */
export const recordPages = <T extends object>(topic: Topic<T>): RecordPages => ({
  List: () => <RecordListPage topic={topic} />,
  New: () => <NewRecordPage topic={topic} />,
  One: () => <RecordPage topic={topic} />,
});
