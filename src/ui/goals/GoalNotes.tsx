import { createMemo, For, type JSX, Show } from "solid-js";
import { type Note, notes, withdrawnNotes } from "#src/dossier/note.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { NoteItem } from "#src/ui/kit/NoteItem.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { type AuthorName, authorName } from "#src/ui/session/author-name.ts";

/** What others wrote with this goal: who, when; also that somebody took something back. */
export function GoalNotes(props: { readonly state: SectionState }): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const written = createMemo(() => notes(props.state));
  const withdrawn = createMemo(() => withdrawnNotes(props.state));
  const who = ({ ref }: Pick<Recorded<Note>, "ref">): AuthorName => authorName(dossier(), ref.author);
  return (
    <Section heading={t().goals.goal.notes}>
      <Show when={written().length + withdrawn().length === 0}>
        <p>{t().goals.goal.noNotes}</p>
      </Show>
      <For each={written()}>
        {(note) => (
          <NoteItem
            name={who(note).name ?? t().goals.notes.someone}
            role={who(note).role}
            day={f().relativeDay(note.createdAt)}
            text={note.fields.text}
          />
        )}
      </For>
      <For each={withdrawn()}>
        {(note) => (
          <p class="roer-note__meta">
            <bdi>{t().goals.notes.withdrawn(who(note).name ?? t().goals.notes.someone)}</bdi>
          </p>
        )}
      </For>
    </Section>
  );
}
