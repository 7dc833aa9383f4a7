import { expect, test } from "vitest";
import { type Anomaly, type History, type Row, anomaliesIn } from "#tests/support/relay-history.ts";

const row = (pos: number, hash: string, more: Partial<Row> = {}): Row => ({
  pos,
  hash,
  head: `head of ${hash}`,
  time: 1000 + pos,
  ...more,
});
const reader = (rows: readonly Row[], more: Partial<History["readers"][number]> = {}): History["readers"][number] => ({
  name: "reader",
  rows,
  looks: [],
  waits: false,
  unsigned: 0,
  ...more,
});
const LOG = [row(1, "a"), row(2, "b"), row(3, "c")];

/** Two authors; `b` and `c` were under way at the same time, and `c` got no answer. */
const SOUND: History = {
  writes: [
    { hash: "a", author: "one", sentAt: 1, acks: [{ pos: 1, at: 2 }] },
    {
      hash: "b",
      author: "one",
      sentAt: 4,
      acks: [
        { pos: 2, at: 7 },
        { pos: 2, at: 9 },
      ],
    },
    { hash: "c", author: "two", sentAt: 5, acks: [] },
  ],
  readers: [reader(LOG.slice(0, 2), { looks: [{ askedAt: 6, reached: 1 }] }), reader(LOG, { waits: true })],
  log: LOG,
  refusals: [],
};
const found = (history: Partial<History>): readonly Anomaly[] =>
  anomaliesIn({ ...SOUND, readers: [], ...history }).map(({ what }) => what);

test("a sound history has none", () => {
  expect(anomaliesIn(SOUND)).toEqual([]);
});

test("an acknowledged write that is not there is lost; one that nobody acknowledged may be", () => {
  // What moved up stands now where another was acknowledged before it was sent.
  expect(found({ log: [row(1, "b"), row(2, "c")] })).toEqual(["lost", "lost", "out-of-order"]);
  expect(found({ log: LOG.slice(0, 2) })).toEqual([]);
});

test("two answers at two places are seen, and what stands twice", () => {
  const [a, b, c] = SOUND.writes;
  if (!a || !b || !c) throw new Error("three were written");
  expect(
    found({
      writes: [
        a,
        b,
        {
          ...c,
          acks: [
            { pos: 3, at: 8 },
            { pos: 4, at: 9 },
          ],
        },
      ],
    }),
  ).toEqual(["moved", "lost"]);
  expect(found({ log: [...LOG, row(4, "b")] })).toEqual(["doubled"]);
});

test("what nobody sent is foreign", () => {
  expect(found({ log: [...LOG, row(4, "d")] })).toEqual(["foreign"]);
});

test("who was acknowledged before another was sent stands before it", () => {
  const [a, b, c] = SOUND.writes;
  if (!a || !b || !c) throw new Error("three were written");
  const late = { ...c, sentAt: 3 };
  const swapped = [row(1, "c"), row(2, "b"), row(3, "a")];
  const writes = [{ ...a, acks: [{ pos: 3, at: 2 }] }, { ...b, acks: [] }, late];
  expect(found({ writes, log: swapped })).toEqual(["out-of-order", "out-of-order"]);
  // Sent before the acknowledgement, it may stand on either side.
  expect(found({ writes: [{ ...a, acks: [{ pos: 3, at: 20 }] }, { ...b, acks: [] }, late], log: swapped })).toEqual([]);
});

test("holes and rows older than those before them are seen, in the log and at a reader", () => {
  expect(found({ log: [row(1, "a"), row(2, "b"), row(4, "c")] })).toEqual(["hole"]);
  expect(found({ log: [row(1, "a"), row(2, "b", { time: 5 }), row(3, "c")] })).toEqual(["back-in-time"]);
  expect(found({ readers: [reader([row(1, "a"), row(3, "c")])] })).toEqual(["hole", "another-log"]);
});

test("a reader that saw another log or another chain is seen", () => {
  expect(found({ readers: [reader([row(1, "b")])] })).toEqual(["another-log"]);
  expect(found({ readers: [reader([row(1, "a", { head: "other" })])] })).toEqual(["another-chain"]);
  expect(found({ readers: [reader(LOG, { unsigned: 1 })] })).toEqual(["another-chain"]);
  expect(found({ readers: [reader([...LOG, row(4, "d")])] })).toEqual(["another-log"]);
});

test("a reading behind what had been acknowledged is stale; who waits and was not told is unheard", () => {
  expect(found({ readers: [reader(LOG, { looks: [{ askedAt: 8, reached: 1 }] })] })).toEqual(["stale"]);
  expect(found({ readers: [reader(LOG, { looks: [{ askedAt: 7, reached: 1 }] })] })).toEqual([]);
  expect(found({ readers: [reader(LOG.slice(0, 2), { waits: true })] })).toEqual(["unheard"]);
});

test("a refusal of what is its own is seen", () => {
  expect(found({ refusals: ["one: seq"] })).toEqual(["refused"]);
});
