import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createS3Blobs } from "#relay/adapters/s3/blob-store.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createSqliteCaretaker } from "#relay/adapters/sqlite/caretaker.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { readConfig, describeConfig } from "#relay/config.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";
import { equal } from "#src/base/bytes.ts";
import type { BlobId, DossierId, SectionId } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";
import { type S3Server, startS3 } from "#tests/support/s3-server.ts";
import { blobContract } from "./relay-blob-contract.ts";

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "roer-s3-relay-"));
  folders.push(made);
  return made;
};
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe("a relay whose files lie at an S3 server", () => {
  blobContract((options) =>
    createSqliteRelay({ ...options, dataDir: folder(), blobs: createS3Blobs(s3.place, s3.keys) }),
  );
});

describe("pieces at an S3 server", () => {
  const place = () => ({
    dossier: randomId<DossierId>(),
    section: randomId<SectionId>(),
    blob: randomId<BlobId>(),
  });
  async function stored(blobs: BlobStore, at = place(), piece = 0, length = 40): Promise<PieceName> {
    const sealed = random(length);
    const name = { ...at, piece, hash: sha512(sealed).slice(0, 32) };
    await blobs.put(name, sealed);
    expect(equal((await blobs.get(name)) ?? random(1), sealed)).toBe(true);
    return name;
  }
  const everything = async (blobs: BlobStore): Promise<readonly PieceName[]> => {
    const all = [];
    for await (const name of blobs.all()) all.push(name);
    return all;
  };

  test("come back as they were, and what is not there is an answer", async () => {
    const blobs = createS3Blobs({ ...s3.place, prefix: "one/" }, s3.keys);
    const name = await stored(blobs, place(), 3, BLOB_CHUNK_BYTES);
    await blobs.put(name, random(8));
    await blobs.remove(name);
    expect(await blobs.get(name)).toBeUndefined();
    await blobs.remove(name);
  });

  test("go by file and by dossier, over as many lists as it takes, and nothing of another goes along", async () => {
    const blobs = createS3Blobs({ ...s3.place, prefix: "two/" }, s3.keys, { page: 2, settled: 0 });
    const at = place();
    const other = { ...at, blob: randomId<BlobId>() };
    const elsewhere = await stored(blobs);
    for (let piece = 0; piece < 5; piece++) await stored(blobs, at, piece);
    const kept = await stored(blobs, other);
    expect(await everything(blobs)).toHaveLength(7);
    await blobs.drop(at);
    expect((await everything(blobs)).map(({ hash }) => hash)).toEqual(
      expect.arrayContaining([kept.hash, elsewhere.hash]),
    );
    expect(await everything(blobs)).toHaveLength(2);
    await blobs.erase(at.dossier);
    expect(await everything(blobs)).toEqual([elsewhere]);
  });

  test("of which no row speaks are told only once they have settled: another process may just be storing them", async () => {
    const fresh = createS3Blobs({ ...s3.place, prefix: "three/" }, s3.keys);
    await stored(fresh);
    expect(await everything(fresh)).toEqual([]);
    expect(
      await everything(createS3Blobs({ ...s3.place, prefix: "three/" }, s3.keys, { page: 9, settled: 0 })),
    ).toHaveLength(1);
  });

  test("are refused under another key, in no bucket, and by nobody who listens; the fault names none of it", async () => {
    const faultOf = async (blobs: BlobStore): Promise<string> => {
      const name = { ...place(), piece: 0, hash: random(32) };
      const thrown: unknown = await blobs.put(name, random(4)).catch((fault: unknown) => fault);
      if (!(thrown instanceof Error)) return "stored";
      expect(thrown.message).not.toContain(name.dossier);
      return "code" in thrown ? String(thrown.code) : thrown.name;
    };
    const wrong = { ...s3.keys, accessKeyId: "UNKNOWN" };
    expect(await faultOf(createS3Blobs(s3.place, wrong))).toBe("S3_403");
    expect(await faultOf(createS3Blobs({ ...s3.place, bucket: "none-of-that-name" }, s3.keys))).toBe("S3_404");
    expect(await faultOf(createS3Blobs({ ...s3.place, endpoint: "http://127.0.0.1:9" }, s3.keys))).not.toBe("stored");
  });
});

test("a backup fetches files from the bucket, and a restore puts them into another", async () => {
  const dataDir = folder();
  const clock = () => START;
  const north = createS3Blobs({ ...s3.place, prefix: "north/" }, s3.keys);
  const south = createS3Blobs({ ...s3.place, prefix: "south/" }, s3.keys);
  const d = new RelayDossier(await createSqliteRelay({ dataDir, clock, blobs: north }), clock);
  valueOf(await d.register());
  const file = { section: d.section, blob: randomId<BlobId>() };
  const sealed = random(600);
  const asked = <Body>(path: string, body: Body) => signedRequest(d.device, d.dossier, path, body, START);
  valueOf(await d.relay.beginBlob(asked("/v1/blobs/begin", { ...file, bytes: sealed.length })));
  valueOf(await d.relay.storePiece(asked("/v1/blobs/chunk", { ...file, piece: 0, sealed })));
  const backup = join(folder(), "friday");
  expect(await createSqliteCaretaker(dataDir, north).backup(backup)).toMatchObject({
    faults: [],
    checked: { blobs: 1 },
  });
  await d.relay.close();
  const restored = folder();
  expect(await createSqliteCaretaker(restored, south).restore(backup, 2)).toMatchObject({ faults: [] });
  expect(await createSqliteCaretaker(restored, south).check(false)).toMatchObject({
    faults: [],
    checked: { blobs: 1 },
  });
  d.relay = await createSqliteRelay({ dataDir: restored, clock, blobs: south });
  const read = await d.relay.readBlob(asked("/v1/blobs/read", { ...file, piece: 0 }));
  expect(valueOf(read)).toEqual(sealed);
  await d.relay.close();
});

test("the store is named by the configuration, and its keys are asked for and never told", () => {
  const set = { RELAY_BLOBS: "s3://roer-files/north", RELAY_S3_ENDPOINT: "https://s3.example" };
  const without = readConfig(set);
  expect(without.ok || without.error.reasons).toEqual([
    "AWS_ACCESS_KEY_ID must be set with RELAY_BLOBS",
    "AWS_SECRET_ACCESS_KEY must be set with RELAY_BLOBS",
  ]);
  const config = readConfig({ ...set, AWS_ACCESS_KEY_ID: "of-the-relay", AWS_SECRET_ACCESS_KEY: "of-nobody-else" });
  if (!config.ok) throw new Error("the configuration holds");
  expect(config.value.blobs).toEqual({
    endpoint: "https://s3.example",
    region: "us-east-1",
    bucket: "roer-files",
    prefix: "north/",
  });
  const told = JSON.stringify(describeConfig(config.value));
  expect(told).toContain("s3://roer-files/north/");
  for (const secret of ["of-the-relay", "of-nobody-else"]) expect(told).not.toContain(secret);
  expect(readConfig({ RELAY_BLOBS: "file:///pieces" }).ok).toBe(false);
});
