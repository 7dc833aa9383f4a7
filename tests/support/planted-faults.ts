import { fileURLToPath } from "node:url";
import type { Run } from "./record-history.ts";
import type { Anomaly } from "./relay-history.ts";

/** Each by itself in the relay as it ships: its main file, what it makes clients see, and what has to happen for that. */
export const PLANTED: Readonly<Record<string, { readonly seen: Anomaly; readonly more?: Partial<Run> }>> = {
  "ack-first-entry.ts": { seen: "lost", more: { troubles: ["kill"] } },
  "late-rows-entry.ts": { seen: "another-log" },
  "twice-stored-entry.ts": { seen: "doubled" },
  "lost-hint-entry.ts": { seen: "unheard", more: { patience: 500 } },
};

/** The path of a main file in this folder. */
export const entryFile = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
