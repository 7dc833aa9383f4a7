import { type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOpenSession } from "#src/ui/session/app-context.tsx";
import { localStore, readPreferences } from "#src/ui/session/preferences.ts";
import { createStanding } from "./create-standing.ts";

export default function SettingsPage(): JSX.Element {
  const { t, locale } = useI18n();
  const standing = createStanding();
  const session = useOpenSession();
  const notified = (): boolean =>
    session()?.profile.notify !== undefined && session()?.ports.notifications?.permission() === "granted";
  const keptHere = (): boolean => standing.open() && standing.kept();
  return (
    <Page title={t().settings.title} back="/meer">
      <ChoiceRow
        icon="language"
        label={t().settings.language.title}
        hint={t().shell.languageNames[locale()]}
        go="/meer/taal"
      />
      <ChoiceRow icon="pencil" label={t().settings.size.title} go="/meer/letters" />
      <ChoiceRow icon="sun" label={t().settings.theme.title} go="/meer/kleur" />
      <Show when={keptHere()}>
        <ChoiceRow
          icon="bell"
          label={t().notifications.title}
          hint={notified() ? t().notifications.isOn : t().notifications.isOff}
          go="/meer/meldingen"
        />
        <ChoiceRow icon="lock" label={t().settings.pin.title} go="/meer/pincode" />
        <ChoiceRow
          icon="hand"
          label={t().opening.passkey.title}
          hint={
            readPreferences(localStore(), []).passkey === "on" ? t().opening.passkey.isOn : t().opening.passkey.isOff
          }
          go="/meer/vinger"
        />
        <ChoiceRow icon="phone" label={t().settings.storage.title} go="/meer/opslag" />
        <ChoiceRow
          icon="trash"
          label={t().settings.storage.erase}
          hint={standing.resident() && !standing.ended() ? t().settings.storage.eraseHint : undefined}
          go={standing.ended() ? "/meer/dit-apparaat" : "/meer/wissen"}
        />
      </Show>
    </Page>
  );
}
