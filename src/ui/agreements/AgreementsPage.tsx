import { createMemo, type JSX } from "solid-js";
import { IF_THEN_DIRECTIONS, ifThenCards } from "#src/dossier/if-then-card.ts";
import { pilotLightOf } from "#src/dossier/pilot-light.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { representations } from "#src/dossier/representation.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";

/** Afspraken: five things one can agree on, each with how it stands. */
export default function AgreementsPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const state = createMemo(() => dossier().shownOf("coordination"));
  const contact = (): string => {
    const names = pointsOfContact(state(), today()).now.map(({ fields }) => fields.name);
    return names.length === 0 ? t().agreements.nobody : f().list(names);
  };
  const ifThen = (): string => {
    const now = state();
    const count = IF_THEN_DIRECTIONS.reduce((sum, direction) => sum + ifThenCards(now, direction).length, 0);
    return count === 0 ? t().agreements.ifThen.rowHint : t().agreements.count(count);
  };
  const waiting = (): string => {
    const open = waitingCards(state()).filter(({ fields }) => fields.endedOn === undefined);
    return open[0]?.fields.waitingFor ?? t().agreements.waiting.rowHint;
  };
  const light = (): string => {
    const fields = pilotLightOf(state())?.fields;
    if (fields === undefined) return t().agreements.light.rowHint;
    return fields.off === true ? t().agreements.light.isOff : t().agreements.light.rhythms[fields.rhythm];
  };
  const decide = (): string => {
    const names = representations(state()).map(({ fields }) => fields.name);
    return names.length === 0 ? t().agreements.decide.rowHint : f().list(names);
  };
  return (
    <Page title={t().agreements.title} heading={t().agreements.heading} back="/meer">
      <div class="roer-choices">
        <ChoiceRow icon="person" label={t().agreements.contact.row} hint={contact()} go="/afspraken/aanspreekpunt" />
        <ChoiceRow icon="bell" label={t().agreements.ifThen.row} hint={ifThen()} go="/afspraken/als-dan" />
        <ChoiceRow icon="clock" label={t().agreements.waiting.row} hint={waiting()} go="/afspraken/wachten" />
        <ChoiceRow icon="sun" label={t().agreements.light.row} hint={light()} go="/afspraken/waakvlam" />
        <ChoiceRow icon="hand" label={t().agreements.decide.row} hint={decide()} go="/afspraken/beslissen" />
      </div>
    </Page>
  );
}
