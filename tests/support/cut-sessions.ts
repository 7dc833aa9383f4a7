import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { checkStore } from "#relay/adapters/sqlite/check.ts";
import { openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { createRecordLogReader } from "#relay/adapters/sqlite/record-log.ts";
import { type Acked, AppendingAuthor } from "./append-history.ts";
import { type DiskOp, createDiskShim } from "./disk-shim.ts";
import { openDossier } from "./open-relay.ts";
import { powerCuts, whole } from "./power-cuts.ts";
import { type RelayDossier, valueOf } from "./relay-dossier.ts";
import { ANY_PACE } from "./relay-over-http.ts";
import { startRelay } from "./relay-process.ts";

/** What a relay wrote and synced, what it had acknowledged, and how far the journal was when the client knew. */
export type Session = {
  readonly journal: readonly DiskOp[];
  readonly dossier: RelayDossier;
  readonly acked: readonly (Acked & { readonly knownAt: number })[];
};

const AUTHORS = 4;

/** A relay's life from an empty folder to a kill; on the way a dossier is erased, which empties the write-ahead log. */
export async function recordSession(appends: number, entry?: string): Promise<Session> {
  const shim = createDiskShim();
  const { dataDir } = shim;
  const environment = { ...ANY_PACE, ...shim.environment };
  const relay = await startRelay({ dataDir, environment, ...(entry === undefined ? {} : { entry }) });
  try {
    const other = await openDossier(relay.origin, 0);
    const { dossier, holders } = await openDossier(relay.origin, AUTHORS);
    const acked: (Acked & { knownAt: number })[] = [];
    const authors = holders.map((actor) => new AppendingAuthor(dossier, actor));
    let erasing: Promise<unknown> | undefined;
    const note = (author: AppendingAuthor): boolean => {
      acked.push(...author.acked.splice(0).map((each) => ({ ...each, knownAt: shim.now() })));
      if (acked.length > appends / 2) erasing ??= other.dossier.erase().then(valueOf);
      return acked.length >= appends;
    };
    await Promise.all(authors.map((author, i) => author.run(1 + i, () => note(author))));
    await erasing;
    await relay.kill();
    const journal = shim.journal();
    // A journal that leaves something out would show nothing.
    for (const file of ["relay.sqlite", "relay.sqlite-wal"] as const)
      invariant(whole(journal, file)?.equals(readFileSync(join(dataDir, file))), `the journal has all of ${file}`);
    return { journal, dossier, acked };
  } finally {
    await relay.kill();
    shim.remove();
  }
}

export type CutVerdict = {
  readonly cuts: number;
  readonly checked: number;
  readonly lost: number;
  readonly broken: number;
};

/**
 * Opens what each cut left as a relay does at its start, and looks. `checked` counts acknowledged writes that had to be
 * there, over all cuts; `broken` the cuts after which the store could not be opened or was not whole.
 */
export async function judgeCuts(
  { journal, dossier, acked }: Session,
  cuts: number,
  draw: (below: number) => number,
): Promise<CutVerdict> {
  const folder = mkdtempSync(join(tmpdir(), "roer-cut-"));
  const data = join(folder, "data");
  const sum = { cuts: 0, checked: 0, lost: 0, broken: 0 };
  try {
    for (const cut of powerCuts(journal, cuts, draw)) {
      cut.writeTo(data);
      const due = acked.filter(({ knownAt }) => knownAt <= cut.at);
      sum.cuts += 1;
      sum.checked += due.length;
      try {
        const db = openWriter(data);
        const log = createRecordLogReader(db);
        for (const { hash, pos } of due) {
          const entry = log.at(dossier.dossier, dossier.section, pos);
          if (!entry || !equal(entry.envHash, hash)) sum.lost += 1;
        }
        db.close();
        const { faults } = await checkStore(data, createBlobFiles(join(data, "blobs")));
        if (faults.length > 0) sum.broken += 1;
      } catch {
        sum.broken += 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return sum;
}
