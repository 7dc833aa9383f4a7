import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { createAreas } from "./create-areas.ts";
import { Flower } from "./Flower.tsx";
import { OVERVIEW } from "./questions.ts";

/** Two days side by side, in a drawing and in words: what was said then, and what was said now. */
export default function ComparePage(): JSX.Element {
  const { t, f } = useI18n();
  const areas = createAreas();
  const [chosenThen, setThen] = createSignal<LocalDate>();
  const [chosenNow, setNow] = createSignal<LocalDate>();
  const then = () => chosenThen() ?? areas.days().at(-1);
  const now = () => chosenNow() ?? areas.days()[0];
  const rows = createMemo(() => {
    const [first, last] = [then(), now()];
    if (first === undefined || last === undefined) return [];
    const [before, after] = [areas.asOf(first), areas.asOf(last)];
    return [...areas.chosen(), ...areas.others()]
      .map((area) => ({
        name: areaName(t(), area),
        before: before(area.id)?.fields.value,
        after: after(area.id)?.fields.value,
      }))
      .filter((row) => row.before !== undefined || row.after !== undefined);
  });
  const choices = () => areas.days().map((value) => ({ value, label: f().date(value) }));
  const face = (value: number | undefined): string =>
    value === undefined ? t().explore.notYet : (t().kit.faces[value - 1] ?? "");
  return (
    <Page title={t().explore.title} heading={t().explore.compare.heading} back={OVERVIEW}>
      <Show
        when={areas.days().length > 1}
        fallback={
          <EmptyState icon="sunrise" text={t().explore.compare.empty}>
            <LinkButton href={OVERVIEW}>{t().explore.area.toList}</LinkButton>
          </EmptyState>
        }
      >
        <div class="roer-views">
          <SelectField
            label={t().explore.compare.earlier}
            choices={choices()}
            value={then() ?? ("" as LocalDate)}
            onChange={setThen}
          />
          <SelectField
            label={t().explore.compare.now}
            choices={choices()}
            value={now() ?? ("" as LocalDate)}
            onChange={setNow}
          />
        </div>
        <div class="roer-views">
          <Section heading={t().explore.compare.earlier}>
            <Flower
              values={rows().map(({ before }) => before ?? 0)}
              label={t().explore.compare.alt(f().date(then() ?? ""))}
            />
          </Section>
          <Section heading={t().explore.compare.now}>
            <Flower
              values={rows().map(({ after }) => after ?? 0)}
              label={t().explore.compare.alt(f().date(now() ?? ""))}
            />
          </Section>
        </div>
        <table class="roer-table">
          <thead>
            <tr>
              <th scope="col">{t().explore.table.area}</th>
              <th scope="col">{f().date(then() ?? "")}</th>
              <th scope="col">{f().date(now() ?? "")}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {({ name, before, after }) => (
                <tr>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  <td>{face(before)}</td>
                  <td>{face(after)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </Page>
  );
}
