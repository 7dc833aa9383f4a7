import { useParams } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { type AreaDepth, areaDepths } from "#src/dossier/area-depth.ts";
import { type Area, lifeAreas } from "#src/dossier/life-area.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

export const DEEPEN = "/verder-kijken";

export type DeepArea = {
  /** Of the address; undefined when there is no such topic. */
  readonly area: Accessor<Area | undefined>;
  readonly written: Accessor<Partial<AreaDepth>>;
};

/** The topic of the address, and what was written of it. */
export function useDeepArea(): DeepArea {
  const params = useParams<{ area: string }>();
  const dossier = useOwnDossier();
  const state = createMemo(() => dossier().shownOf("areas"));
  const area = createMemo(() => lifeAreas(state()).find(({ id }) => id === params.area));
  const written = createMemo((): Partial<AreaDepth> => {
    const here = area();
    return (here && areaDepths(state()).get(here.id)?.fields) ?? {};
  });
  return { area, written };
}
