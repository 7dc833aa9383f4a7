import { AUDIENCES, type Audience, createChildPart } from "#src/dossier/child-part.ts";
import { ChildVoice } from "#src/dossier/child-voice.ts";
import { createFamilyGoal } from "#src/dossier/family-goal.ts";
import { createFamilyMember } from "#src/dossier/family-member.ts";
import { createFamilyShare, FamilyShare } from "#src/dossier/family-share.ts";
import { BOBBIE } from "./bobbie-drawing.ts";
import { childPlace, type PracticePeople } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** The family plan: who is in it, what each wants, and what daughter and grandson said themselves. */
export function tellFamily(scene: PracticeScene, people: PracticePeople): void {
  const { mandy, kevin, shared, mandyGoal, kevinGoal, helper } = scene.words.family;
  const daughter = scene.made(
    "family",
    "family-member",
    -110,
    (id) => (at) => createFamilyMember({ ...mandy, ageBand: "18+", holder: people.mandy }, id, at),
  );
  const grandson = scene.made(
    "family",
    "family-member",
    -110,
    (id) => (at) => createFamilyMember({ ...kevin, ageBand: "4-11" }, id, at),
  );
  scene.made("family", "family-goal", -108, (id) => (at) => createFamilyGoal({ text: shared, helper }, id, at));
  scene.made(
    "family",
    "family-goal",
    -107,
    (id) => (at) => createFamilyGoal({ text: mandyGoal, whose: daughter }, id, at),
  );
  scene.made(
    "family",
    "family-goal",
    -106,
    (id) => (at) => createFamilyGoal({ text: kevinGoal, whose: grandson, doneOn: scene.day(-20) }, id, at),
  );
  tellShared(scene, people);
  for (const audience of AUDIENCES)
    scene.made(
      childPlace(audience),
      "child",
      -100,
      (id) => (at) => createChildPart({ name: kevin.name, audience, member: grandson, ageBand: "4-11" }, id, at),
    );
  tellKevin(scene, people);
}

/** What goes into the plan of all: a word of Riet's, and what Mandy brings in by her own key. */
function tellShared(scene: PracticeScene, { mandy }: PracticePeople): void {
  const { own, words, goal, does } = scene.words.family.told;
  scene.made(
    "family",
    "family-share",
    -95,
    (id) => (at) => createFamilyShare({ what: "words", text: own, on: scene.day(-95) }, id, at),
  );
  for (const [what, text, days] of [
    ["words", words, -90],
    ["goal", goal, -90],
    ["does", does, -32],
  ] as const)
    scene.offered(
      mandy,
      "family",
      "family-share",
      days,
      (id) => (_at, _sectionAt, inOwnWords) => inOwnWords(FamilyShare, { what, text, on: scene.day(days) }, id),
    );
}

/** Kevin told two things on a Wednesday with Riet: one for her alone, one that who helps may read as well. */
function tellKevin(scene: PracticeScene, { kevin }: PracticePeople): void {
  const { alone, helpers } = scene.words.family.kevinTells;
  const told: readonly (readonly [Audience, number, Partial<ChildVoice>])[] = [
    ["helpers", -60, { ...helpers, drawing: BOBBIE }],
    ["parent", -11, alone],
  ];
  for (const [audience, days, tells] of told)
    scene.offered(
      kevin,
      childPlace(audience),
      "child-voice",
      days,
      (id) => (_at, _sectionAt, inOwnWords) =>
        inOwnWords(ChildVoice, { ...tells, on: scene.day(days), ageBand: "4-11" }, id),
    );
}
