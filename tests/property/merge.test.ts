import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Authored } from "#src/dossier/authored.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import { networkByRing } from "#src/dossier/network-member.ts";
import { notes, withdrawnNotes } from "#src/dossier/note.ts";
import { type Op, opToJson, parseOp } from "#src/dossier/op.ts";
import { proposals } from "#src/dossier/answer.ts";
import { emptySection, overlay, reduce, type Rules, type SectionState } from "#src/dossier/reduce.ts";
import { steps } from "#src/dossier/step.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { entriesIn } from "#src/dossier/shared-map.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { entity, NEIGHBOUR, NOON, PHONE, snapshot, TABLET, WORKER } from "#tests/support/dossier-log.ts";

const DEVICES = [PHONE, TABLET, WORKER, NEIGHBOUR];
const KINDS = ["goal", "note", "proposal", "card"];
const RECORDS = ["roster.member", "roster.rotation"];
const rules: Rules = { ...sectionRules, strategyOf: (kind) => (kind === "card" ? "side-by-side" : "last-writer") };

// Few readings and few ids, so that ties, amendments and replaced writes really meet.
const time = fc.record({
  ms: fc.integer({ min: 0, max: 6 }).map((m) => NOON + m * 60_000),
  n: fc.integer({ min: 0, max: 1 }),
});
const pick = fc.constantFrom(...DEVICES);
const rosterFields = fc.record({
  grant: pick,
  name: fc.constant("naam"),
  domainRights: fc.integer({ min: 0, max: 3 }),
  nbf: fc.integer({ min: 0, max: 2 }),
  exp: fc.integer({ min: 3, max: 5 }),
  capability: fc.constant("AAAA"),
  generation: fc.nat(3),
  voidGrants: fc.array(pick, { maxLength: 1 }),
  endedDevices: fc.array(fc.record({ device: pick, lastPosition: fc.nat(12) }), { maxLength: 2 }),
});
const words = fc.dictionary(
  fc.constantFrom("text", "kind", "why", "call"),
  fc.oneof(fc.constantFrom("a", "b", "support", null), fc.nat(2)),
  { maxKeys: 3 },
);
const head = { v: fc.constant(1 as const), id: fc.nat(2).map(entity), at: time };
const kindName = fc.constantFrom(...KINDS, ...RECORDS);
const setOf = (kind: fc.Arbitrary<string>, fields: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Op> =>
  fc.record({ t: fc.constant("set" as const), ...head, kind, fields, over: fc.array(time, { maxLength: 2 }) });
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: setOf(fc.constantFrom(...KINDS), words) },
  { weight: 3, arbitrary: setOf(fc.constantFrom(...RECORDS), rosterFields) },
  { weight: 1, arbitrary: setOf(kindName, fc.oneof(words, rosterFields)) },
  {
    weight: 2,
    arbitrary: fc.record({ t: fc.constantFrom("retract" as const, "restore" as const), ...head, kind: kindName }),
  },
  { weight: 1, arbitrary: fc.constant<Op>({ t: "unknown", verbatim: { t: "later", v: 3 } }) },
);
const authorOf = (device: GrantId) => (device === PHONE || device === TABLET ? OWNER : holder(device));

/** A section's log: one envelope per position, one to three ops in each. */
const log: fc.Arbitrary<Authored[]> = fc
  .array(
    fc.record({
      device: pick,
      ops: fc.array(op, { minLength: 1, maxLength: 3 }),
      delay: fc.integer({ min: 0, max: 3 }),
      epoch: fc.nat(5),
      restated: fc.nat(5).map((n) => n === 0),
    }),
    { maxLength: 12 },
  )
  .map((envelopes) =>
    envelopes.flatMap(({ device, ops, delay, epoch, restated }, i) =>
      ops.map((one, index) => ({
        op: one,
        author: restated && authorOf(device) === OWNER ? holder(WORKER) : authorOf(device),
        device,
        position: i + 1,
        index,
        relayTime: NOON + (i - delay) * 60_000,
        epoch,
        ...(restated ? { restated: true as const } : {}),
      })),
    ),
  );

/** The log in another order, in batches, with repetitions. */
const delivery = (whole: readonly Authored[]): fc.Arbitrary<Authored[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...whole], { minLength: whole.length }),
      fc.subarray([...whole]),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([order, again, size]) => {
      const sent = [...order, ...again];
      const batches: Authored[][] = [];
      for (let i = 0; i < sent.length; i += size) batches.push(sent.slice(i, i + size));
      return batches;
    });

const run = (batches: readonly (readonly Authored[])[]): SectionState =>
  batches.reduce<SectionState>((state, batch) => reduce(state, batch, rules), emptySection);
const allViews = (state: SectionState) => [
  goals(state),
  steps(state),
  notes(state),
  withdrawnNotes(state),
  proposals(state),
  networkByRing(state),
];

describe("replicas", () => {
  test("converge under any order, batching and repetition", () => {
    fc.assert(
      fc.property(
        log.chain((whole) => fc.tuple(fc.constant(whole), delivery(whole), delivery(whole))),
        ([whole, one, other]) => {
          const expected = run([whole]);
          for (const replica of [run(one), run(other)]) {
            expect(snapshot(replica)).toEqual(snapshot(expected));
            expect(allViews(replica)).toEqual(allViews(expected));
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test("the generated logs are worth it: some ops are applied, some refused, some values stand side by side", () => {
    const sample = fc.sample(log, { numRuns: 300, seed: 1 }).map((whole) => run([whole]));
    const entities = sample.flatMap((state) => [...state.kinds.values()].flatMap((map) => [...entriesIn(map)]));
    expect(entities.length).toBeGreaterThan(300);
    expect(
      new Set(sample.flatMap((state) => [...entriesIn(state.refused)].map(([, { reason }]) => reason))).size,
    ).toBeGreaterThanOrEqual(5);
    expect(entities.some(([, one]) => [...one.fields.values()].some(({ writes }) => writes.length > 1))).toBe(true);
  });

  test("an earlier state is not touched by what comes later", () => {
    fc.assert(
      fc.property(log, log, (first, second) => {
        const state = run([first]);
        const before = JSON.stringify(snapshot(state));
        reduce(
          state,
          second.map((one) => ({ ...one, position: one.position + 100 })),
          rules,
        );
        expect(JSON.stringify(snapshot(state))).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  test("waiting ops show what they settle to when the log has not moved and the clock is right", () => {
    const waiting = fc.array(op, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(log, waiting, (whole, ops) => {
        const settled = run([whole]);
        const pending = ops.map((one, order) => ({ op: one, author: OWNER, device: PHONE, epoch: 1, order }));
        const shown = overlay(settled, pending, rules);
        const placed = ops.map((one, index) => ({
          op: one,
          author: OWNER,
          device: PHONE,
          epoch: 1,
          position: 1_000,
          index,
          relayTime: NOON + 86_400_000,
        }));
        const strip = (state: SectionState) =>
          allViews(state).map((view) => JSON.stringify(view).replaceAll('"unsettled":true', '"unsettled":false'));
        expect(strip(shown)).toEqual(strip(reduce(settled, placed, rules)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("nothing that somebody sends throws", () => {
  const nearly = fc.record(
    {
      t: fc.oneof(fc.constantFrom("set", "retract", "restore"), fc.string()),
      v: fc.oneof(fc.constant(1), fc.jsonValue()),
      kind: fc.oneof(kindName, fc.jsonValue()),
      id: fc.oneof(fc.nat(2).map(entity), fc.jsonValue()),
      at: fc.oneof(time, fc.jsonValue()),
      fields: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
      over: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const anything = fc.oneof(fc.jsonValue(), fc.object(), fc.anything(), nearly, op.map(opToJson));

  test("parsing gives an op or a fault; what is parsed survives a second reading", () => {
    fc.assert(
      fc.property(anything, (input) => {
        const parsed = parseOp(input);
        if (!parsed.ok) expect(parsed.error.type).toMatch(/^op-/);
        else expect(parseOp(opToJson(parsed.value))).toEqual(parsed);
      }),
      { numRuns: 5_000 },
    );
  });

  test("whatever was parsed can be reduced and read by every view", () => {
    const garbage = fc.record({
      t: fc.constant("set"),
      v: fc.constant(1),
      kind: fc.constantFrom(...KINDS, ...RECORDS, "step", "network-member", "answer"),
      id: fc.nat(2).map(entity),
      at: time,
      fields: fc.dictionary(
        fc.constantFrom(
          "text",
          "kind",
          "lifecycle",
          "goal",
          "proposal",
          "answer",
          "title",
          "status",
          "due",
          "name",
          "ring",
          "scale",
          "voidGrants",
          "__proto__",
        ),
        fc.jsonValue(),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nearly, garbage), { maxLength: 8 }),
        fc.constantFrom(...DEVICES),
        (inputs, device) => {
          const arrivals = inputs.flatMap((input, i): Authored[] => {
            const parsed = parseOp(input);
            return parsed.ok
              ? [
                  {
                    op: parsed.value,
                    author: authorOf(device),
                    device,
                    position: i + 1,
                    index: 0,
                    relayTime: NOON,
                    epoch: 1,
                  },
                ]
              : [];
          });
          for (const state of [
            reduce(emptySection, arrivals, rules),
            reduce(emptySection, arrivals, { ...rules, judgeBy: () => () => ({ allowed: true }) }),
          ])
            allViews(state);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
