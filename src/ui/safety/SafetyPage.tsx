import { createSignal, For, type JSX, Show } from "solid-js";
import { setSafetyMode } from "#src/operations/safety-mode.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PhoneLink } from "#src/ui/kit/PhoneLink.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { appearance, setAppearance } from "#src/ui/session/appearance.ts";

/** For who is watched: what helps, and, in so many words, what does not. Needs no network. */
export default function SafetyPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const [failed, setFailed] = createSignal(false);
  const texts = () => t().safety;
  const kept = (): boolean => session().ports.disk === app.ports.disk;
  const turn = async (on: boolean): Promise<void> => {
    const done = await setSafetyMode(session(), on);
    setFailed(!done.ok);
  };
  return (
    <Page title={texts().title} lead={texts().lead} back="/meer">
      <Section heading={texts().danger.heading}>
        <p>{texts().danger.now}</p>
        <PhoneLink phone="112">{texts().danger.call112}</PhoneLink>
        <p>{texts().danger.safeAtHome}</p>
        <PhoneLink phone="0800-2000">{texts().danger.callSafeAtHome}</PhoneLink>
      </Section>
      <Section heading={texts().helps}>
        <div>
          <ToggleSwitch
            label={texts().mode.label}
            on={session().profile.safetyMode === true}
            onChange={(on) => void turn(on)}
          />
          <p class="roer-field__hint">{texts().mode.hint}</p>
          <p class="roer-field__hint">{texts().mode.keys}</p>
          <p class="roer-field__hint">{texts().mode.asks}</p>
          <ErrorText text={failed() ? texts().mode.notKept : undefined} />
        </div>
        <div>
          <ToggleSwitch
            label={texts().appearance.label}
            on={appearance() === "list"}
            onChange={(on) => setAppearance(on ? "list" : "roer")}
          />
          <p class="roer-field__hint">{texts().appearance.hint}</p>
          <p class="roer-field__hint">{texts().appearance.install}</p>
        </div>
        <Show when={kept()}>
          <ChoiceRow
            icon="lock"
            label={texts().compartment.row}
            hint={texts().compartment.rowHint}
            go="/meer/apart-vak"
          />
        </Show>
      </Section>
      <Section heading={texts().limits.heading}>
        <ul class="roer-plain-list">
          <For each={texts().limits.items}>{(item) => <li>{item}</li>}</For>
        </ul>
        <p>{texts().limits.help}</p>
      </Section>
    </Page>
  );
}
