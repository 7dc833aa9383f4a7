import { AUDIENCES, type Audience } from "#src/dossier/child-part.ts";
import { domainRights } from "#src/grants/rights.ts";
import { randomGrant, type PracticePlace } from "#src/operations/open-practice.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** What some of them were asked for. */
export const WALK: PracticePlace = { help: "walk" };
export const SHOPPING: PracticePlace = { help: "shopping" };

/** Kevin's part, by who may read it. */
export const childPlace = (audience: Audience): PracticePlace => ({ child: `kevin-${audience}` });

export type PracticePeople = Readonly<Record<"joost" | "fatma" | "els" | "piet" | "mandy" | "kevin", GrantId>>;

/** Who has a key, who had one: a coach, a neighbour, a brother, a daughter, a child, and debt help that was stopped. */
export function giveKeys(scene: PracticeScene): PracticePeople {
  const people: PracticePeople = {
    joost: randomGrant(),
    fatma: randomGrant(),
    els: randomGrant(),
    piet: randomGrant(),
    mandy: randomGrant(),
    kevin: randomGrant(),
  };
  const { words } = scene;
  const post: PracticePlace = { goal: "post" };
  const meeting: PracticePlace = { caseSheet: "post" };
  scene.holders.push(
    {
      ...words.joost,
      grant: people.joost,
      circle: "professional",
      preset: "think-along",
      domain: domainRights("note", "propose", "score"),
      places: ["about", "areas", post, "coordination", "calendar", meeting],
      given: scene.moment(-300),
      until: scene.endOf(66),
    },
    {
      ...words.els,
      grant: people.els,
      circle: "supporter",
      preset: "message-only",
      domain: domainRights("note", "help"),
      places: [WALK, SHOPPING],
      given: scene.moment(-200),
      until: scene.endOf(40),
    },
    {
      ...words.piet,
      grant: people.piet,
      circle: "supporter",
      preset: "read-along",
      domain: domainRights("note", "help"),
      places: ["about", { goal: "dog" }, meeting, "crisis", WALK],
      given: scene.moment(-120),
      until: scene.endOf(5),
    },
    {
      ...words.mandy,
      grant: people.mandy,
      circle: "family",
      preset: "family",
      domain: domainRights("note"),
      places: ["family"],
      given: scene.moment(-105),
      until: scene.endOf(260),
    },
    {
      name: words.family.kevin.name,
      grant: people.kevin,
      circle: "child",
      preset: "child",
      domain: domainRights("note"),
      places: AUDIENCES.map(childPlace),
      given: scene.moment(-99),
      until: scene.endOf(266),
    },
    {
      ...words.fatma,
      grant: people.fatma,
      circle: "professional",
      preset: "read-along",
      domain: domainRights(),
      places: [{ goal: "money" }],
      given: scene.moment(-240),
      until: scene.endOf(-20),
      stopped: scene.moment(-45),
    },
  );
  return people;
}
