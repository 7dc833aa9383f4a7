import { openProposals } from "#src/dossier/answer.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import { Note, notes, withdrawnNotes } from "#src/dossier/note.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** Where something was written: the part, and for a goal its words. */
export type Place = { readonly section: SectionId; readonly kind: SectionKind; readonly goal: string | undefined };

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
      readonly type: "proposal";
      readonly key: string;
      readonly author: AuthorId;
      readonly at: number;
      readonly place: Place;
      readonly text: string;
    };

/** All that others wrote, from every part and from the inbox, newest first; proposals that wait for an answer too. */
export function allMessages(replica: Replica): readonly Message[] {
  const out: Message[] = [];
  for (const { id, kind } of replica.sections) {
    // Most parts hold no word of another: they need not be opened for that to be known.
    const state = kind !== "ledger" && replica.mayHold(id, Note.name, Proposal.name) ? replica.shown(id) : undefined;
    if (!state) continue;
    const place: Place = { section: id, kind, goal: kind === "goal" ? goals(state)[0]?.fields.text : undefined };
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
    for (const one of openProposals(state)) out.push({ type: "proposal", ...head(one), text: one.fields.text });
  }
  return out.sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}
