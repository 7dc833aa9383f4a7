import { Agreement, agreements } from "#src/dossier/agreement.ts";
import { openProposals } from "#src/dossier/answer.ts";
import { CasePoint, casePoints, POINT_PARTS } from "#src/dossier/case-point.ts";
import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import { Note, notes, withdrawnNotes } from "#src/dossier/note.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** Where something was written: the part, and for a goal or a case sheet its words. */
export type Place = { readonly section: SectionId; readonly kind: SectionKind; readonly words: string | undefined };

export type Message =
  | {
      readonly type: "note";
      readonly key: string;
      readonly author: AuthorId;
      readonly at: number;
      readonly place: Place;
      readonly text: string;
    }
  | {
      readonly type: "withdrawn";
      readonly key: string;
      readonly author: AuthorId;
      readonly at: number;
      readonly place: Place;
    }
  | {
      /** What somebody brought to a case sheet. */
      readonly type: "case";
      readonly key: string;
      readonly author: AuthorId;
      readonly at: number;
      readonly place: Place;
      readonly text: string;
    }
  | {
      readonly type: "proposal";
      readonly key: string;
      readonly author: AuthorId;
      readonly at: number;
      readonly place: Place;
      readonly text: string;
    };

const WRITTEN = [Note.name, Proposal.name, CasePoint.name, Agreement.name];

/** All that others wrote, from every part and from the inbox, newest first; proposals that wait for an answer too. */
export function allMessages(replica: Replica): readonly Message[] {
  const out: Message[] = [];
  for (const { id, kind } of replica.sections) {
    // Most parts hold no word of another: they need not be opened for that to be known.
    const state = kind !== "ledger" && replica.mayHold(id, ...WRITTEN) ? replica.shown(id) : undefined;
    if (!state) continue;
    const words = kind === "goal" ? goals(state)[0]?.fields.text : caseSheetOf(state)?.fields.question;
    const place: Place = { section: id, kind, words };
    const head = ({
      ref,
      createdAt,
    }: {
      readonly ref: { readonly author: AuthorId; readonly id: string };
      readonly createdAt: number;
    }) => ({
      key: `${id}/${ref.author}/${ref.id}`,
      author: ref.author,
      at: createdAt,
      place,
    });
    for (const note of notes(state)) out.push({ type: "note", ...head(note), text: note.fields.text });
    for (const note of withdrawnNotes(state)) out.push({ type: "withdrawn", ...head(note) });
    for (const { ref, createdAt, text } of caseWords(state))
      if (ref.author !== OWNER) out.push({ type: "case", ...head({ ref, createdAt }), text });
    for (const one of openProposals(state)) out.push({ type: "proposal", ...head(one), text: one.fields.text });
  }
  return out.sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}

/** What stands on a case sheet: what is known, ideas, and lines of the talk. */
const caseWords = (state: SectionState) => [
  ...POINT_PARTS.flatMap((part) => casePoints(state, part)).map((point) => ({ ...point, text: point.fields.text })),
  ...agreements(state).map(({ agreement }) => ({ ...agreement, text: agreement.fields.what })),
];
