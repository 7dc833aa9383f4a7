import { childVoices } from "#src/dossier/child-voice.ts";
import { Answer } from "#src/dossier/answer.ts";
import { Goal } from "#src/dossier/goal.ts";
import { type Kind, recordsOf } from "#src/dossier/kind.ts";
import { Note } from "#src/dossier/note.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { Step } from "#src/dossier/step.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

const KINDS: readonly Kind[] = [Note, Goal, Step, Proposal, Answer];

/** What a reader sees of a section, one line for each record: by whom, which, and what it says. */
export function shownIn(replica: Replica, section: SectionId): readonly string[] {
  const state = replica.shown(section) ?? emptySection;
  const lines = KINDS.flatMap((kind) =>
    recordsOf(state, kind).map(({ ref, fields }) => `${kind.name} ${ref.author} ${ref.id} ${JSON.stringify(fields)}`),
  );
  const voices = childVoices(state).map(({ ref, fields }) => `child ${ref.author} ${ref.id} ${fields.wish ?? ""}`);
  return [...lines, ...voices].sort();
}

export const everythingShown = (replica: Replica): ReadonlySet<string> =>
  new Set(replica.sections.flatMap(({ id }) => shownIn(replica, id)));
