import { expect, onTestFinished, test } from "vitest";
import { problemName } from "#src/protocol/errors.ts";
import { AppendingAuthor, judgeLog } from "#tests/support/append-history.ts";
import { createDiskShim } from "#tests/support/disk-shim.ts";
import { openDossier } from "#tests/support/open-relay.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";

const SOUND = { lost: 0, doubled: 0, chained: true };
/** Batches that are tried while the disk fails. */
const TRIES = 5;

test(
  "a disk that is full or fails: nothing is acknowledged that is not kept, and what was acknowledged stays",
  { timeout: 180_000 },
  async () => {
    const shim = createDiskShim();
    const relay = await startRelay({ dataDir: shim.dataDir, environment: { ...ANY_PACE, ...shim.environment } });
    onTestFinished(async () => {
      await relay.kill();
      shim.remove();
    });
    const { dossier, http, holders } = await openDossier(relay.origin, 1);
    const author = new AppendingAuthor(dossier, holders[0] ?? dossier.device);
    const appendOne = (): Promise<void> => {
      let batches = 0;
      return author.run(2, () => batches++ > 0);
    };
    const judge = async () => judgeLog(dossier, await http.relayKey(), author.acked);
    /** Somebody else's, so that what is not answered is not sent again here. */
    const tryOne = async (): Promise<string> => {
      const answer = await dossier.append(dossier.next(dossier.device, dossier.section, {}, 30_000, false));
      return answer.ok ? "stored" : problemName(answer.error);
    };

    for (const fault of ["full", "write", "sync"] as const) {
      await appendOne();
      const before = author.acked.length;
      shim.turn(fault);
      for (let i = 0; i < TRIES; i++) expect([fault, await tryOne()]).toEqual([fault, "unavailable"]);
      await appendOne();
      expect(author.acked).toHaveLength(before);
      shim.turn("none");
      // By itself, and first what had no answer.
      await appendOne();
      expect(author.acked).toHaveLength(before + 2);
    }
    expect(await judge()).toEqual(SOUND);

    // A disk that fails at a read cannot be told from a broken file; what lies in SQLite's own memory is read from there.
    shim.turn("read");
    for (let i = 0; i < 50; i++) if ((await tryOne().catch(() => "no answer")) === "no answer") break;
    expect(await relay.ended()).toBe(1);
    expect(relay.logText()).toContain('"where":"store"');
    shim.turn("none");
    await relay.restart();
    expect(await judge()).toEqual(SOUND);
    await appendOne();
    expect(author.refused).toEqual([]);
    expect(await judge()).toEqual(SOUND);
  },
);
