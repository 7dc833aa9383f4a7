import { createMemo, For, type JSX, Show } from "solid-js";
import { type AreaRating, raterOfRating } from "#src/dossier/area-rating.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { RaterDrawing } from "./RaterDrawing.tsx";

export type AreaTimeProps = {
  /** Of one area, in any order. */
  readonly ratings: readonly Recorded<AreaRating>[];
  readonly who: (rating: Recorded<AreaRating>) => string;
};

/** How one area went over time, a line for each who looked, and the same in a table. Nothing before there are two looks. */
export function AreaTime(props: AreaTimeProps): JSX.Element {
  const { t, f } = useI18n();
  const faces = createMemo(() =>
    props.ratings.flatMap((rating) => {
      const { value, on } = rating.fields;
      return value === undefined ? [] : [{ rating, value, on, rater: raterOfRating(rating), height: value - 1 }];
    }),
  );
  const latestFirst = () => faces().toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <Show when={faces().length > 1}>
      <RaterDrawing said={faces()} label={t().explore.area.timeAlt} />
      <table class="roer-table">
        <thead>
          <tr>
            <th scope="col">{t().explore.table.day}</th>
            <th scope="col">{t().explore.table.who}</th>
            <th scope="col">{t().explore.table.face}</th>
          </tr>
        </thead>
        <tbody>
          <For each={latestFirst()}>
            {({ rating, value, on }) => (
              <tr>
                <td>{f().date(on)}</td>
                <th scope="row" dir="auto" translate="no">
                  {props.who(rating)}
                </th>
                <td>{t().kit.faces[value - 1]}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}
