import { For, type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useApp, usePractice } from "#src/ui/session/app-context.tsx";
import { createStanding } from "./create-standing.ts";
import { RESIDENT_PLACES } from "./resident-places.ts";

/** Everything that is not of every day; which rows there are follows from what is on the device. */
export default function MorePage(): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const standing = createStanding();
  const practice = usePractice();
  const backupHint = (): string => {
    const when = standing.lastBackup();
    return when === undefined ? t().backup.never : t().backup.last(f().relativeDay(when));
  };
  return (
    <Page title={t().shell.more.title}>
      <Show when={standing.resident() && standing.holder()}>
        <ChoiceRow icon="home" label={t().shell.more.myPlan} hint={t().shell.more.myPlanHint} go="/vandaag" />
      </Show>
      <Show when={standing.holder()}>
        <ChoiceRow icon="key" label={t().shell.more.received} hint={t().shell.more.receivedHint} go="/gekregen" />
      </Show>
      <Show when={standing.holder() && !standing.resident() && standing.kept()}>
        <ChoiceRow
          icon="pencil"
          label={t().shell.more.startPlan}
          hint={t().shell.more.startPlanHint}
          go="/meer/eigen-plan"
        />
        <ChoiceRow icon="computer" label={t().onboarding.welcome.otherDevice} go="/a" />
        <ChoiceRow icon="people" label={t().guardians.gather.link} go="/start/bewaarders" />
      </Show>
      <Show when={standing.resident()}>
        <ChoiceRow icon="search" label={t().shell.more.search} go="/zoek" />
        <For each={["self", "help"] as const}>
          {(group) => (
            <Section heading={t().shell.places[group]}>
              <div class="roer-choices roer-choices--menu">
                <For each={RESIDENT_PLACES[group]}>
                  {({ name, icon, href }) => (
                    <ChoiceRow
                      icon={icon}
                      label={t().shell.places[name]}
                      hint={t().shell.places[`${name}Hint`]}
                      go={href}
                    />
                  )}
                </For>
              </div>
            </Section>
          )}
        </For>
      </Show>
      <Section heading={t().shell.more.roer}>
        <div class="roer-choices roer-choices--menu">
          <Show when={standing.resident()}>
            <ChoiceRow icon="eye" label={t().shell.more.log} hint={t().shell.more.logHint} go="/wie-keek" />
            <ChoiceRow
              icon="sheet"
              label={t().shell.more.sheet}
              hint={t().shell.more.sheetHint}
              go="/meer/herstelblad?na=/meer"
            />
            <ChoiceRow icon="people" label={t().guardians.title} hint={t().guardians.menuHint} go="/meer/bewaarders" />
            <Show when={!practice()}>
              <ChoiceRow icon="lock" label={t().backup.title} hint={backupHint()} go="/meer/reservekopie" />
            </Show>
            <ChoiceRow
              icon="computer"
              label={t().shell.more.devices}
              hint={t().shell.more.devicesHint}
              go="/meer/apparaten"
            />
            <ChoiceRow icon="paper" label={t().takeAlong.title} hint={t().takeAlong.menuHint} go="/meer/meenemen" />
            <ChoiceRow icon="home" label={t().moving.title} hint={t().moving.menuHint} go="/meer/verhuizen" />
          </Show>
          <ChoiceRow
            icon="settings"
            label={t().shell.more.settings}
            hint={t().shell.more.settingsHint}
            go="/meer/instellingen"
          />
          <Show when={standing.holder()}>
            <ChoiceRow
              icon="people"
              label={t().guardians.kept.title}
              hint={t().guardians.kept.menuHint}
              go="/bewaard"
            />
          </Show>
          <Show when={standing.open()}>
            <ChoiceRow icon="hand" label={t().safety.title} hint={t().safety.menuHint} go="/meer/veilig" />
          </Show>
          <ChoiceRow icon="help" label={t().settings.about.title} go="/meer/over" />
          <Show when={standing.resident()}>
            <ChoiceRow
              icon="eye"
              label={practice() ? t().practice.reset : t().practice.menu}
              hint={practice() ? t().practice.resetHint : t().practice.menuHint}
              go="/voorbeeld"
            />
          </Show>
          <Show when={standing.open() && !practice()}>
            <Show
              when={standing.kept()}
              fallback={
                <ChoiceRow
                  icon="close"
                  label={t().shell.more.close}
                  hint={t().shell.more.closeHint}
                  go={() => app.lock()}
                />
              }
            >
              <ChoiceRow icon="lock" label={t().shell.more.lock} hint={t().shell.more.lockHint} go={() => app.lock()} />
            </Show>
          </Show>
        </div>
      </Section>
    </Page>
  );
}
