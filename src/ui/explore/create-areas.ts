import { type Accessor, createMemo } from "solid-js";
import {
  amendAreaRating,
  AreaRating,
  areaRatings,
  createAreaRating,
  latestRatings,
  raterOfRating,
} from "#src/dossier/area-rating.ts";
import type { Changes, Recorded } from "#src/dossier/kind.ts";
import { retract } from "#src/dossier/kind.ts";
import { addLifeArea, type Area, type AreaId, changeLifeArea, LifeArea, lifeAreas } from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { dateIn, DUTCH_TIME } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createWriter, type Writer } from "#src/ui/session/create-writer.ts";

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
  readonly answer: (area: AreaId, answers: Answers) => Promise<Undo | undefined>;
  readonly choose: (area: AreaId, chosen: boolean) => Promise<boolean>;
  readonly add: (name: string) => Promise<Undo | undefined>;
  readonly writer: Writer;
};

/** The resident's areas of life and how each goes. Within a day a view is amended; a later day makes another one. */
export function createAreas(): Areas {
  const session = useSession();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const day = (): LocalDate => dateIn(DUTCH_TIME, session().now());
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
    answer,
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
