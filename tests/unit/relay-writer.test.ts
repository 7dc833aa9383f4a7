import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toBase64url } from "#src/base/bytes.ts";
import { ok } from "#src/base/result.ts";
import { decodeCapability } from "#src/protocol/capability.ts";
import { bodyHash, decodeEnvelope, prefixBytes } from "#src/protocol/envelope.ts";
import type { DossierId, InviteId } from "#src/protocol/ids.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { createTables } from "#relay/adapters/sqlite/tables.ts";
import { createWriter } from "#relay/adapters/sqlite/writer.ts";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import type { Command } from "#relay/core/commands.ts";
import { createTools } from "#relay/core/tools.ts";
import { DEFAULT_LIMITS } from "#relay/core/limits.ts";
import { type MadeEnvelope, capabilityOf, random, randomId } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";

const dataDir = mkdtempSync(join(tmpdir(), "roer-writer-"));
const db = openWriter(dataDir);
afterAll(() => {
  db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A dossier with one device and one section, put into the tables directly. */
function seed() {
  const d = new RelayDossier(createMemoryRelay({ clock: () => START }), () => START);
  const tables = createTables(db);
  const { grant, signPk, boxPk } = d.device;
  tables.ledger.create(d.dossier, d.rootPk);
  tables.ledger.addGrant(d.dossier, { grant, signPk, boxPk, device: true, heldBack: false });
  tables.log.create(d.dossier, d.section, false);
  const signed = decodeCapability(capabilityOf(d.device, d.root, d.dossier));
  if (!signed) throw new Error("the test's capability is well-formed");
  tables.ledger.hold(d.dossier, { ...signed, start: 0 });
  return { d, tables };
}

function appendCommand(d: RelayDossier, made: MadeEnvelope): Command {
  const envelope = decodeEnvelope(d.dossier, made.wire);
  if (!envelope) throw new Error("the test's envelope is well-formed");
  const prefix = prefixBytes(envelope.prefix);
  const checked = {
    envelope,
    key: d.device.signPk,
    prefix,
    bodyHash: bodyHash(envelope.body, sha512),
    hash: made.hash,
  };
  return { verb: "append", now: START, hasRoom: true, dossier: d.dossier, envelopes: [ok(checked)] };
}

test("a command that breaks does not undo its neighbours in the group, and leaves nothing itself", () => {
  const { d, tables } = seed();
  const write = createWriter(db, createTools(sha512, DEFAULT_LIMITS));
  const broken: Command = { verb: "append", now: START, hasRoom: true, dossier: "no id" as DossierId, envelopes: [] };
  const written = write([
    appendCommand(d, d.next(d.device, d.section)),
    broken,
    appendCommand(d, d.next(d.device, d.section)),
  ]);
  expect(written.map((w) => w.ok)).toEqual([true, false, true]);
  expect(tables.log.section(d.dossier, d.section)?.head.pos).toBe(2);
  expect(db.inTransaction).toBe(false);
});

test("a refusal undoes what its verb wrote, and keeps the nonce", () => {
  const { d, tables } = seed();
  const write = createWriter(db, createTools(sha512, DEFAULT_LIMITS));
  const { grant, signPk } = d.device;
  const request = { dossier: d.dossier, grant, key: signPk, base: random(9), signature: random(64), raw: random(9) };
  const nonce = toBase64url(random(16));
  const cancel: Command = {
    verb: "cancelInvite",
    now: START,
    hasRoom: true,
    request: { ...request, nonce },
    invite: randomId() as string as InviteId,
  };
  const types = () => write([cancel]).map((w) => (w.ok && !w.value.ok ? w.value.error.type : "no refusal"));
  expect(types()).toEqual(["urn:roer:invite-unknown"]);
  expect(types()).toEqual(["urn:roer:replayed"]);
  expect(tables.nonces.remember(d.dossier, nonce, START)).toBe(false);
});
