import { type Accessor, createMemo } from "solid-js";
import {
  amendAreaRating,
  AreaRating,
  areaRatings,
  createAreaRating,
  latestRatings,
  raterOfRating,
} from "#src/dossier/area-rating.ts";
import { type Changes, createFrom, type Recorded, retract, type Unchecked } from "#src/dossier/kind.ts";
import {
  addLifeArea,
  type Area,
  type AreaId,
  changeLifeArea,
  isAreaCode,
  LifeArea,
  lifeAreas,
} from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter, type Writer } from "#src/ui/session/create-writer.ts";
import { useToday } from "#src/ui/session/use-today.ts";

export type Answers = Changes<Pick<AreaRating, "goesWell" | "hard" | "wish" | "value" | "talkAboutThis">>;
export type Undo = () => Promise<boolean>;

export type Areas = {
  /** Those that are not hidden: the chosen ones, and the rest. */
  readonly chosen: Accessor<readonly Area[]>;
  readonly others: Accessor<readonly Area[]>;
  /** Has the resident said anything of any of them? */
  readonly hasTold: Accessor<boolean>;
  /** Its place in the list, whatever is chosen. */
  readonly rank: (area: AreaId) => number;
  readonly find: (id: string) => Area | undefined;
  /** The resident's own latest view, and what was said of it today. */
  readonly own: (area: AreaId) => Recorded<AreaRating> | undefined;
  readonly today: (area: AreaId) => Recorded<AreaRating> | undefined;
  /** All views of all, latest first. */
  readonly history: (area: AreaId) => readonly Recorded<AreaRating>[];
  /** Days on which the resident gave a face, latest first. */
  readonly days: Accessor<readonly LocalDate[]>;
  /** How it stood at the end of a day: the resident's own view of each. */
  readonly asOf: (day: LocalDate) => (area: AreaId) => Recorded<AreaRating> | undefined;
  /** Those the resident put out of sight. */
  readonly hidden: Accessor<readonly Area[]>;
  readonly answer: (area: AreaId, answers: Answers) => Promise<Undo | undefined>;
  readonly choose: (area: AreaId, chosen: boolean) => Promise<boolean>;
  /** Another name; an empty one gives the list's back. */
  readonly rename: (area: AreaId, name: string) => Promise<Undo | undefined>;
  readonly hide: (area: AreaId, hidden: boolean) => Promise<Undo | undefined>;
  /** What somebody says who looks along at this device. */
  readonly lookAlong: (area: AreaId, values: Unchecked) => Promise<Undo | undefined>;
  readonly add: (name: string) => Promise<Undo | undefined>;
  readonly writer: Writer;
};

/** The resident's areas of life and how each goes. Within a day a view is amended; a later day makes another one. */
export function createAreas(): Areas {
  const dossier = useOwnDossier();
  const writer = createWriter();
  const day = useToday();
  const state = createMemo(() => dossier().shownOf("areas"));
  const areas = createMemo(() => lifeAreas(state()).filter(({ hidden }) => !hidden));
  const latest = createMemo(() => latestRatings(state()));
  const own = (area: AreaId) => latest().get(area)?.get("self");
  const today = (area: AreaId): Recorded<AreaRating> | undefined => {
    const view = own(area);
    return view?.fields.on === day() ? view : undefined;
  };
  const write = writer.writeIn;

  async function answer(area: AreaId, answers: Answers): Promise<Undo | undefined> {
    const before = today(area);
    if (before) {
      const { ref, fields } = before;
      const back = Object.fromEntries(
        Object.keys(answers).map((name) => [name, fields[name as keyof Answers] ?? null]),
      ) as Answers;
      const done = await write("areas", (at) => amendAreaRating(ref.id, answers, at));
      return done ? () => write("areas", (at) => amendAreaRating(ref.id, back, at)) : undefined;
    }
    const id = newEntityId();
    const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
    const rating: AreaRating = { area, on: day(), ratedBy: "self", ...given };
    const done = await write("areas", (at) => createAreaRating(rating, id, at));
    return done ? () => write("areas", (at) => retract(AreaRating, id, at)) : undefined;
  }

  return {
    chosen: () => areas().filter(({ chosen }) => chosen),
    others: () => areas().filter(({ chosen }) => !chosen),
    hasTold: () => areas().some(({ id }) => own(id) !== undefined),
    rank: (id) => areas().findIndex((area) => area.id === id),
    find: (id) => areas().find((area) => area.id === id),
    own,
    today,
    history: (area) => areaRatings(state(), area).toReversed(),
    days: () => [
      ...new Set(
        areaRatings(state())
          .filter((rating) => isOwnView(rating) && rating.fields.value !== undefined)
          .map(({ fields }) => fields.on)
          .reverse(),
      ),
    ],
    asOf: (until) => {
      const then = latestRatings(state(), until);
      return (area) => then.get(area)?.get("self");
    },
    hidden: () => lifeAreas(state()).filter(({ hidden }) => hidden),
    answer,
    rename: async (area, name) => {
      const before = lifeAreas(state()).find(({ id }) => id === area)?.name ?? null;
      const to = (next: string | null): Promise<boolean> =>
        write("areas", (at) => changeLifeArea(area, { name: next }, at));
      const done = await to(name.trim() === "" && isAreaCode(area) ? null : name);
      return done ? () => to(before) : undefined;
    },
    hide: async (area, hidden) => {
      const to = (next: boolean): Promise<boolean> =>
        write("areas", (at) => changeLifeArea(area, { hidden: next ? true : null }, at));
      return (await to(hidden)) ? () => to(!hidden) : undefined;
    },
    lookAlong: async (area, values) => {
      const id = newEntityId();
      const fields = { ...values, area, on: day() };
      const done = await write("areas", (at) => createFrom(AreaRating, fields, id, at));
      return done ? () => write("areas", (at) => retract(AreaRating, id, at)) : undefined;
    },
    choose: (area, chosen) => write("areas", (at) => changeLifeArea(area, { chosen }, at)),
    add: async (name) => {
      const id = newEntityId();
      const done = await write("areas", (at) => addLifeArea(name, id, at));
      return done ? () => write("areas", (at) => retract(LifeArea, id, at)) : undefined;
    },
    writer,
  };
}

/** Whose view it is, for a line above it. */
export const isOwnView = (rating: Recorded<AreaRating>): boolean => raterOfRating(rating) === "self";
