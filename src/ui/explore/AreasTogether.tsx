import { createMemo, For, type JSX } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import type { Areas } from "./create-areas.ts";
import { Flower } from "./Flower.tsx";

export type AreasTogetherProps = { readonly areas: readonly Area[]; readonly own: Areas["own"] };

/** All areas of which a face was given: as a flower, and in a table for who does not see it. */
export function AreasTogether(props: AreasTogetherProps): JSX.Element {
  const { t, f } = useI18n();
  const rows = createMemo(() =>
    props.areas.flatMap((area) => {
      const view = props.own(area.id)?.fields;
      return view?.value === undefined ? [] : [{ name: areaName(t(), area), value: view.value, on: view.on }];
    }),
  );
  return (
    <>
      <Flower values={rows().map(({ value }) => value)} label={t().explore.drawingAlt} />
      <table class="roer-table roer-table--narrow">
        <thead>
          <tr>
            <th scope="col">{t().explore.table.area}</th>
            <th scope="col">{t().explore.table.face}</th>
            <th scope="col">{t().explore.table.day}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ name, value, on }) => (
              <tr>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td class="roer-table__short">{t().kit.faces[value - 1]}</td>
                <td>{f().relativeDay(on)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  );
}
