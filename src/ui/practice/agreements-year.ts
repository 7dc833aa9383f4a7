import { type CheckIn, createCheckIn } from "#src/dossier/check-in.ts";
import { CRISIS_PHASES, writeCrisisPhase } from "#src/dossier/crisis-phase.ts";
import { createIfThenCard } from "#src/dossier/if-then-card.ts";
import { writePilotLight } from "#src/dossier/pilot-light.ts";
import { createPointOfContact } from "#src/dossier/point-of-contact.ts";
import { createRepresentation } from "#src/dossier/representation.ts";
import { createWaitingCard } from "#src/dossier/waiting-card.ts";
import type { PracticeScene } from "./practice-scene.ts";

const PLACE = "coordination";

/** Who keeps the overview, what happens when, what is waited for, and the light that keeps burning. */
export function tellAgreements(scene: PracticeScene): void {
  const { agreements, joost, els, crisis } = scene.words;
  scene.made(
    PLACE,
    "point-of-contact",
    -350,
    (id) => (at) =>
      createPointOfContact({ ...agreements.before, from: scene.day(-350), until: scene.day(-181) }, id, at),
  );
  scene.made(
    PLACE,
    "point-of-contact",
    -180,
    (id) => (at) =>
      createPointOfContact(
        {
          name: joost.name,
          organisation: joost.organisation,
          phone: "06 3456 7890",
          tasks: agreements.tasks,
          from: scene.day(-180),
        },
        id,
        at,
      ),
  );
  for (const [direction, card, who] of [
    ["more", agreements.more, joost.name],
    ["more", agreements.more2, els.name],
    ["less", agreements.less, joost.name],
  ] as const)
    scene.made(PLACE, "if-then-card", -170, (id) => (at) => createIfThenCard({ direction, ...card, who }, id, at));
  scene.made(
    PLACE,
    "waiting-card",
    -40,
    (id) => (at) =>
      createWaitingCard(
        {
          waitingFor: agreements.waiting.what,
          since: scene.day(-40),
          expected: scene.day(30),
          bridgedBy: agreements.waiting.by,
          bridge: agreements.waiting.bridge,
          lookAgain: scene.day(9),
        },
        id,
        at,
      ),
  );
  scene.made(
    PLACE,
    "waiting-card",
    -160,
    (id) => (at) =>
      createWaitingCard(
        { waitingFor: agreements.waitingDone, since: scene.day(-160), endedOn: scene.day(-95) },
        id,
        at,
      ),
  );
  scene.made(
    PLACE,
    "representation",
    -140,
    (id) => (at) =>
      createRepresentation({ ...agreements.administrator, role: "administrator", from: scene.day(-140) }, id, at),
  );
  tellCheckIns(scene);
  for (const phase of CRISIS_PHASES)
    scene.wrote("crisis", -130, (at) => writeCrisisPhase(phase, crisis[phase], at, []));
}

/** Every week for half a year; now and then with a word. */
function tellCheckIns(scene: PracticeScene): void {
  const { agreements, els } = scene.words;
  scene.wrote(PLACE, -175, (at) =>
    writePilotLight({ rhythm: "week", contact: els.name, ifSilent: agreements.silent }, at),
  );
  const moods: readonly CheckIn["mood"][] = ["bad", "fair", "fair", "good", "fair", "good", "good", "fair"];
  for (let week = 0; week < 24; week++) {
    const days = -7 * (24 - week) - 1;
    const words = week % 8 === 7 ? agreements.checkInWords[(week >> 3) % agreements.checkInWords.length] : undefined;
    const fields: CheckIn = {
      on: scene.day(days),
      mood: moods[week % moods.length] ?? "fair",
      ...(words === undefined ? {} : { words }),
    };
    scene.made(PLACE, "check-in", days, (id) => (at) => createCheckIn(fields, id, at));
  }
}
