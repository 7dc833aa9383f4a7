import { For, type JSX, Show } from "solid-js";
import { type AnsweredProposal, proposals } from "#src/dossier/answer.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { notes, withdrawnNotes } from "#src/dossier/note.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { OwnWords } from "./OwnWords.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** Notes and proposals in one part, newest first, each with who wrote it and when; nothing when there are none. */
export function SharedTalk(props: SharedPartProps): JSX.Element {
  const { t, f } = useI18n();
  const by = (author: AuthorId, at: number): string =>
    t().keys.shared.by(props.authorName(author), f().relativeDay(at));
  const answerText = ({ answer }: AnsweredProposal): string => {
    const name = props.authorName(OWNER);
    const words = t().represent.holder;
    if (answer?.fields.standing) return (answer.fields.answer === "not-now" ? words.undone : words.done)(name);
    switch (answer?.fields.answer) {
      case undefined:
        return t().holder.propose.waiting;
      case "yes":
        return t().holder.propose.accepted(name);
      case "changed":
        return t().holder.propose.changed(name);
      case "not-now":
        return t().holder.propose.declined(name);
    }
  };
  return (
    <>
      <Show when={proposals(props.state).length > 0}>
        <h3>{t().keys.shared.proposals}</h3>
        <For each={proposals(props.state)}>
          {(one) => (
            <div class="roer-note">
              <OwnWords text={one.proposal.fields.text} />
              <p class="roer-field__hint" dir="auto">
                {by(one.proposal.ref.author, one.proposal.createdAt)}
              </p>
              <p dir="auto">{answerText(one)}</p>
              <Show when={one.answer?.fields.words}>{(words) => <OwnWords text={words()} />}</Show>
            </div>
          )}
        </For>
      </Show>
      <Show when={notes(props.state).length + withdrawnNotes(props.state).length > 0}>
        <h3>{t().keys.shared.notes}</h3>
        <For each={notes(props.state)}>
          {(note) => (
            <div class="roer-note">
              <OwnWords text={note.fields.text} />
              <p class="roer-field__hint" dir="auto">
                {by(note.ref.author, note.createdAt)}
              </p>
              <Show when={note.unsettled}>
                <p class="roer-field__hint">{t().keys.shared.waiting}</p>
              </Show>
            </div>
          )}
        </For>
        <For each={withdrawnNotes(props.state)}>
          {({ ref }) => <p dir="auto">{t().goals.notes.withdrawn(props.authorName(ref.author))}</p>}
        </For>
      </Show>
    </>
  );
}
