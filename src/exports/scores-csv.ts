import { areaRatings, raterOfRating } from "#src/dossier/area-rating.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import { goalScores, scorerOf } from "#src/dossier/goal-score.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { csvText } from "./csv.ts";

/** In this order; their heads are in the catalogue. */
export const SCORE_COLUMNS = [
  "what",
  "name",
  "on",
  "score",
  "least",
  "most",
  "means",
  "who",
  "whoName",
  "note",
] as const;
export type ScoreRow = Readonly<Record<(typeof SCORE_COLUMNS)[number], string>>;

export type ScoreSource = {
  readonly sections: readonly { readonly kind: SectionKind; readonly state: SectionState }[];
  readonly nameOf: (author: AuthorId) => string;
  /** Of a life area, by its number. */
  readonly areaName: (area: string) => string;
  /** What was written beside a score goes in only when that is chosen. */
  readonly withNotes: boolean;
};

/**
 * Each score once, by day: of a goal on its own scale, −2 … +2, and of a life area by faces, 1 … 5. A look without a face
 * has no score, and is here only for its words.
 */
export function scoreRows(t: Catalogue, source: ScoreSource): readonly ScoreRow[] {
  const of = (kind: SectionKind): readonly SectionState[] =>
    source.sections.filter((section) => section.kind === kind).map(({ state }) => state);
  const rows = [
    ...of("goal").flatMap((state) => goalRows(t, source, state)),
    ...of("areas").flatMap((state) => areaRows(t, source, state)),
  ];
  return rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export function scoresCsv(t: Catalogue, rows: readonly ScoreRow[]): string {
  const { columns } = t.takeAlong.scores;
  return csvText([
    SCORE_COLUMNS.map((name) => columns[name]),
    ...rows.map((row) => SCORE_COLUMNS.map((name) => row[name])),
  ]);
}

const goalRows = (t: Catalogue, { nameOf, withNotes }: ScoreSource, state: SectionState): readonly ScoreRow[] =>
  goals(state).flatMap((goal) =>
    goalScores(state, goal.ref).map((score) => ({
      what: t.takeAlong.scores.goal,
      name: goal.fields.text,
      on: score.fields.on,
      score: String(score.fields.level),
      least: "-2",
      most: "2",
      means: goal.fields.scale?.find(({ level }) => level === score.fields.level)?.text ?? "",
      who: t.goals.scale.raters[scorerOf(score)],
      whoName: score.fields.scorerName ?? (score.ref.author === OWNER ? "" : nameOf(score.ref.author)),
      note: withNotes ? (score.fields.note ?? "") : "",
    })),
  );

const areaRows = (t: Catalogue, source: ScoreSource, state: SectionState): readonly ScoreRow[] =>
  areaRatings(state).flatMap((rating) => {
    const { value, on, area, raterName, goesWell, hard, wish } = rating.fields;
    const note = source.withNotes ? [goesWell, hard, wish].filter((words) => words !== undefined).join(" · ") : "";
    if (value === undefined && note === "") return [];
    return [
      {
        what: t.takeAlong.scores.area,
        name: source.areaName(area),
        on,
        score: value === undefined ? "" : String(value),
        least: "1",
        most: "5",
        means: value === undefined ? "" : (t.kit.faces[value - 1] ?? ""),
        who: t.explore.raters[raterOfRating(rating)],
        whoName: raterName ?? (rating.ref.author === OWNER ? "" : source.nameOf(rating.ref.author)),
        note,
      },
    ];
  });
