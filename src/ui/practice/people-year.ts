import type { EntityRef } from "#src/dossier/entity-id.ts";
import { create } from "#src/dossier/kind.ts";
import { NetworkFeeling } from "#src/dossier/network-feeling.ts";
import { createNetworkMember, type NetworkMember, type Ring } from "#src/dossier/network-member.ts";
import { NetworkSnapshot } from "#src/dossier/network-snapshot.ts";
import type { PracticeScene } from "./practice-scene.ts";
import type { PracticeWords } from "./words-nl.ts";

type Name = keyof PracticeWords["people"];
type Often = keyof PracticeWords["often"];

/** Ring now, ring half a year ago (0: not there then), group, how often, and what they do. */
const AROUND: readonly (readonly [
  Name,
  Ring,
  0 | Ring,
  NonNullable<NetworkMember["group"]>,
  Often,
  Partial<NetworkMember>,
])[] = [
  ["bobbie", 1, 1, "family", "day", { support: ["company"], reciprocal: true, angle: 20 }],
  [
    "els",
    1,
    2,
    "neighbours",
    "week",
    { support: ["practical", "company"], reciprocal: true, angle: 150, phone: "06 1234 5678" },
  ],
  [
    "piet",
    1,
    1,
    "family",
    "week",
    { support: ["practical", "emotional"], angle: 320, emergencyContact: true, phone: "06 2345 6789" },
  ],
  ["daughter", 2, 3, "family", "month", { support: ["emotional"], angle: 350 }],
  ["joost", 2, 2, "professionals", "week", { support: ["advice"], angle: 250 }],
  ["fatma", 3, 2, "professionals", "month", { support: ["advice"], angle: 270 }],
  ["doctor", 3, 3, "professionals", "year", { support: ["advice"], angle: 230 }],
  ["gerda", 3, 3, "work-school", "year", { angle: 190 }],
  ["henk", 2, 0, "volunteers", "month", { support: ["practical"], angle: 205 }],
  ["park", 2, 2, "places", "day", { angle: 90 }],
  ["centre", 2, 0, "places", "week", { support: ["company"], angle: 110 }],
];

/** The people and places around her, what she feels about two of them, and the map of half a year ago. */
export function tellPeople(scene: PracticeScene): void {
  const { people, often, feelings } = scene.words;
  const refs = new Map<Name, EntityRef>();
  for (const [name, ring, before, group, rhythm, more] of AROUND) {
    const fields: NetworkMember = { ...people[name], ring, group, frequency: often[rhythm], ...more };
    const days = before === 0 ? -90 : -340;
    const ref = scene.made("network", "network-member", days, (id) => (at) => createNetworkMember(fields, id, at));
    refs.set(name, ref);
  }
  for (const [name, feeling, words] of [
    ["daughter", "mixed", feelings.daughter],
    ["piet", "good", feelings.piet],
  ] as const) {
    const member = refs.get(name);
    if (member)
      scene.made(
        "private",
        "network-feeling",
        -100,
        (id) => (at) => create(NetworkFeeling, { member, feeling, words }, id, at),
      );
  }
  const members = AROUND.flatMap(([name, , before]) => {
    const member = refs.get(name);
    return member && before !== 0 ? [{ member, name: people[name].name, ring: before }] : [];
  });
  scene.made(
    "network",
    "network-snapshot",
    -180,
    (id) => (at) => create(NetworkSnapshot, { on: scene.day(-180), members }, id, at),
  );
}
