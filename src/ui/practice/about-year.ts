import { writeAboutMe } from "#src/dossier/about-me.ts";
import { THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { create } from "#src/dossier/kind.ts";
import { MyStory } from "#src/dossier/my-story.ts";
import { createNote } from "#src/dossier/note.ts";
import { createReceipt } from "#src/dossier/receipt.ts";
import type { PracticePeople } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** Zo help je mij, my story, and what came in for the resident alone. */
export function tellAboutMe(scene: PracticeScene, people: PracticePeople): void {
  const { about, story, inbox, inbox2 } = scene.words;
  scene.wrote("about", -355, (at) => writeAboutMe(about, at));
  scene.wrote("story", -340, (at) => create(MyStory, { text: story }, THE_ONLY_ONE, at));
  for (const [who, place, days] of [
    [people.joost, "about", -290],
    [people.joost, { goal: "post" }, -90],
    [people.piet, "about", -118],
    [people.joost, { goal: "post" }, -8],
    [people.piet, { goal: "dog" }, -6],
    [people.joost, "areas", -2],
  ] as const)
    scene.offered(
      who,
      "inbox",
      "receipt",
      days,
      (id) => (at, sectionAt) =>
        createReceipt({ section: sectionAt(place), upTo: 1000 + days, openedAt: at.ms }, id, at),
    );
  scene.offered(people.els, "inbox", "note", -12, (id) => (at) => createNote({ text: inbox, kind: "support" }, id, at));
  scene.offered(people.els, "inbox", "note", -1, (id) => (at) => createNote({ text: inbox2, kind: "support" }, id, at));
}
