import { For, type JSX } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import type { Areas } from "./create-areas.ts";
import { petals } from "./petals.ts";
import "./explore.css";

export type FlowerProps = { readonly areas: readonly Area[]; readonly own: Areas["own"] };

/** All areas at a glance, a petal each, all of one colour; and the same in a table, for who does not see it. */
export function Flower(props: FlowerProps): JSX.Element {
  const { t, f } = useI18n();
  const rows = () =>
    props.areas.flatMap((area) => {
      const view = props.own(area.id)?.fields;
      return view?.value === undefined ? [] : [{ name: areaName(t(), area), value: view.value, on: view.on }];
    });
  return (
    <>
      <svg class="roer-flower" viewBox="-100 -100 200 200" role="img" aria-label={t().explore.drawingAlt}>
        <circle class="roer-flower__edge" r="96" />
        <For each={petals(rows().map(({ value }) => value))}>
          {(path) => <path class="roer-flower__petal" d={path} />}
        </For>
        <circle class="roer-flower__heart" r="10" />
      </svg>
      <table class="roer-table">
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
                <td>{t().kit.faces[value - 1]}</td>
                <td>{f().relativeDay(on)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  );
}
