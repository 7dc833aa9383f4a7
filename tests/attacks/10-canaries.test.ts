import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { rmSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { fromBase64url, toBase64url } from "#src/base/bytes.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { decodeUnlockRecord, openUnlockRecord } from "#src/crypto/unlock.ts";
import { secretFromWords } from "#src/crypto/words.ts";
import { writeAboutMe } from "#src/dossier/about-me.ts";
import { createDocument } from "#src/dossier/document.ts";
import { createNetworkMember } from "#src/dossier/network-member.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import { keepDraft } from "#src/operations/draft.ts";
import { writeKeyFile } from "#src/operations/key-file.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { sayOpened } from "#src/operations/receipts.ts";
import { keepFile } from "#src/operations/keep-file.ts";
import { NO_NIGHT, notifyHere } from "#src/operations/notify-here.ts";
import { record, recordIn } from "#src/operations/record.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { type Replica, namesOf } from "#src/operations/replica.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { UNLOCK } from "#src/operations/is-here.ts";
import { Door } from "#src/operations/door.ts";
import { openDisk } from "#src/storage/dexie-disk.ts";
import { allowNotifications } from "#tests/support/allowed-notifications.ts";
import { DONE, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import {
  type Canary,
  type Haystack,
  dumpIndexedDb,
  filesIn,
  formsOf,
  search,
  textCanary,
} from "#tests/support/attacker-search.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { createSubscriber, startPushService } from "#tests/support/push-service.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type Device, type OpenDevice, PIN, type World, createWorld } from "#tests/support/world.ts";

const { signal } = new AbortController();
const SENTENCE = "kanarie-zin-die-ontgrendelt";
const TEXTS = {
  name: "Kanarie-Samira",
  goal: "kanarie-doel weer leren fietsen",
  about: "kanarie-houvast zet de thee klaar",
  member: "Kanarie-buurvrouw",
  private: "kanarie-alleen-voor-mij",
  ownerNote: "kanarie-notitie van de bewoner",
  holderNote: "kanarie-berichtje van de coach",
  proposal: "kanarie-voorstel samen oefenen",
  holder: "Kanarie-Joost",
  role: "kanarie-wijkcoach",
  organisation: "Kanarie-wijkteam",
  draft: "kanarie-concept nog niet af",
  file: "kanarie-in-een-brief van de gemeente",
  fileName: "kanarie-brief.pdf",
  unsent: "kanarie-blijft-hier niet verzonden",
};

/** Everything that a device says to the relay: where it asks, with what headers, what it sends. */
function overhear(device: Device, world: World, heard: Haystack[]): void {
  standBetween(device, world, (path, init, forward) => {
    const body =
      init.body instanceof Uint8Array ? init.body : Buffer.from(typeof init.body === "string" ? init.body : "");
    const head = Buffer.from(`${path} ${JSON.stringify(init.headers ?? {})}\n`);
    heard.push({ name: `request to ${path}`, bytes: Buffer.concat([head, body]) });
    return forward();
  });
}

/** Raw key bytes that only tests ever take out: the owner's whole trees, what the disk opens by, device and holder keys. */
async function keysOf(device: OpenDevice, replica: Replica, pin: string): Promise<readonly Canary[]> {
  const { session, ports } = device;
  const { database } = session.store;
  const out: Canary[] = [];
  const add = (name: string, bytes: Uint8Array | undefined): void => {
    if (!bytes || bytes.length < 16) throw new Error(`the test has no ${name} to look for`);
    out.push({ name, bytes });
  };
  const [record] = await ports.disk.get([UNLOCK]);
  const unlockRecord = record && decodeUnlockRecord(record);
  if (!unlockRecord) throw new Error("the device has an unlock record");
  const hash = valueOf(await ports.hashPassphrase(pin, unlockRecord.salt));
  const opened = openUnlockRecord(unlockRecord, hash, await ports.deviceMix(unlockRecord.salt));
  if (!opened) throw new Error("the pincode opens the record");
  add(
    "master key",
    opened.masterKey.use((key) => key.slice()),
  );
  const { keys } = namesOf(replica.ref);
  const secrets = database.open(keys, (await session.store.bytes(keys)) ?? new Uint8Array());
  add("signing seed", secrets?.slice(0, 32));
  add("box secret", secrets?.slice(32));
  const seed = await session.store.bytes("holder-seed");
  if (seed) add("holder seed", database.open("holder-seed", seed));
  for (const { id, kind, generation } of replica.sections)
    for (let g = 0; g <= generation; g++) {
      const content = replica.ring.whole(id, g);
      if (content && "cover" in content) add(`SR of ${kind} ${g}`, content.cover[0]?.key);
    }
  return out;
}

function toFileKey(text: string): Uint8Array {
  const key = fromBase64url(text);
  if (!key) throw new Error("the record holds the key of its file");
  return key;
}

async function story() {
  const world = await createWorld(onTestFinished);
  const service = await startPushService();
  const relay = await startRelay({ now: world.now(), environment: { RELAY_PUSH_HOSTS: service.origin } });
  onTestFinished(async () => {
    await relay.stop();
    await service.close();
    rmSync(relay.dataDir, { recursive: true, force: true });
  });
  Object.assign(world, { origin: relay.origin });
  const heard: Haystack[] = [];
  const factory = new IDBFactory();
  const owner = world.device();
  Object.assign(owner.ports, { disk: valueOf(await openDisk("roer", { indexedDB: factory, IDBKeyRange })) });
  overhear(owner, world, heard);
  await owner.openWith((ports) => createDossier(ports, TEXTS.name, PIN).then(valueOf));
  const resident = owner as OpenDevice;
  const { session } = resident;
  valueOf(await valueOf(await Door.open(session, PIN)).changePassphrase(SENTENCE));
  const words = (await sheetWords(session, resident.own)) ?? [];
  const goal = await writeGoal(resident, TEXTS.goal);
  const write = async (kind: "about" | "network" | "private", make: Parameters<typeof record>[3]): Promise<void> => {
    valueOf(await record(session, resident.own, resident.own.only(kind).id, make));
  };
  await write("about", (at) => writeAboutMe({ howToSupport: TEXTS.about }, at));
  await write("network", (at) => createNetworkMember({ name: TEXTS.member, ring: 1 }, newEntityId(), at));
  await writeNote(resident, resident.own, resident.own.only("private").id, TEXTS.private);
  await writeNote(resident, resident.own, goal, TEXTS.ownerNote);
  const data = new Blob([`${TEXTS.file} `.repeat(40_000)]);
  const file = valueOf(
    await keepFile(session, resident.own, { title: TEXTS.fileName, contentType: "text/plain", data }),
  );
  const letter = { title: TEXTS.fileName, files: [file] };
  valueOf(await recordIn(session, resident.own, "documents", [(at) => createDocument(letter, newEntityId(), at)]));
  expect(await keepDraft(session, "goal/new", TEXTS.draft)).toBe(true);
  // Two pieces, one an exchange, and one in which there is nothing more.
  for (const outcome of [{ type: "done", more: true }, { type: "done", more: true }, ...DONE])
    expect(await resident.sync()).toEqual([outcome]);

  const joost = await world.holder();
  overhear(joost, world, heard);
  const sections = [goal, resident.own.only("about").id];
  const choice = { sections, domain: domainRights("note", "propose"), until: { type: "two-weeks" } } as const;
  const plan = { choice, preset: "think-along", circle: "professional" } as const;
  const offer = valueOf(await KeyOffer.open(session, resident.own, plan, { type: "qr" }));
  const request = valueOf(await KeyRequest.fromCode(joost.session, offer.fragment));
  valueOf(await request.claim({ name: TEXTS.holder, role: TEXTS.role, organisation: TEXTS.organisation }, signal));
  valueOf(await offer.waitForClaim(signal));
  const given = valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  const key = valueOf(await request.waitForKey(signal));
  const browser = createSubscriber(service.origin);
  allowNotifications(owner, browser);
  valueOf(await notifyHere(session, NO_NIGHT));
  await writeNote(joost, key, goal, TEXTS.holderNote);
  const proposal = { proposes: "step", text: TEXTS.proposal } as const;
  valueOf(await record(joost.session, key, goal, (at) => createProposal(proposal, newEntityId(), at)));
  await sayOpened(joost.session, key, goal);
  expect(await joost.sync()).toEqual(DONE);
  await expect.poll(() => service.requests.length, { timeout: 20_000 }).toBe(1);
  for (const { path, headers, body } of service.requests) {
    heard.push({ name: "push", bytes: Buffer.from(`${path} ${JSON.stringify(headers)}`) });
    heard.push({ name: "push, as sent", bytes: body }, { name: "push, opened", bytes: browser.open(body) ?? body });
  }
  expect(await resident.sync()).toEqual(DONE);
  const holderKeys = await keysOf(joost, key, PIN);
  valueOf(await askToStop(session, resident.own, given.grant));
  expect(await resident.sync()).toEqual(DONE);
  resident.offline = true;
  await writeNote(resident, resident.own, goal, TEXTS.unsent);

  const canaries: Canary[] = [
    ...Object.values(TEXTS).map(textCanary),
    textCanary(SENTENCE),
    textCanary(words.join(" ")),
    textCanary(words.slice(3, 7).join(" ")),
    textCanary(offer.fragment.slice(2, 40)),
    { name: "file key", bytes: toFileKey(file.key) },
    { name: "recovery secret", bytes: valueOf(secretFromWords(words.join(" "))) },
    ...(await keysOf(resident, resident.own, SENTENCE)),
    ...holderKeys,
  ];
  const onDisk = async (name: string, { ports }: Device): Promise<readonly Haystack[]> => {
    const { items, queue } = await ports.disk.everything();
    return [
      ...items.map((item) => ({
        name: `${name}: ${item.name}`,
        bytes: Buffer.concat([Buffer.from(item.name), item.value]),
      })),
      ...queue.map((bytes) => ({ name: `${name}: outbox`, bytes })),
    ];
  };
  const keyFile = { name: "key file", bytes: valueOf(await writeKeyFile(joost.session, PIN)) };
  const devices = [...(await dumpIndexedDb(factory)), ...(await onDisk("holder", joost)), keyFile];
  return { relay, canaries, heard, devices, joost };
}

describe("planted canaries", () => {
  test("are in no byte that a relay, its log, its files, a push service or a device at rest has after a whole story, nor is any key", async () => {
    const { relay, canaries, heard, devices, joost } = await story();
    const log = (): Haystack => ({ name: "log", bytes: Buffer.from(relay.logText()) });
    expect(canaries.length).toBeGreaterThan(25);
    expect(heard.length).toBeGreaterThan(15);
    expect(devices.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(100_000);
    const running = filesIn(relay.dataDir);
    expect(running.map(({ name }) => name)).toEqual(expect.arrayContaining(["relay.sqlite", "relay.sqlite-wal"]));
    expect(running.filter(({ name }) => /^\d\.[0-9a-f]{64}$/u.test(name)).length).toBeGreaterThan(0);
    expect(search([...devices, ...heard, ...running, log()], canaries)).toEqual([]);

    // Control: what somebody forgets to seal, on its way, at the relay and on the disk, is found there.
    const { name, bytes } = textCanary(TEXTS.goal);
    await joost.ports.relay.claimInvite({ invite: "00".repeat(16), claim: toBase64url(bytes) });
    expect(search(heard, [{ name, bytes }])).toContainEqual(expect.stringContaining("/v1/invites/claim"));
    valueOf(await joost.ports.disk.commit([{ put: "slip", value: new Uint8Array(bytes) }]));
    const { items } = await joost.ports.disk.everything();
    expect(
      search(
        items.map(({ name: at, value }) => ({ name: at, bytes: value })),
        [{ name, bytes }],
      ),
    ).toHaveLength(1);

    await relay.stop();
    expect(search([...filesIn(relay.dataDir), log()], canaries)).toEqual([]);
  }, 180_000);

  test("control: each form is found wherever it lies, and at any offset", () => {
    const canary = textCanary("kanarie in een kolenmijn");
    for (const [form, needle] of formsOf(canary))
      for (const offset of [0, 1, 2, 3]) {
        const hay = Buffer.concat([randomBytes(offset), needle, randomBytes(20)]);
        expect(search([{ name: form, bytes: hay }], [canary])).not.toEqual([]);
      }
    for (const encoding of ["base64", "base64url", "hex", "utf16le"] as const)
      for (const offset of [0, 1, 2, 3]) {
        const whole = Buffer.concat([randomBytes(offset), Buffer.from(canary.bytes), randomBytes(7)]);
        const text =
          encoding === "utf16le"
            ? Buffer.from("kanarie in een kolenmijn", "utf16le")
            : Buffer.from(whole.toString(encoding));
        expect(search([{ name: encoding, bytes: text }], [canary])).not.toEqual([]);
      }
    expect(search([{ name: "nothing", bytes: randomBytes(10_000) }], [canary])).toEqual([]);
  });
});
