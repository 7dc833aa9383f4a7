import type { JSX } from "solid-js";
import type { DiaryEntry } from "#src/dossier/diary-entry.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Records } from "#src/ui/writing/create-records.ts";
import { EntryDrawing } from "./EntryDrawing.tsx";
import { EntrySound } from "./EntrySound.tsx";

export type EntryBesideProps = {
  readonly record: Recorded<DiaryEntry>;
  readonly records: Records<DiaryEntry>;
};

/** What a page of the diary has beside its words. */
export function EntryBeside(props: EntryBesideProps): JSX.Element {
  return (
    <>
      <EntryDrawing record={props.record} records={props.records} />
      <EntrySound record={props.record} records={props.records} />
    </>
  );
}
