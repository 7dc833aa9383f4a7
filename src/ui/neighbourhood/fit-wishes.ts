import { type AreaRating, latestRatings } from "#src/dossier/area-rating.ts";
import { type AreaId, isAreaCode } from "#src/dossier/life-area.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Activity } from "#src/exports/neighbourhood-card.ts";
import { plain } from "#src/ui/session/match.ts";

/** What the resident said to want, topic by topic, at the latest look. */
export type Wish = { readonly area: AreaId; readonly text: string };

export function wishesIn(areas: SectionState | undefined): readonly Wish[] {
  if (areas === undefined) return [];
  return [...latestRatings(areas)].flatMap(([area, views]) => {
    const text: AreaRating["wish"] = views.get("self")?.fields.wish;
    return text === undefined ? [] : [{ area, text }];
  });
}

export type Fit = { readonly activity: Activity; /** By which wishes. */ readonly areas: readonly AreaId[] };

/** That an activity is first of all about the topic of a wish counts once, each word that agrees twice. */
const TOPIC = 1;
const WORD = 2;
/** Whoever has a wish in every topic would get the whole card otherwise. */
const MOST = 12;
/** Shorter words agree with anything. */
const SHORTEST = 4;
/** "wandelen", "wandeling" and "wandelgroep" are one word here. */
const STEM = 5;

/** Words that stand in every wish and say nothing of what is wished, in the two languages of the product. */
const EMPTY = new Set(
  plain(
    `aan alle altijd andere anders beter daar deze door doen dingen eens eigen elke even gaan goed graag hebben heel helpen
     hier hoeft iemand iets jaar keer kijken klein kleine komen kunnen maar maken meer meestal mensen mijn minder moet
     moeten naar niet niks nieuw nooit ook over samen soms steeds twee veel voor waar want week weer wel willen worden zelf
     zijn zonder zouden
     about again also always and because better could every feel from good have help like make more much need never often
     other people really some someone something than that them then there they thing things this time want week well what
     when where with without would`,
  )
    .split(/\s+/u)
    .map((word) => word.slice(0, STEM)),
);

const stems = (text: string): ReadonlySet<string> =>
  new Set(
    (plain(text).match(/\p{L}+/gu) ?? [])
      .filter((word) => word.length >= SHORTEST)
      .map((word) => word.slice(0, STEM))
      .filter((stem) => !EMPTY.has(stem)),
  );

/**
 * The few activities that agree most with a wish, by what they are first of all about or by word, the closest first. A plain comparison that anybody can follow; it
 * judges nobody, and nothing of it is kept.
 */
export function fitWishes(activities: readonly Activity[], wishes: readonly Wish[]): readonly Fit[] {
  const asked = wishes.map(({ area, text }) => ({ area, stems: stems(text) }));
  return activities
    .map((activity) => {
      const has = stems(`${activity.name} ${activity.description ?? ""}`);
      const areas: AreaId[] = [];
      let weight = 0;
      for (const wish of asked) {
        const words = [...wish.stems].filter((stem) => has.has(stem)).length;
        const topic = isAreaCode(wish.area) && activity.about?.[0] === wish.area;
        const agrees = words * WORD + (topic ? TOPIC : 0);
        if (agrees > 0) areas.push(wish.area);
        weight += agrees;
      }
      return { activity, areas, weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST);
}
