import { randomBytes as drawn } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { concat } from "#src/base/bytes.ts";
import { DAY } from "#src/base/instant.ts";
import { err } from "#src/base/result.ts";
import { PIECE_BYTES } from "#src/crypto/file-seal.ts";
import { type Attachment, FILE_BYTES } from "#src/dossier/attachment.ts";
import { createDocument, Document, documents } from "#src/dossier/document.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { amendFrom, restore, retract } from "#src/dossier/kind.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { FILE_KEPT_FOR } from "#src/operations/clear-files.ts";
import { fetchFile } from "#src/operations/fetch-file.ts";
import { forgetFile, keepFile } from "#src/operations/keep-file.ts";
import { recordIn } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { refusalOf } from "#src/operations/send-files.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { at, entity, must, placed } from "#tests/support/dossier-log.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

/** Of any length: what the app draws from is asked for keys only. */
const randomBytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(drawn(length));
const content = randomBytes(2 * PIECE_BYTES + 1000);
/** Megabytes: compared as bytes, and not as lists of numbers. */
const expectContent = (data: Uint8Array | string): void =>
  expect(typeof data === "string" ? data : Buffer.compare(data, content)).toBe(0);

const letter = (data = content) => ({ title: "brief.pdf", contentType: "application/pdf", data: new Blob([data]) });
const keep = async ({ session, own }: OpenDevice, data = content): Promise<Attachment> =>
  valueOf(await keepFile(session, own, letter(data)));

async function writeLetter({ session, own }: OpenDevice, file: Attachment): Promise<EntityId> {
  const id = newEntityId();
  const make = { title: "Brief over de huur", files: [file] };
  valueOf(await recordIn(session, own, "documents", [(at) => createDocument(make, id, at)]));
  return id;
}

/** Exchanges until nothing more is to be sent; how many it took. */
async function syncAll(device: OpenDevice): Promise<number> {
  for (let rounds = 1; rounds < 40; rounds++) {
    const [outcome] = await device.sync();
    if (outcome?.type !== "done") throw new Error(`the exchange ended as ${outcome?.type ?? "nothing"}`);
    if (outcome.more !== true) return rounds;
  }
  throw new Error("there is always more to send");
}

const sectionOf = (replica: Replica) => replica.only("documents").id;
async function read({ session }: OpenDevice, replica: Replica, file: Attachment) {
  const answer = await fetchFile(session, replica, sectionOf(replica), file);
  return answer.ok ? concat(...answer.value) : answer.error.type;
}
const chunksAsked = ({ link }: OpenDevice): number => link.asked.filter((path) => path === "/v1/blobs/chunk").length;

it("a letter is here at once without a network, goes piece by piece, and who holds a key reads it", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  samira.offline = true;
  const file = await keep(samira);
  await writeLetter(samira, file);
  expectContent(await read(samira, samira.own, file));
  samira.offline = false;
  expect(await syncAll(samira)).toBeGreaterThanOrEqual(3);
  expect(samira.own.files.files).toMatchObject([{ blob: file.blob, sent: 3 }]);

  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(samira, joost, { sections: [sectionOf(samira.own)], domain, until: lasts });
  const [shared] = documents(key.shown(sectionOf(key)) ?? (undefined as never));
  expect(shared?.fields.files).toEqual([file]);
  expectContent(await read(joost, key, file));
  // Who holds a key keeps nothing of it.
  expect(key.files.files).toEqual([]);

  const lines = valueOf(await readAccessLog(samira.session, samira.own));
  expect(lines.filter(({ verb }) => verb === "fetch-file").map(({ grant }) => grant)).toEqual(
    Array.from({ length: 3 }, () => key.ref.grant),
  );
  valueOf(await askToStop(samira.session, samira.own, key.ref.grant));
  await syncAll(samira);
  expect(await read(joost, key, file)).toBe("refused");
});

it("a sending that is cut goes on where it was, also after the device was off, and sends no piece twice", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await samira.sync();
  const file = await keep(samira);
  await writeLetter(samira, file);
  await samira.sync();
  expect(chunksAsked(samira)).toBe(1);
  samira.link.dropNextRequest("/v1/blobs/chunk");
  expect(await samira.sync()).toEqual([{ type: "offline" }]);
  samira.link.dropNextAnswer("/v1/blobs/chunk");
  expect(await samira.sync()).toEqual([{ type: "offline" }]);
  const again = await samira.restart();
  const before = chunksAsked(again);
  await syncAll(again);
  // One arrived, one arrived though its answer was lost: the last is all that was left.
  expect(chunksAsked(again) - before).toBe(1);
  expect(again.own.files.files).toMatchObject([{ sent: 3 }]);
});

it("what is written meanwhile does not wait for a long file", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await samira.sync();
  await writeLetter(samira, await keep(samira));
  expect(await samira.sync()).toEqual([{ type: "done", more: true }]);
  await writeLetter(samira, await keep(samira, randomBytes(100)));
  expect(samira.own.waiting).toHaveLength(1);
  await samira.sync();
  expect(samira.own.waiting).toHaveLength(0);
  expect(samira.own.files.files[0]?.sent).toBeLessThan(3);
});

it("a file that was chosen and never saved is not sent, stays for whoever left the form open, and goes when it is given up", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const file = await keep(samira);
  await syncAll(samira);
  expect(samira.link.asked).not.toContain("/v1/blobs/begin");
  world.advance(90 * DAY);
  await syncAll(samira);
  expectContent(await read0(samira, file));
  await forgetFile(samira.session, samira.own, file.blob);
  expect(samira.own.files.files).toEqual([]);
  expect(await read0(samira, file)).toBe("file-not-here");
  // One that a record names is not to be forgotten.
  const saved = await keep(samira);
  await writeLetter(samira, saved);
  await forgetFile(samira.session, samira.own, saved.blob);
  expectContent(await read(samira, samira.own, saved));
});
const read0 = async ({ session, own }: OpenDevice, file: Attachment) => {
  const answer = await fetchFile(session, own, own.only("about").id, file);
  return answer.ok ? concat(...answer.value) : answer.error.type;
};

it("a letter that was taken away can be put back for a week; then its file is gone here and at the relay", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const file = await keep(samira);
  const id = await writeLetter(samira, file);
  await syncAll(samira);
  const say = async (op: typeof retract | typeof restore): Promise<void> => {
    valueOf(await recordIn(samira.session, samira.own, "documents", [(at) => op(Document, id, at)]));
    await syncAll(samira);
  };
  await say(retract);
  world.advance(FILE_KEPT_FOR - DAY);
  await say(restore);
  world.advance(2 * DAY);
  await syncAll(samira);
  expectContent(await read(samira, samira.own, file));

  await say(retract);
  world.advance(FILE_KEPT_FOR + DAY);
  await syncAll(samira);
  expect(samira.link.asked.filter((path) => path === "/v1/blobs/drop")).toHaveLength(1);
  expect(samira.own.files.files).toEqual([]);
  expect(await read(samira, samira.own, file)).toBe("file-not-here");
  world.advance(2 * DAY);
  await syncAll(samira);
  expect(samira.link.asked.filter((path) => path === "/v1/blobs/drop")).toHaveLength(1);
});

it("a file that was changed on its way is not shown", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const file = await keep(samira, randomBytes(500));
  await writeLetter(samira, file);
  await syncAll(samira);
  expect(await read(samira, samira.own, { ...file, hash: file.key })).toBe("file-damaged");
  expect(await read(samira, samira.own, { ...file, key: file.hash })).toBe("file-damaged");
  expect(await read(samira, samira.own, { ...file, size: 499 })).toBe("file-damaged");
});

it("a file that is empty, too large or gone is refused, and a full disk loses nothing that was there", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const { session, own } = samira;
  const kept = async (data: Blob) => {
    const answer = await keepFile(session, own, { ...letter(), data });
    return answer.ok ? "kept" : answer.error.type;
  };
  expect(await kept(new Blob([]))).toBe("file-empty");
  expect(await kept({ size: FILE_BYTES + 1 } as Blob)).toBe("file-too-large");
  const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("it was moved")) }) };
  expect(await kept(gone as unknown as Blob)).toBe("file-unreadable");
  const file = await keep(samira, randomBytes(500));
  await writeLetter(samira, file);
  samira.disk.failNext("storage-full");
  expect(await kept(new Blob([content]))).toBe("storage-full");
  await syncAll(samira);
  expect(documents(samira.own.shownOf("documents"))).toHaveLength(1);
  expect(samira.own.files.files).toMatchObject([{ blob: file.blob, sent: 1 }]);
});

it("a file that the relay has no room for does not stand in the way of the next one", async () => {
  const world = await createWorld(onTestFinished, ({ clock }) =>
    createMemoryRelay({ clock, limits: { blobBytes: 50_000 } }),
  );
  const samira = await world.resident();
  const large = await keep(samira);
  await writeLetter(samira, large);
  const small = await keep(samira, randomBytes(500));
  await writeLetter(samira, small);
  await syncAll(samira);
  expect(refusalOf(samira.session, large.blob)).toBe("quota");
  expect(samira.own.files.files).toMatchObject([
    { blob: large.blob, sent: 0 },
    { blob: small.blob, sent: 1 },
  ]);
  expectContent(await read(samira, samira.own, large));
});

it("keeping a file waits for no line: neither for a piece on its way nor for an exchange", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await samira.sync();
  await writeLetter(samira, await keep(samira));
  await samira.sync();
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  samira.link.delay = () => held;
  const exchange = samira.sync();
  const kept: string[] = [];
  const keeping = keepFile(samira.session, samira.own, letter(), (done, all) => kept.push(`${done}/${all}`));
  await expect.poll(() => kept.at(-1)).toBe("3/3");
  go();
  await exchange;
  expect((await keeping).ok).toBe(true);
});

it("pages that two devices added to one letter while apart are all there, and none is dropped", () => {
  const file = (n: number): Attachment => ({
    blob: String(n).repeat(32).slice(0, 32) as Attachment["blob"],
    key: "A".repeat(43),
    contentType: "image/jpeg",
    title: `${n}.jpg`,
    size: 9,
    hash: "A".repeat(43),
  });
  const made = must(createDocument({ title: "brief", files: [file(1)] }, entity(1), at(1)));
  const adds = (n: number, time: number) =>
    must(amendFrom(Document, entity(1), { files: [file(1), file(n)] }, at(time), [at(1)]));
  const state = reduce(emptySection, [placed(made, 1), placed(adds(2, 2), 2), placed(adds(3, 3), 3)], sectionRules);
  const [apart] = documents(state);
  expect(apart?.fields.files.map(({ title }) => title)).toEqual(["1.jpg", "2.jpg", "3.jpg"]);
  expect(apart?.contested.size).toBe(0);
  // Whoever saves it again writes over what both wrote.
  const saved = amendFrom(Document, entity(1), { files: [file(1), file(3)] }, at(4), apart?.seen);
  const after = reduce(state, [placed(must(saved), 4)], sectionRules);
  expect(documents(after)[0]?.fields.files.map(({ title }) => title)).toEqual(["1.jpg", "3.jpg"]);
});

it("a disk that takes no more notes does not make the same piece go for ever", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await samira.sync();
  await writeLetter(samira, await keep(samira, randomBytes(500)));
  // The record goes first; then nothing more can be written here.
  const commit = samira.ports.disk.commit.bind(samira.ports.disk);
  const full: typeof commit = (changes) =>
    samira.link.asked.includes("/v1/blobs/begin") ? Promise.resolve(err({ type: "storage-full" })) : commit(changes);
  Object.assign(samira.ports.disk, { commit: full });
  for (let rounds = 0; rounds < 6; rounds++) await samira.sync();
  expect(await samira.sync()).toEqual([{ type: "done" }]);
  expect(chunksAsked(samira)).toBe(1);
  expect(samira.link.asked.filter((path) => path === "/v1/blobs/begin")).toHaveLength(1);
  Object.assign(samira.ports.disk, { commit });
  const again = await samira.restart();
  await syncAll(again);
  expect(chunksAsked(again)).toBe(1);
  expect(again.own.files.files).toMatchObject([{ sent: 1 }]);
});
