import { generateKeyPairSync, randomBytes, sign, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sqlite, openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { PREFIX_LENGTH } from "#src/protocol/envelope.ts";

const SECOND = 1000;

/** How often a second something runs when it does nothing else for so many milliseconds; `run` answers how much it did. */
function rate(milliseconds: number, run: () => number): number {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < milliseconds) done += run();
  return (done * SECOND) / (performance.now() - began);
}

/** What a signature of an envelope is over: a label, the prefix and the hash of the body. */
const SIGNED = PREFIX_LENGTH + 32 + 8;

/** V: Ed25519 signatures a second that one core verifies, by the library that the relay uses. */
export function verifyRate(milliseconds: number): number {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const message = randomBytes(SIGNED);
  const signature = sign(null, message, privateKey);
  return rate(milliseconds, () => (verify(null, message, publicKey, signature) ? 1 : Number.NaN));
}

export type StoreLimit = {
  /** G: rows a second that a loop with no other work commits, so many in each synced commit. */
  groupRate(milliseconds: number): number;
  close(): void;
};

/**
 * The limit of the store: rows of the relay's own table, under its own indexes, with the head of the section moved on for
 * each; nothing is read, judged, hashed or logged. Sections are taken in turn, as many as there are requests under way.
 */
export function storeLimit(group: number, bodyBytes: number): StoreLimit {
  const folder = mkdtempSync(join(tmpdir(), "roer-limit-"));
  const db = openWriter(folder);
  const insertRow = rowInserter(db, group, bodyBytes);
  const commitGroup = db.transaction(() => {
    for (let i = 0; i < group; i++) insertRow();
    return group;
  });
  return {
    groupRate: (milliseconds) => rate(milliseconds, () => commitGroup.immediate()),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function rowInserter(db: Sqlite, sections: number, bodyBytes: number): () => void {
  const makeSection = db.prepare(
    "INSERT INTO section (dossier, id, generation, inbox, head_pos, head_hash, head_time) VALUES (?, ?, 0, 0, 0, ?, 0)",
  );
  const insert = db.prepare(
    `INSERT INTO envelope (dossier, section, pos, grant_id, seq, epoch, time, env_hash, head_hash, prefix, body_hash, signature, body)
     VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?)`,
  );
  const moveHead = db.prepare(
    "UPDATE section SET head_pos = ?, head_hash = ?, head_time = ? WHERE dossier = ? AND id = ?",
  );
  const places = Array.from({ length: sections }, () => {
    const place = { dossier: randomBytes(16), section: randomBytes(16), grant: randomBytes(16), pos: 0 };
    makeSection.run(place.dossier, place.section, randomBytes(32));
    return place;
  });
  const [hash, prefix, signature, body] = [32, PREFIX_LENGTH, 64, bodyBytes].map((length) => randomBytes(length));
  let turn = 0;
  return () => {
    const place = places[turn++ % places.length];
    if (!place) return;
    place.pos += 1;
    const { dossier, section, grant, pos } = place;
    insert.run(dossier, section, pos, grant, pos, hash, hash, prefix, hash, signature, body);
    moveHead.run(pos, hash, pos, dossier, section);
  };
}
