import type { Instant } from "#src/base/instant.ts";
import type { PracticeScript } from "#src/operations/open-practice.ts";
import { tellAboutMe } from "./about-year.ts";
import { tellAgreements } from "./agreements-year.ts";
import { tellAreas } from "./areas-year.ts";
import { tellGoals } from "./goals-year.ts";
import { tellCase } from "./case-year.ts";
import { tellFamily } from "./family-year.ts";
import { giveKeys } from "./holders-year.ts";
import { tellHelp } from "./help-year.ts";
import { tellPeople } from "./people-year.ts";
import { PracticeScene } from "./practice-scene.ts";
import type { PracticeWords } from "./words-nl.ts";
import { tellCalendar, tellDiary, tellServices } from "./services-year.ts";

/** A year of Riet's life up to the moment at which the practice dossier is opened. */
export function practiceScript(words: PracticeWords, now: Instant): PracticeScript {
  const scene = new PracticeScene(words, now);
  const people = giveKeys(scene);
  tellAboutMe(scene, people);
  tellAreas(scene, people);
  tellGoals(scene, people);
  tellPeople(scene);
  tellAgreements(scene);
  tellCase(scene, people);
  tellServices(scene);
  tellHelp(scene, people);
  tellCalendar(scene);
  tellFamily(scene, people);
  tellDiary(scene);
  return { preferredName: words.name, entries: scene.entries, holders: scene.holders };
}
