import { expect, test } from "vitest";
import { judgeCuts, recordSession } from "#tests/support/cut-sessions.ts";
import { seeded } from "#tests/support/flipped-store.ts";
import { entryFile } from "#tests/support/planted-faults.ts";

const CUTS = 25;

test(
  "a power cut at any moment of a relay's life leaves a whole store, with all that was acknowledged",
  { timeout: 180_000 },
  async () => {
    const session = await recordSession(60);
    const verdict = await judgeCuts(session, CUTS, seeded(20_261_128));
    expect(verdict).toMatchObject({ cuts: CUTS, lost: 0, broken: 0 });
    expect(verdict.checked).toBeGreaterThan(CUTS);
    // The journal holds what such a test needs: syncs of both files, and an emptied log.
    const ops = new Set(session.journal.map(({ op, file }) => `${op} ${file}`));
    for (const needed of ["sync relay.sqlite", "sync relay.sqlite-wal", "truncate relay.sqlite-wal"])
      expect(ops).toContain(needed);
  },
);

test("the same cuts lose what a relay acknowledged before it committed", { timeout: 180_000 }, async () => {
  const session = await recordSession(30, entryFile("ack-first-entry.ts"));
  expect((await judgeCuts(session, CUTS, seeded(20_261_128))).lost).toBeGreaterThan(0);
});
