import type { JSX } from "solid-js";
import { EntryDrawing } from "./EntryDrawing.tsx";
import type { EntryPartProps } from "./entry-part-props.ts";
import { EntrySound } from "./EntrySound.tsx";

/** What a page of the diary has beside its words. */
export function EntryBeside(props: EntryPartProps): JSX.Element {
  return (
    <>
      <EntryDrawing record={props.record} records={props.records} />
      <EntrySound record={props.record} records={props.records} />
    </>
  );
}
