import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { domainRights } from "#src/grants/rights.ts";
import { childSections, giveChildKey } from "#src/operations/give-child-key.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { writeGoal } from "#tests/support/attacker-scene.ts";
import { SECRET } from "#tests/support/child-scene.ts";
import { beginFamilyPlan } from "#tests/support/family-scene.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, type World } from "#tests/support/world.ts";
import type { KeyFact, TextFact } from "./facts.ts";
import { give } from "./give.ts";
import { CANARY } from "./needles.ts";
import { RelaySpy } from "./relay-spy.ts";

/** Three professionals, somebody who represents, two of the own circle. */
export const HOLDERS = ["joost", "noor", "vera", "ben", "buur", "els"] as const;
export type HolderName = (typeof HOLDERS)[number];
export type OwnerName = "phone" | "tablet";
export type PersonName = HolderName | OwnerName;

/** All that a key ever had on a device, kept by somebody whose app does not forget: rings, and where its logs stood. */
export type Hoard = {
  readonly rings: Keyring[];
  readonly places: Map<
    SectionId,
    { generation: number; ownSeq: number; ownPrev: Uint8Array; pos: number; hash: Uint8Array }
  >;
  fetched: number;
};

/** The people of one world, what was agreed between them, and what they said. */
export type Cast = {
  readonly world: World;
  readonly service: () => RelayService;
  readonly spy: RelaySpy;
  readonly signer: RelaySigner;
  readonly devices: Map<PersonName, OpenDevice>;
  readonly keys: KeyFact[];
  readonly texts: TextFact[];
  readonly hoards: Map<GrantId, Hoard>;
  /** Whoever was shown two histories: that device has stopped there, and is no measure of the others. */
  readonly forked: Set<PersonName>;
  /** Texts that nobody had the right to say: they may be shown to nobody. */
  readonly overreached: Set<string>;
  /** Goals that the resident removed. */
  readonly removed: Set<string>;
  readonly sections: SectionId[];
  readonly child: { readonly grant: GrantId; readonly section: SectionId };
  readonly words: string;
  recovered: boolean;
  count: number;
};

/** A text that is told from every other, and from anything else. */
export const newToken = (cast: { count: number }): string => `${CANARY} ${(cast.count += 1)}`;

export const ownerNames = (cast: Cast): readonly OwnerName[] =>
  (["phone", "tablet"] as const).filter((name) => cast.devices.has(name));

export function deviceOf(cast: Cast, name: PersonName): OpenDevice {
  const device = cast.devices.get(name);
  if (!device) throw new Error(`${name} has a device`);
  return device;
}

export const replicaOf = (cast: Cast, key: KeyFact): Replica | undefined =>
  deviceOf(cast, key.holder as HolderName).session.replica(key.grant);

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
  const sections = [await writeGoal(phone, newToken(count)), await writeGoal(phone, newToken(count))];
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
  await give(cast, "phone", "ben", { sections: [second], domain: propose, until: { type: "two-weeks" } });
  await give(cast, "phone", "buur", { sections: [], domain: note, until: { type: "two-weeks" } });
  return cast;
}

export const ledgerOf = (owner: OpenDevice) => readLedger(owner.own.only("ledger").log.settled).grants;

export function never(what: string): never {
  throw new Error(`the scene has ${what}`);
}
