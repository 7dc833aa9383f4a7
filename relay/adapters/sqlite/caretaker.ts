import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { Caretaker } from "#relay/ports/caretaker.ts";
import type { Bytes } from "#src/base/bytes.ts";
import { createRelayKey } from "#relay/adapters/node-crypto/relay-signer.ts";
import { backUp } from "./backup.ts";
import { checkStore } from "./check.ts";
import { RELAY_KEY, keepOnce, openWriter } from "./open-database.ts";
import { raiseRestored, restore } from "./restore.ts";
import { countStore } from "./stats.ts";

/** Care for a database in a folder, and for the pieces of files wherever they lie. */
export const createSqliteCaretaker = (dataDir: string, blobs: BlobStore): Caretaker => ({
  backup: (folder) => backUp(dataDir, blobs, folder),
  restore: (folder, now) => restore(dataDir, blobs, folder, now),
  restored: (now) => raiseRestored(dataDir, blobs, now),
  check: (quick) => checkStore(dataDir, blobs, quick),
  stats: (now) => Promise.resolve(countStore(dataDir, now)),
  relayKey: () => Promise.resolve(keptKey(dataDir)),
});

/** The relay may not have been started yet: then its key is made here, as at a first start. */
function keptKey(dataDir: string): Bytes {
  const db = openWriter(dataDir);
  try {
    return keepOnce(db, RELAY_KEY, createRelayKey);
  } finally {
    db.close();
  }
}
