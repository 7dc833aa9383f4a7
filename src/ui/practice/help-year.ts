import type { EntityRef } from "#src/dossier/entity-id.ts";
import { createHelpClaim } from "#src/dossier/help-claim.ts";
import { writeHelpOffer } from "#src/dossier/help-offer.ts";
import { createHelpRequest, type HelpRequest } from "#src/dossier/help-request.ts";
import { createHelpThanks } from "#src/dossier/help-thanks.ts";
import type { PracticePlace } from "#src/operations/open-practice.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { type PracticePeople, SHOPPING, WALK } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** Who was asked to walk the dog and to carry the shopping, who does what, and what Els offered. */
export function tellHelp(scene: PracticeScene, { els, piet }: PracticePeople): void {
  const { walk, shopping, limits } = scene.words.help;
  const asked = (place: PracticePlace, days: number, request: Omit<HelpRequest, "on">, on: readonly number[]) =>
    scene.made(
      place,
      "help-request",
      days,
      (id) => (at) => createHelpRequest({ ...request, on: on.map((day) => scene.day(day)) }, id, at),
    );
  const said = (by: GrantId, place: PracticePlace, request: EntityRef, days: number, date: number): EntityRef =>
    scene.offered(
      by,
      place,
      "help-claim",
      days,
      (id) => (at) => createHelpClaim({ request, date: scene.day(date) }, id, at),
    );
  const round = asked(WALK, -5, { what: "dog", text: walk, at: "16:00", minutes: 30 }, [-2, 0, 2]);
  const walked = said(els, WALK, round, -4, -2);
  said(piet, WALK, round, -3, 0);
  scene.made(WALK, "help-thanks", -1, (id) => (at) => createHelpThanks({ claim: walked, words: "helped" }, id, at));
  const shop = asked(SHOPPING, -3, { what: "groceries", text: shopping, at: "10:00", minutes: 60 }, [4]);
  said(els, SHOPPING, shop, -2, 4);
  scene.said(els, "inbox", -6, (at) => writeHelpOffer({ what: ["dog", "groceries", "company"], limits }, at));
}
