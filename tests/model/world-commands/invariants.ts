import type { Bytes } from "#src/base/bytes.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { Goal } from "#src/dossier/goal.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import { notes } from "#src/dossier/note.ts";
import { Step } from "#src/dossier/step.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { unsentTexts } from "#src/operations/end-access.ts";
import type { Prefix } from "#src/protocol/envelope.ts";
import type { Epoch } from "#src/protocol/time.ts";
import { hold } from "./broken.ts";
import { type Cast, deviceOf, ownerNames, type PersonName, replicaOf } from "./cast.ts";
import { endedAt, isOverAt, type KeyFact, leafAt, mayOpen } from "./facts.ts";
import { sync } from "./moves.ts";
import { everythingShown, shownIn } from "./shown.ts";

/** After every step: what needs nobody to be online. */
export function expectSafe(cast: Cast, from: number): void {
  const { spy } = cast;
  hold(spy.leaks.size === 0, "nothing readable at the relay", () => [...spy.leaks].join(", "));
  for (let at = from; at < spy.taken.length; at++) {
    const one = spy.taken[at];
    if (!one) continue;
    const { grant } = one.envelope.prefix;
    const key = cast.keys.find((fact) => fact.grant === grant);
    const ended = key ? endedAt(spy, key) : (spy.endedAt.get(grant) ?? Number.POSITIVE_INFINITY);
    hold(at < ended, "nothing let in outside a window", () => `number ${at} of who was ended at ${ended}`);
    if (key)
      hold(!isOverAt(key, one.at), "nothing let in outside a window", () => `${key.holder} at ${leafAt(one.at)}`);
  }
  for (const device of cast.devices.values())
    for (const replica of device.session.replicas.values())
      for (const line of everythingShown(replica))
        for (const text of cast.overreached)
          if (replica.author !== line.split(" ")[1] && line.includes(`${text}"`))
            hold(false, "nobody does what their key does not allow", () => line);
}

/** What ended somebody turned every part they had, and the relay holds all of that or none of it. */
export async function expectWhole(cast: Cast): Promise<void> {
  const [first] = ownerNames(cast);
  if (first === undefined) return;
  const { own, ports } = deviceOf(cast, first);
  const status = await ports.relay.status(own.signer);
  hold(status.ok, "everybody can go on", () => "the relay does not answer the resident");
  if (!status.ok) return;
  const now = new Map(status.value.sections.map(({ section, generation }) => [section, generation]));
  for (const { ended, sections } of cast.spy.turned) {
    for (const [section, generation] of sections)
      hold((now.get(section) ?? -1) >= generation, "a stop is never half done", () => `${section} did not turn`);
    const parts = cast.keys.filter(({ grant }) => ended.includes(grant)).flatMap((key) => key.sections);
    const left = parts.find((section) => !sections.has(section));
    hold(left === undefined, "a stop is never half done", () => `${left} stays open to who was stopped`);
  }
}

/** All that any key ever had, against all that the relay ever took in. */
export function expectSealed(cast: Cast): void {
  const { spy } = cast;
  for (const key of cast.keys) {
    const { rings = [] } = cast.hoards.get(key.grant) ?? {};
    for (const [at, { envelope }] of spy.taken.entries()) {
      const { prefix, body } = envelope;
      const may = mayOpen(spy, key, prefix.section, prefix.epoch, at);
      if (may) continue;
      const opens = rings.some((ring) => opensByAnyKey(ring, prefix, body));
      hold(
        !opens,
        "nobody opens outside a window",
        () => `${key.holder}'s key opens number ${at}, epoch ${prefix.epoch}`,
      );
    }
  }
}

/** Also by a key of another generation: it may be the same one. */
function opensByAnyKey(ring: Keyring, prefix: Prefix, body: Bytes): boolean {
  if ((ring.openEntry(prefix, body) ?? ring.openDrop(prefix, body)) !== undefined) return true;
  const { section, epoch } = prefix;
  for (let generation = 0; generation <= ring.latest(section); generation++) {
    const leaf = ring.window(section, generation, { nbf: epoch, exp: (epoch + 1) as Epoch });
    if (!leaf) continue;
    const moved = new Keyring();
    moved.take(section, prefix.generation, 1, leaf);
    if (moved.openEntry(prefix, body)) return true;
  }
  return false;
}

const QUIET: ReadonlySet<string> = new Set(["done", "over"]);
const ROUNDS = 8;

/** Everybody is online, every clock is right, the relay is honest: until nobody has anything to say or to hear. */
export async function settle(cast: Cast): Promise<void> {
  for (const device of cast.devices.values()) Object.assign(device, { offline: false, ahead: 0 });
  let loud: string[] = [];
  let before = -1;
  for (let round = 0; round < ROUNDS; round++) {
    loud = [];
    for (const name of cast.devices.keys()) {
      const outcomes = await sync(cast, name);
      if (!cast.forked.has(name))
        loud.push(...outcomes.filter(({ type }) => !QUIET.has(type)).map((one) => `${name}: ${JSON.stringify(one)}`));
    }
    if (loud.length === 0 && before === cast.spy.taken.length) return;
    before = cast.spy.taken.length;
  }
  hold(loud.length === 0, "everybody can go on", () => loud.join(", "));
}

/** When all is quiet: what everybody sees, and what was kept of it. */
export async function expectAgreed(cast: Cast): Promise<void> {
  const [first, ...others] = ownerNames(cast).filter((name) => !cast.forked.has(name));
  if (first === undefined) return;
  const owner = deviceOf(cast, first);
  const { own } = owner;
  for (const other of others)
    for (const { id } of own.sections) {
      const [mine, theirs] = [shownIn(own, id), shownIn(deviceOf(cast, other).own, id)];
      hold(mine.join("\n") === theirs.join("\n"), "honest devices agree", () => difference(first, mine, other, theirs));
    }
  for (const key of live(cast)) {
    const replica = replicaOf(cast, key);
    for (const section of key.sections) {
      if (!replica?.section(section)) continue;
      const [mine, theirs] = [shownIn(own, section), shownIn(replica, section)];
      hold(mine.join("\n") === theirs.join("\n"), "honest devices agree", () =>
        difference(first, mine, key.holder, theirs),
      );
    }
  }
  expectWords(cast, owner);
  for (const { id } of own.sections) {
    const titles = recordsOf(own.shown(id) ?? emptySection, Step).map(({ fields }) => fields.title);
    const isDoubled = new Set(titles).size < titles.length;
    hold(!isDoubled, "no word is lost, doubled, or in another's name", () => `a step was made twice: ${titles.join()}`);
    const back = recordsOf(own.shown(id) ?? emptySection, Goal).find(({ ref }) => cast.removed.has(ref.id));
    hold(!back, "nothing withdrawn comes back", () => `a goal that was removed is there: ${back?.fields.text}`);
  }
  for (const { id, kind } of own.sections) {
    if (kind === "ledger") continue;
    const asked = { incarnation: own.record.incarnation, sections: [{ section: id, after: 0 }] };
    const page = await owner.ports.relay.read(own.signer, asked);
    if (!page.ok) continue;
    for (const frame of page.value.frames) {
      if (!("envelope" in frame)) continue;
      const { prefix, body } = frame.envelope;
      const texts = (own.ring.openEntry(prefix, body) ?? own.ring.openDrop(prefix, body) ?? []).join();
      const back = gone(cast).find(({ token }) => texts.includes(`"${token}"`));
      hold(!back, "nothing withdrawn comes back", () => `"${back?.token}" lies at the relay`);
    }
  }
  await expectLines(cast, first);
}

const live = (cast: Cast): readonly KeyFact[] =>
  cast.keys.filter(
    (key) =>
      !cast.forked.has(key.holder as PersonName) &&
      endedAt(cast.spy, key) > cast.spy.taken.length &&
      !isOverAt(key, cast.world.now()) &&
      !isOutrun(cast, key) &&
      replicaOf(cast, key)?.record.over === undefined,
  );

/** Was something sealed already for after its end, by a device whose clock is ahead? Then this key cannot show it. */
const isOutrun = ({ spy }: Cast, { sections, exp }: KeyFact): boolean =>
  spy.taken.some(({ envelope: { prefix } }) => sections.includes(prefix.section) && prefix.epoch >= exp);

/** What was taken back and had been sent by somebody whose key went on long enough to say so. */
const gone = (cast: Cast) =>
  cast.texts.filter(({ fate, by }) => {
    if (fate !== "taken-back") return false;
    return by === "owner" || live(cast).some(({ grant }) => grant === by);
  });

/** Each text stands once and in its author's name, or waits where its author can copy it. */
function expectWords(cast: Cast, owner: ReturnType<typeof deviceOf>): void {
  for (const { token, by, section, fate } of cast.texts) {
    const found = notes(owner.own.shown(section) ?? emptySection).filter(({ fields }) => fields.text === token);
    const invariant = "no word is lost, doubled, or in another's name";
    hold(found.length <= 1, invariant, () => `"${token}" stands twice`);
    const [note] = found;
    const author = by === "owner" ? owner.own.author : by;
    hold(note === undefined || note.ref.author === author, invariant, () => `"${token}" is in another's name`);
    if (fate === "taken-back" && gone(cast).some((one) => one.token === token))
      hold(note === undefined, "nothing withdrawn comes back", () => `"${token}" is shown`);
    if (fate !== "said" || note) continue;
    const key = cast.keys.find(({ grant }) => grant === by);
    const replica = key && replicaOf(cast, key);
    const waits = replica !== undefined && unsentTexts(replica).includes(token);
    const forked = [...cast.forked].some((name) => name === key?.holder || (by === "owner" && name.length > 0));
    hold(waits || forked, invariant, () => `"${token}" of ${key?.holder ?? "the resident"} is nowhere`);
  }
}

/** The relay's own log, proved line by line on the resident's device, against what the relay really gave. */
async function expectLines(cast: Cast, by: "phone" | "tablet"): Promise<void> {
  const { session, own } = deviceOf(cast, by);
  const read = await readAccessLog(session, own);
  hold(read.ok, "one line for each reading", () => `the log does not hold: ${read.ok ? "" : read.error.type}`);
  if (!read.ok) return;
  const lines = read.value
    .filter(({ verb }) => verb === "read")
    .map(nameOf)
    .sort();
  const delivered = cast.spy.delivered.map(nameOf).sort();
  hold(lines.join() === delivered.join(), "one line for each reading", () => {
    const missing = delivered.filter((one) => !lines.includes(one));
    return `${delivered.length} readings, ${lines.length} lines; without one: ${missing.slice(0, 3).join(", ")}`;
  });
}

const nameOf = ({ grant, section, from, to }: { grant: string; section: string; from: number; to: number }): string =>
  `${grant}.${section}.${from}-${to}`;

const difference = (a: string, mine: readonly string[], b: string, theirs: readonly string[]): string =>
  [
    ...mine.filter((line) => !theirs.includes(line)).map((line) => `only ${a}: ${line}`),
    ...theirs.filter((line) => !mine.includes(line)).map((line) => `only ${b}: ${line}`),
  ].join("\n");
