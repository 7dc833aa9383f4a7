import type { DiaryEntry } from "#src/dossier/diary-entry.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Records } from "#src/ui/writing/create-records.ts";

/** What each part of a page is shown from. */
export type EntryPartProps = {
  readonly record: Recorded<DiaryEntry>;
  readonly records: Records<DiaryEntry>;
};
