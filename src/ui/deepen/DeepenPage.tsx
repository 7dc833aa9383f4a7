import { createMemo, For, type JSX, Show } from "solid-js";
import { areaDepths } from "#src/dossier/area-depth.ts";
import { areaLinks } from "#src/dossier/area-link.ts";
import { type Area, lifeAreas } from "#src/dossier/life-area.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { DEPTH_QUESTIONS } from "#src/ui/reading/depth-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { DEEPEN } from "./use-deep-area.ts";

/** Verder kijken: what is behind a topic, what gives energy, and who is around. */
export default function DeepenPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const state = createMemo(() => dossier().shownOf("areas"));
  const depths = createMemo(() => areaDepths(state()));
  const areas = createMemo(() => lifeAreas(state()).filter(({ hidden }) => !hidden));
  const isBegun = ({ id }: Area): boolean =>
    DEPTH_QUESTIONS.some((name) => depths().get(id)?.fields[name] !== undefined) ||
    areaLinks(state()).some(({ fields }) => fields.from === id);
  const first = () => areas().filter((area) => area.chosen || isBegun(area));
  const rest = () => areas().filter((area) => !first().includes(area));
  const Rows = (of: { readonly areas: readonly Area[] }): JSX.Element => (
    <div class="roer-choices">
      <For each={of.areas}>
        {(area) => (
          <ChoiceRow
            label={areaName(t(), area)}
            hint={isBegun(area) ? t().deepen.begun : t().explore.notYet}
            go={`${DEEPEN}/${area.id}`}
          />
        )}
      </For>
    </div>
  );
  return (
    <Page
      title={t().deepen.title}
      heading={t().deepen.heading}
      lead={t().deepen.lead}
      back="/meer"
      actions={
        <LinkButton icon="sheet" href="/blad/verdiepen">
          {t().sheets.open}
        </LinkButton>
      }
    >
      <Rows areas={first()} />
      <Show when={rest().length > 0}>
        <Fold label={t().explore.others} open={first().length === 0}>
          <Rows areas={rest()} />
        </Fold>
      </Show>
      <ChoiceRow icon="map" label={t().people.mapHeading} hint={t().deepen.mapHint} go="/mensen/kaart" />
    </Page>
  );
}
