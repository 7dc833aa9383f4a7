import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { amendCheckIn, CheckIn, checkIns, createCheckIn, MOODS, type Mood } from "#src/dossier/check-in.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { retract } from "#src/dossier/kind.ts";
import { isCheckInDue, pilotLightOf } from "#src/dossier/pilot-light.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { PhoneLink } from "#src/ui/kit/PhoneLink.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";

type Said = { readonly id: EntityId; readonly mood: Mood };

/** The pilot light: one tap says how it goes. Words may be added; what was agreed stands ready when it is not good. */
export function CheckInCard(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const writer = createWriter();
  const [said, setSaid] = createSignal<Said>();
  const [words, setWords, clearWords] = createDraft("check-in/words");
  const state = createMemo(() => dossier().shownOf("coordination"));
  const light = createMemo(() => pilotLightOf(state())?.fields);
  const isDue = createMemo(() => {
    const now = light();
    return now !== undefined && isCheckInDue(now, checkIns(state())[0]?.fields.on, today());
  });

  const tap = async (mood: Mood): Promise<void> => {
    const id = newEntityId();
    if (!(await writer.writeIn("coordination", (at) => createCheckIn({ on: today(), mood }, id, at)))) return;
    setSaid({ id, mood });
    const undo = (): void => {
      setSaid(undefined);
      void writer.writeIn("coordination", (at) => retract(CheckIn, id, at));
    };
    say({ text: t().agreements.light.said(t().agreements.light.moods[mood]), undo: { run: undo } });
  };
  const addWords = async ({ id }: Said, event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await writer.writeIn("coordination", (at) => amendCheckIn(id, { words: words() }, at)))) return;
    clearWords();
    setSaid(undefined);
    say({ text: t().agreements.light.wordsSaved });
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Switch>
      <Match when={said()}>
        {(now) => (
          <Section heading={t().agreements.light.said(t().agreements.light.moods[now().mood])}>
            <Show when={now().mood === "bad"}>
              <p>{t().agreements.light.badHelp}</p>
              <div class="roer-buttons">
                <LinkButton kind="quiet" icon="bell" href="/afspraken/als-dan">
                  {t().agreements.light.badIfThen}
                </LinkButton>
                <LinkButton kind="quiet" icon="heart" href="/noodkaart">
                  {t().agreements.light.badCrisis}
                </LinkButton>
              </div>
              <Show when={light()?.phone}>
                {(phone) => (
                  <PhoneLink phone={phone()}>
                    <bdi>{t().agreements.light.call(light()?.contact ?? phone())}</bdi>
                  </PhoneLink>
                )}
              </Show>
            </Show>
            <form class="roer-form" onSubmit={(event) => void addWords(now(), event)}>
              <TextField
                label={t().agreements.light.words}
                hint={t().kit.optional}
                value={words()}
                onInput={(typed) => {
                  writer.clear();
                  setWords(typed);
                }}
                maxLength={LINE_LENGTH}
                error={error()}
              />
              <div class="roer-buttons">
                <Button type="submit" kind="quiet">
                  {t().agreements.light.wordsSave}
                </Button>
              </div>
            </form>
          </Section>
        )}
      </Match>
      <Match when={isDue()}>
        <Section heading={t().agreements.light.ask}>
          <div class="roer-buttons">
            <For each={MOODS}>
              {(mood) => (
                <Button kind="quiet" onClick={() => void tap(mood)}>
                  {t().agreements.light.moods[mood]}
                </Button>
              )}
            </For>
          </div>
          <ErrorText text={error()} />
        </Section>
      </Match>
    </Switch>
  );
}
