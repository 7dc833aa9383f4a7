import { areaDepths } from "#src/dossier/area-depth.ts";
import { areaLinks } from "#src/dossier/area-link.ts";
import { type Area, lifeAreas } from "#src/dossier/life-area.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { DEPTH_QUESTIONS, type DepthQuestion } from "#src/ui/reading/depth-fields.ts";

export type DeepLine = { readonly area: Area; readonly text: string };
export type DeepLink = { readonly from: Area; readonly to: Area; readonly words: string | undefined };

export type DeepenSheet = {
  readonly lines: Readonly<Record<DepthQuestion, readonly DeepLine[]>>;
  readonly links: readonly DeepLink[];
};

/** What was written of each topic, question by question; hidden topics are left out. */
export function deepenSheet(state: SectionState): DeepenSheet {
  const areas = lifeAreas(state).filter(({ hidden }) => !hidden);
  const depths = areaDepths(state);
  const of = (question: DepthQuestion): readonly DeepLine[] =>
    areas.flatMap((area) => {
      const text = depths.get(area.id)?.fields[question];
      return text === undefined ? [] : [{ area, text }];
    });
  const [energy, forOthers, carry, causes] = DEPTH_QUESTIONS.map(of);
  const byId = new Map(areas.map((area) => [area.id, area]));
  return {
    lines: { energy: energy ?? [], forOthers: forOthers ?? [], carry: carry ?? [], causes: causes ?? [] },
    links: areaLinks(state).flatMap(({ fields }) => {
      const [from, to] = [byId.get(fields.from), byId.get(fields.to)];
      return from && to ? [{ from, to, words: fields.words }] : [];
    }),
  };
}

export const isEmptyDeepenSheet = ({ lines, links }: DeepenSheet): boolean =>
  links.length === 0 && DEPTH_QUESTIONS.every((question) => lines[question].length === 0);
