import { createSignal, For, type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import type { Proposal } from "#src/dossier/proposal.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";

export type ProposalItemProps = {
  readonly proposal: Recorded<Proposal>;
  readonly name: string;
  readonly role: string | undefined;
  /** Its button is the filled one of the screen. */
  readonly primary: boolean;
  readonly error: string | undefined;
  readonly onAccept: (ownWords?: string) => void;
  readonly onDecline: () => void;
};

/** "Noor stelt voor:", the words, and three answers. */
export function ProposalItem(props: ProposalItemProps): JSX.Element {
  const { t, f } = useI18n();
  const [changing, setChanging] = createSignal(false);
  const [empty, setEmpty] = createSignal(false);
  // oxlint-disable-next-line solid/reactivity -- an item shows one proposal as long as it lives
  const name = `proposal/${props.proposal.ref.id}/own-words`;
  const [words, setWords, clear, saved] = createEditDraft(name, () => props.proposal.fields.text);

  const facts = (): readonly string[] => {
    const words = t().workspace.proposed;
    const { proposes, due, at, place, provider } = props.proposal.fields;
    const day = due === undefined ? undefined : f().relativeDay(due);
    return [
      ...(day === undefined ? [] : [t().goals.proposal.day(at === undefined ? day : t().calendar.at(day, at))]),
      ...(place === undefined ? [] : [words.place(place)]),
      ...(provider === undefined ? [] : [words.provider(provider)]),
      ...(proposes === "service" || proposes === "appointment" ? [words.goesTo[proposes]] : []),
    ];
  };
  const sendOwn = (event: SubmitEvent): void => {
    event.preventDefault();
    setEmpty(words().trim() === "");
    if (empty()) return;
    props.onAccept(words());
    clear();
  };
  return (
    <article class="roer-card">
      <div class="roer-note">
        <p class="roer-note__head">
          <strong>
            <bdi>{t().goals.proposal.from(props.name)}</bdi>
          </strong>
          <Show when={props.role}>
            {(role) => (
              <bdi class="roer-note__meta" translate="no">
                {role()}
              </bdi>
            )}
          </Show>
          <span class="roer-note__meta">{f().relativeDay(props.proposal.createdAt)}</span>
        </p>
        <p class="roer-note__text" dir="auto" translate="no">
          {props.proposal.fields.text}
        </p>
        <Show when={props.proposal.fields.why}>
          {(why) => (
            <p class="roer-note__text">
              <bdi>{t().goals.proposal.why(why())}</bdi>
            </p>
          )}
        </Show>
        <For each={facts()}>
          {(fact) => (
            <p class="roer-note__meta">
              <bdi>{fact}</bdi>
            </p>
          )}
        </For>
      </div>
      <Show
        when={changing()}
        fallback={
          <>
            <ErrorText text={props.error} />
            <div class="roer-buttons">
              <Button kind={props.primary ? "primary" : "quiet"} onClick={() => props.onAccept()}>
                {t().goals.proposal.accept}
              </Button>
              <Button kind="text" onClick={() => props.onDecline()}>
                {t().goals.proposal.decline}
              </Button>
              <Button kind="text" onClick={() => setChanging(true)}>
                {t().goals.proposal.change}
              </Button>
            </div>
          </>
        }
      >
        <form class="roer-form" onSubmit={sendOwn}>
          <TextArea
            label={t().goals.proposal.changeLabel}
            value={words()}
            onInput={setWords}
            draftSaved={saved()}
            rows={3}
            maxLength={LINE_LENGTH}
            error={empty() ? t().goals.proposal.missing : props.error}
            ref={(element) => queueMicrotask(() => element.focus())}
          />
          <div class="roer-buttons">
            <Button type="submit" kind={props.primary ? "primary" : "quiet"}>
              {t().kit.save}
            </Button>
            <Button kind="text" onClick={() => setChanging(false)}>
              {t().kit.cancel}
            </Button>
          </div>
        </form>
      </Show>
    </article>
  );
}
