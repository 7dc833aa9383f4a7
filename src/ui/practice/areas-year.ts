import { writeAreaDepth } from "#src/dossier/area-depth.ts";
import { createAreaLink } from "#src/dossier/area-link.ts";
import { type AreaRating, createAreaRating } from "#src/dossier/area-rating.ts";
import { addLifeArea, type AreaCode, changeLifeArea } from "#src/dossier/life-area.ts";
import { writeMirror } from "#src/dossier/mirror.ts";
import type { PracticePeople } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** Four looks in a year; the faces of each area at each of them. Absent: not looked at that day. */
const LOOKS = [-350, -230, -110, -10] as const;
const FACES: Readonly<Partial<Record<AreaCode, readonly (number | undefined)[]>>> = {
  housing: [4, undefined, 3, 4],
  money: [1, 2, 3, 3],
  day: [2, 3, undefined, 4],
  body: [2, 2, 3, 3],
  mind: [2, 3, 3, 4],
  home: [undefined, 4, undefined, 4],
  people: [2, 3, 3, 4],
  "self-care": [undefined, 3, undefined, 3],
  neighbourhood: [2, undefined, 3, 4],
};

type Words = {
  readonly goesWell: readonly string[];
  readonly hard: readonly string[];
  readonly wish: readonly string[];
};

/** What was said of an area grows with the looks; the last thing said stays. */
const said = (words: Words | undefined, look: number): Partial<AreaRating> => {
  const at = (list: readonly string[] | undefined): string | undefined => list?.[Math.min(look, list.length - 1)];
  const [goesWell, hard, wish] = [at(words?.goesWell), at(words?.hard), at(words?.wish)];
  return {
    ...(goesWell === undefined ? {} : { goesWell }),
    ...(hard === undefined ? {} : { hard }),
    ...(wish === undefined ? {} : { wish }),
  };
};

export function tellAreas(scene: PracticeScene, people: PracticePeople): void {
  const { areas } = scene.words;
  const words: Readonly<Partial<Record<AreaCode, Words>>> = {
    money: areas.money,
    body: areas.body,
    people: areas.people,
    housing: areas.housing,
    mind: areas.mind,
    day: areas.day,
  };
  for (const code of ["money", "body", "people"] as const)
    scene.wrote("areas", -352, (at) => changeLifeArea(code, { chosen: true }, at));
  scene.wrote("areas", -351, (at) => changeLifeArea("law", { hidden: true }, at));
  scene.made("areas", "life-area", -349, (id) => (at) => addLifeArea(areas.own, id, at));
  for (const [look, days] of LOOKS.entries())
    for (const [code, faces] of Object.entries(FACES) as [AreaCode, readonly (number | undefined)[]][]) {
      const value = faces[look];
      if (value === undefined) continue;
      const fields: AreaRating = {
        area: code,
        on: scene.day(days),
        ratedBy: "self",
        value,
        ...said(words[code], look),
        ...(code === "money" && look !== 2 ? { talkAboutThis: true } : {}),
      };
      scene.made("areas", "area-rating", days, (id) => (at) => createAreaRating(fields, id, at));
    }
  tellOtherViews(scene, people);
  scene.wrote("areas", -200, (at) => writeAreaDepth("money", areas.depth, at));
  scene.made(
    "areas",
    "area-link",
    -199,
    (id) => (at) => createAreaLink({ from: "money", to: "mind", words: areas.link }, id, at),
  );
  scene.made("areas", "area-link", -198, (id) => (at) => createAreaLink({ from: "day", to: "people" }, id, at));
  scene.wrote("areas", -9, (at) => writeMirror("explore", areas.mirror, at));
}

/** A coach with a key and a brother at the kitchen table see it in their own way. */
function tellOtherViews(scene: PracticeScene, people: PracticePeople): void {
  const { areas, piet } = scene.words;
  for (const [area, value, goesWell] of [
    ["money", 4, areas.joost.money],
    ["people", 4, areas.joost.people],
  ] as const)
    scene.offered(
      people.joost,
      "areas",
      "area-rating",
      -8,
      (id) => (at) => createAreaRating({ area, value, goesWell, on: scene.day(-8), ratedBy: "professional" }, id, at),
    );
  scene.made(
    "areas",
    "area-rating",
    -10,
    (id) => (at) =>
      createAreaRating(
        { area: "body", value: 2, on: scene.day(-10), ratedBy: "companion", raterName: piet.name },
        id,
        at,
      ),
  );
}
