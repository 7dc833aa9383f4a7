import { For, type JSX, Show } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { AreasTogether } from "./AreasTogether.tsx";
import { type Areas, createAreas } from "./create-areas.ts";
import { addressOf, areaAddress, OVERVIEW } from "./questions.ts";

const CHOOSE = `${OVERVIEW}/kiezen`;
const COMPARE = `${OVERVIEW}/vergelijk`;

/** Hoe gaat het: the chosen topics first, the others folded away, and all together as a flower with its table. */
export default function ExplorePage(): JSX.Element {
  const { t } = useI18n();
  const areas = createAreas();
  const next = (): Area | undefined => areas.chosen().find(({ id }) => areas.today(id) === undefined);
  const told = () =>
    [...areas.chosen(), ...areas.others()].filter(({ id }) => areas.own(id)?.fields.value !== undefined);
  return (
    <Page
      title={t().explore.title}
      heading={t().explore.heading}
      back="/meer"
      actions={
        <Show when={areas.chosen().length > 0}>
          <Show when={next()}>
            {(area) => (
              <LinkButton href={addressOf(area().id, "goesWell")}>
                {t().explore.begin(areaName(t(), area()))}
              </LinkButton>
            )}
          </Show>
          <Show when={areas.hasTold()}>
            <LinkButton kind={next() ? "quiet" : "primary"} icon="sheet" href="/blad/verkennen">
              {t().sheets.open}
            </LinkButton>
          </Show>
          <LinkButton kind={next() || areas.hasTold() ? "text" : "primary"} href={CHOOSE}>
            {t().explore.choose}
          </LinkButton>
        </Show>
      }
      aside={
        <Show when={told().length > 0}>
          <Section heading={t().explore.drawing}>
            <AreasTogether areas={told()} own={areas.own} />
            <Show when={areas.days().length > 1}>
              <LinkButton kind="text" href={COMPARE}>
                {t().explore.compare.open}
              </LinkButton>
            </Show>
          </Section>
        </Show>
      }
    >
      <Show
        when={areas.chosen().length > 0}
        fallback={
          <EmptyState icon="sunrise" text={t().explore.empty}>
            <LinkButton href={CHOOSE}>{t().explore.choose}</LinkButton>
          </EmptyState>
        }
      >
        <Rows of={areas.chosen()} own={areas.own} />
        <Fold label={t().explore.others}>
          <Rows of={areas.others()} own={areas.own} />
        </Fold>
      </Show>
    </Page>
  );
}

function Rows(props: { readonly of: readonly Area[]; readonly own: Areas["own"] }): JSX.Element {
  const { t, f } = useI18n();
  const hint = ({ id }: Area): string => {
    const view = props.own(id)?.fields;
    if (!view) return t().explore.notYet;
    const day = f().relativeDay(view.on);
    const face = view.value === undefined ? undefined : t().kit.faces[view.value - 1];
    return face === undefined ? day : t().explore.area.by(face, day);
  };
  return (
    <div class="roer-choices">
      <For each={props.of}>
        {(area) => <ChoiceRow label={areaName(t(), area)} hint={hint(area)} go={areaAddress(area.id)} />}
      </For>
    </div>
  );
}
