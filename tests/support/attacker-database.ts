import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReader } from "#relay/adapters/sqlite/open-database.ts";
import { type Bytes, concat, toHex } from "#src/base/bytes.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import { type OpenedBundle, openBundle } from "#src/crypto/key-bundle.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { type Envelope, decodeEnvelope } from "#src/protocol/envelope.ts";
import { type DossierId, type GrantId, type SectionId, idFromBytes } from "#src/protocol/ids.ts";

/** Everything of one dossier that lies in a relay's files. */
export type StolenDatabase = {
  readonly envelopes: readonly Envelope[];
  readonly bundles: readonly { grant: GrantId; section: SectionId; generation: number; sealed: Bytes }[];
};

/** Copies the database with its write-ahead log as they lie there, while the relay runs, and reads all of it. */
export function stealDatabase(dataDir: string, dossier: DossierId): StolenDatabase {
  const copy = mkdtempSync(join(tmpdir(), "roer-stolen-"));
  cpSync(dataDir, copy, { recursive: true });
  const db = openReader(copy);
  const of = Buffer.from(dossier, "hex");
  type EnvelopeRow = { prefix: Buffer; signature: Buffer; body: Buffer };
  const envelopes = db
    .prepare<[Buffer], EnvelopeRow>(
      "SELECT prefix, signature, body FROM envelope WHERE dossier = ? ORDER BY section, pos",
    )
    .all(of)
    .map(({ prefix, signature, body }) => {
      const read = decodeEnvelope(dossier, concat(prefix.subarray(0, 2), prefix.subarray(18), signature, body));
      if (!read) throw new Error(`the relay kept an envelope that does not read: ${toHex(prefix)}`);
      return read;
    });
  type BundleRow = { grant_id: Buffer; section: Buffer; generation: number; sealed: Buffer };
  const bundles = db
    .prepare<[Buffer], BundleRow>("SELECT grant_id, section, generation, sealed FROM bundle WHERE dossier = ?")
    .all(of)
    .map((row) => ({
      grant: idFromBytes<GrantId>(new Uint8Array(row.grant_id)),
      section: idFromBytes<SectionId>(new Uint8Array(row.section)),
      generation: row.generation,
      sealed: new Uint8Array(row.sealed),
    }));
  db.close();
  rmSync(copy, { recursive: true });
  return { envelopes, bundles };
}

/** Every bundle of the database that these keys open, whomever it was addressed to. */
export function openableBundles(stolen: StolenDatabase, dossier: DossierId, keys: AccessKeys): readonly OpenedBundle[] {
  const grants = new Set(stolen.bundles.map(({ grant }) => grant));
  return stolen.bundles.flatMap(({ section, generation, sealed }) =>
    [...grants].flatMap((grant) => openBundle(keys, { dossier, section, generation, grant }, sealed) ?? []),
  );
}

/** All that any of these key rings opens, tried on every envelope without asking what it says of itself. */
export const openedBy = (
  envelopes: readonly Envelope[],
  rings: readonly Keyring[],
): readonly { readonly envelope: Envelope; readonly texts: readonly string[] }[] =>
  envelopes.flatMap((envelope) => {
    for (const ring of rings) {
      const texts = ring.openEntry(envelope.prefix, envelope.body) ?? ring.openDrop(envelope.prefix, envelope.body);
      if (texts) return [{ envelope, texts }];
    }
    return [];
  });
