import { createMemo, For, type JSX, Show } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { NoteItem } from "#src/ui/kit/NoteItem.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { type AuthorName, authorName } from "#src/ui/session/author-name.ts";
import { allMessages, type Message, type Place } from "./all-notes.ts";

/** Berichtjes: all that others wrote. There are no hidden notes, and the resident writes none here. */
export default function NotesPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const messages = createMemo(() => allMessages(dossier()));
  const who = (message: Message): AuthorName => authorName(dossier(), message.author);
  const nameOf = (message: Message): string => who(message).name ?? t().goals.notes.someone;
  const roleOf = (message: Message): string | undefined => {
    const { role, organisation } = who(message);
    const known = [role, organisation].filter((part) => part !== undefined && part !== "");
    return known.length === 0 ? undefined : known.join(", ");
  };
  const placeText = ({ kind, words }: Place): string | undefined => {
    if (kind === "goal") return words === undefined ? undefined : t().goals.notes.about(words);
    if (kind === "case-sheet")
      return words === undefined ? undefined : t().goals.notes.about(t().keys.parts["case-sheet"](words));
    if (kind === "about") return t().goals.notes.about(t().about.title);
    if (kind === "network") return t().goals.notes.about(t().people.title);
    return kind === "story" ? t().goals.notes.about(t().keys.parts.story) : undefined;
  };
  const text = (message: Message): string => {
    if (message.type === "withdrawn") return t().goals.notes.withdrawn(nameOf(message));
    return message.type === "proposal" ? `${t().goals.proposal.from(nameOf(message))} ${message.text}` : message.text;
  };
  const firstProposal = createMemo(() => messages().find(({ type }) => type === "proposal")?.key);
  return (
    <Page title={t().goals.notes.title} heading={t().goals.notes.heading} back="/vandaag">
      <Show when={messages().length > 0} fallback={<EmptyState icon="note" text={t().goals.notes.empty} />}>
        <For each={messages()}>
          {(message) => (
            <NoteItem
              name={nameOf(message)}
              role={roleOf(message)}
              day={f().relativeDay(message.at)}
              about={placeText(message.place)}
              text={text(message)}
            >
              <Show when={message.type === "case"}>
                <div class="roer-buttons">
                  <LinkButton kind="text" href={`/casusblad/${message.place.section}`}>
                    {t().caseSheet.page.open}
                  </LinkButton>
                </div>
              </Show>
              <Show when={message.type === "proposal"}>
                <div class="roer-buttons">
                  <LinkButton
                    kind={message.key === firstProposal() ? "primary" : "quiet"}
                    href={`/plan/${message.place.section}`}
                  >
                    {t().today.attention.proposalAction}
                  </LinkButton>
                </div>
              </Show>
            </NoteItem>
          )}
        </For>
      </Show>
    </Page>
  );
}
