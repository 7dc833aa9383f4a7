import { latestRatings } from "#src/dossier/area-rating.ts";
import { type Area, lifeAreas } from "#src/dossier/life-area.ts";
import type { SectionState } from "#src/dossier/reduce.ts";

export const SHEET_PARTS = ["goesWell", "hard", "wish"] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

export type SheetLine = { readonly area: Area; readonly text: string };

export type ExploreSheet = {
  readonly lines: Readonly<Record<SheetPart, readonly SheetLine[]>>;
  readonly talk: readonly Area[];
};

/** What the resident said last of each topic, part by part; other people's views are not on the resident's own sheet. */
export function exploreSheet(state: SectionState): ExploreSheet {
  const latest = latestRatings(state);
  const views = lifeAreas(state).flatMap((area) => {
    const fields = area.hidden ? undefined : latest.get(area.id)?.get("self")?.fields;
    return fields ? [{ area, fields }] : [];
  });
  const of = (part: SheetPart): readonly SheetLine[] =>
    views.flatMap(({ area, fields }) => {
      const text = fields[part];
      return text === undefined ? [] : [{ area, text }];
    });
  return {
    lines: { goesWell: of("goesWell"), hard: of("hard"), wish: of("wish") },
    talk: views.filter(({ fields }) => fields.talkAboutThis === true).map(({ area }) => area),
  };
}

export const isEmptySheet = ({ lines, talk }: ExploreSheet): boolean =>
  talk.length === 0 && SHEET_PARTS.every((part) => lines[part].length === 0);
