import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { depthFields } from "#src/ui/reading/depth-fields.ts";
import { GuidedOverview } from "#src/ui/writing/GuidedOverview.tsx";
import { AreaLinks } from "./AreaLinks.tsx";
import { NoSuchArea } from "./NoSuchArea.tsx";
import { DEEPEN, useDeepArea } from "./use-deep-area.ts";

/** One topic: what is behind it, and what it hangs together with. */
export default function DeepAreaPage(): JSX.Element {
  const { t } = useI18n();
  const { area, written } = useDeepArea();
  return (
    <Show when={area()} fallback={<NoSuchArea />}>
      {(here) => (
        <GuidedOverview
          title={t().deepen.title}
          heading={<bdi>{areaName(t(), here())}</bdi>}
          back={DEEPEN}
          fields={depthFields(t())}
          written={written()}
          address={(name) => `${DEEPEN}/${here().id}/${name}`}
          sheet="/blad/verdiepen"
        >
          <AreaLinks area={here().id} />
        </GuidedOverview>
      )}
    </Show>
  );
}
