import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { openWriter } from "#relay/adapters/sqlite/open-database.ts";
import type { RelayService } from "#relay/core/service.ts";
import { random } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { ANY_PACE, type RelayOverHttp, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";

/** Overwrites the first page of a table's rows, as a failing disk might, with the relay stopped. */
function damage(dataDir: string, table: string): void {
  const db = openWriter(dataDir);
  // What still lies in the write-ahead log would stand before the page.
  db.pragma("wal_checkpoint(TRUNCATE)");
  const root = db
    .prepare<[string], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = ?")
    .get(table);
  const size = Number(db.pragma("page_size", { simple: true }));
  db.close();
  if (!root) throw new Error(`there is no table ${table}`);
  const file = openSync(join(dataDir, "relay.sqlite"), "r+");
  writeSync(file, random(size), 0, size, (root.rootpage - 1) * size);
  closeSync(file);
}

async function stoppedRelayWithALog() {
  const relay = await startRelay({ environment: ANY_PACE });
  onTestFinished(async () => {
    await relay.kill();
    rmSync(relay.dataDir, { recursive: true, force: true });
  });
  const http = relayOverHttp(relay.origin);
  // The other verbs are not asked of it here.
  const dossier = new RelayDossier(http as RelayService & RelayOverHttp, () => instant(Date.now()));
  valueOf(await dossier.register());
  valueOf(await dossier.append(dossier.next(dossier.device, dossier.section)));
  expect(await relay.stop()).toBe(0);
  return { relay, dossier };
}

test.each([
  ["the rows of the log, which the writer reads", "envelope"],
  ["the lines of the access log, to which it writes", "access_line"],
  ["the dossiers, which are looked up before that", "dossier"],
])("a relay that finds %s damaged gives no answer and ends", { timeout: 60_000 }, async (_what, table) => {
  const { relay, dossier } = await stoppedRelayWithALog();
  damage(relay.dataDir, table);
  await relay.restart();
  const asked = dossier.read(dossier.device).then(
    (answer) => (answer.ok ? "a page" : answer.error.type),
    () => "no answer",
  );
  expect(["no answer", "urn:roer:unavailable"]).toContain(await asked);
  // It ends of itself; `stop` would have it end with 0.
  expect(await relay.ended()).toBe(1);
  expect(relay.logText()).toContain('"where":"store"');
  for (const word of [dossier.dossier, dossier.section]) expect(relay.logText()).not.toContain(word);
});
