import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import type { RelayService } from "#relay/core/service.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { domainRights } from "#src/grants/rights.ts";
import { childSections, giveChildKey } from "#src/operations/give-child-key.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { writeGoal } from "#tests/support/attacker-scene.ts";
import { SECRET } from "#tests/support/child-scene.ts";
import { beginFamilyPlan } from "#tests/support/family-scene.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { goalAbout } from "#tests/support/representative-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";
import { type Cast, HOLDERS, never, newToken, type PersonName } from "./cast.ts";
import { give } from "./give.ts";
import { CANARY } from "./needles.ts";
import { RelaySpy } from "./relay-spy.ts";

/** A resident with two devices, two goals, a child, and people of whom some have a key already. */
export async function createCast(atEnd: (end: () => Promise<void>) => void, seed: string): Promise<Cast> {
  const relayKey = createRelayKey();
  const spy = new RelaySpy();
  let service: RelayService | undefined;
  const world = await createWorld(
    atEnd,
    (options) => (service = spy.watch(createMemoryRelay({ ...options, relayKey }), options.clock)),
    seed,
    false,
  );
  const phone = await world.resident(CANARY);
  const words = ((await sheetWords(phone.session, phone.own)) ?? []).join(" ");
  const count = { count: 0 };
  const sections = [await writeGoal(phone, newToken(count)), await goalAbout(phone, newToken(count), "money")];
  const family = await beginFamilyPlan(phone, CANARY);
  const [member] = familyMembers(phone.own.shown(family) ?? never("a family"));
  const child = { name: CANARY, ageBand: "4-11", member: (member ?? never("a child")).ref } as const;
  const { grant } = valueOf(await giveChildKey(phone.session, phone.own, child, SECRET));
  const section = childSections(phone.own, child.member).get("helpers") ?? never("a section for a child's words");
  const tablet = await linkInPerson(phone, world.device());
  const devices = new Map<PersonName, OpenDevice>([
    ["phone", phone],
    ["tablet", tablet],
  ]);
  for (const name of HOLDERS) devices.set(name, await world.holder());
  const cast: Cast = {
    world,
    service: () => service ?? never("a relay"),
    spy,
    signer: createRelaySigner(relayKey),
    devices,
    keys: [],
    texts: [],
    hoards: new Map(),
    forked: new Set(),
    overreached: new Set(),
    removed: new Set(),
    sections,
    child: { grant, section },
    words,
    recovered: false,
    ...count,
  };
  const [first, second] = sections;
  if (!first || !second) return never("two goals");
  const [note, propose] = [domainRights("note"), domainRights("note", "propose")];
  await give(cast, "phone", "joost", {
    sections: [first, second],
    domain: note,
    until: { type: "two-weeks" },
    passOn: true,
  });
  await give(cast, "phone", "noor", { sections: [first], domain: domainRights(), until: { type: "today" } });
  // Ben decides about money, and what he proposes there is done without a tap.
  const bens = { sections: [second], domain: propose, until: { type: "two-weeks" } } as const;
  await give(cast, "phone", "ben", bens, { scope: "money", mode: "managed", sections: [second] });
  await give(cast, "phone", "buur", { sections: [], domain: note, until: { type: "two-weeks" } });
  return cast;
}
