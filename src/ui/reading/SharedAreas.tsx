import { createMemo, For, type JSX, Show } from "solid-js";
import { latestRatings } from "#src/dossier/area-rating.ts";
import { lifeAreas } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "./area-name.ts";
import { AreaView } from "./AreaView.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** How it goes, area by area; the views of different people lie side by side and are never made into one. */
export function SharedAreas(props: SharedPartProps): JSX.Element {
  const { t, f } = useI18n();
  const latest = createMemo(() => latestRatings(props.state));
  const told = () => lifeAreas(props.state).filter(({ id, hidden }) => !hidden && latest().has(id));
  return (
    <Section heading={t().keys.parts.areas}>
      <Show when={told().length === 0}>
        <p>{t().holder.plan.noText}</p>
      </Show>
      <For each={told()}>
        {(area) => (
          <div>
            <h3 dir="auto">{areaName(t(), area)}</h3>
            <For each={[...(latest().get(area.id)?.values() ?? [])]}>
              {({ ref, fields }) => (
                <AreaView
                  rating={fields}
                  by={t().explore.area.by(fields.raterName ?? props.authorName(ref.author), f().relativeDay(fields.on))}
                />
              )}
            </For>
          </div>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}
