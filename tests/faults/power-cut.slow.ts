import { expect, test } from "vitest";
import { type CutVerdict, judgeCuts, recordSession } from "#tests/support/cut-sessions.ts";
import { seeded } from "#tests/support/flipped-store.ts";
import { entryFile } from "#tests/support/planted-faults.ts";

const CUTS = Number(process.env["CUTS"] ?? 1200);
const SESSIONS = 8;
/** So many that the write-ahead log is folded in by itself, more than once. */
const APPENDS = 400;
const CONTROL_CUTS = 100;

async function cutSessions(sessions: number, cuts: number, appends: number, entry?: string): Promise<CutVerdict> {
  const sum = { cuts: 0, checked: 0, lost: 0, broken: 0 };
  for (let i = 0; i < sessions; i++) {
    const verdict = await judgeCuts(await recordSession(appends, entry), Math.ceil(cuts / sessions), seeded(1000 + i));
    for (const name of ["cuts", "checked", "lost", "broken"] as const) sum[name] += verdict[name];
  }
  return sum;
}

test(`${CUTS} power cuts lose nothing, and two relays that sync too late or not are caught by them`, async () => {
  const relay = await cutSessions(SESSIONS, CUTS, APPENDS);
  const ackFirst = await cutSessions(1, CONTROL_CUTS, 100, entryFile("ack-first-entry.ts"));
  const normal = await cutSessions(1, CONTROL_CUTS, 100, entryFile("normal-sync-entry.ts"));
  console.log(
    `power cuts: ${relay.cuts} in ${SESSIONS} lives of a relay, acked writes that had to be there ${relay.checked}, ` +
      `lost ${relay.lost}, stores that were not whole ${relay.broken}; controls: acknowledged first lost ${ackFirst.lost} of ` +
      `${ackFirst.checked}, synchronous=NORMAL lost ${normal.lost} of ${normal.checked}`,
  );
  expect(relay).toMatchObject({ lost: 0, broken: 0 });
  expect(relay.cuts).toBeGreaterThanOrEqual(CUTS);
  expect(ackFirst.lost).toBeGreaterThan(0);
  expect(normal.lost).toBeGreaterThan(0);
});
