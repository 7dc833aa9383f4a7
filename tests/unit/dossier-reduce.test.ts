import { describe, expect, test } from "vitest";
import { UNSETTLED } from "#src/dossier/authored.ts";
import { fieldsOf, isLive, isUnsettled } from "#src/dossier/entity.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { valuesOf } from "#src/dossier/merge.ts";
import type { Op, SetOp } from "#src/dossier/op.ts";
import { emptySection, findEntity, logOf, overlay, reduce } from "#src/dossier/reduce.ts";
import { at, by, entity, openRules, PHONE, placed, snapshot, TABLET, WORKER } from "#tests/support/dossier-log.ts";

const set = (
  kind: string,
  n: number,
  minutes: number,
  fields: Record<string, unknown>,
  over?: SetOp["over"],
): SetOp => ({
  t: "set",
  v: 1,
  kind,
  id: entity(n),
  at: at(minutes),
  fields,
  ...(over === undefined ? {} : { over }),
});
const turn = (t: "retract" | "restore", kind: string, n: number, minutes: number): Op => ({
  t,
  v: 1,
  kind,
  id: entity(n),
  at: at(minutes),
});
const goal = { kind: "goal", author: OWNER, id: entity(1) };
const card = { kind: "card", author: OWNER, id: entity(1) };
const run = (...log: Parameters<typeof placed>[]) =>
  reduce(
    emptySection,
    log.map((one) => placed(...one)),
    openRules,
  );
const fields = (state: ReturnType<typeof run>, ref = goal) => {
  const found = findEntity(state, ref);
  return found === undefined ? undefined : fieldsOf(found);
};

describe("fields with one value", () => {
  test("amendments replace the fields they name and no others", () => {
    const state = run([set("goal", 1, 0, { text: "a", why: "b" }), 1], [set("goal", 1, 1, { text: "c" }), 2]);
    expect(fields(state)).toEqual({ text: "c", why: "b" });
  });

  test("the later edit counts though it reached the relay first", () => {
    const state = run(
      [set("goal", 1, -5, { text: "later" }), 1],
      [set("goal", 1, -60, { text: "earlier, offline" }), 2],
    );
    expect(fields(state)).toEqual({ text: "later" });
  });

  test("a clock a year ahead wins for two minutes, not for a year", () => {
    const ahead = set("goal", 1, 525_600, { text: "from the future" });
    const state = run([ahead, 1], [set("goal", 1, 10, { text: "ten minutes on" }), 10]);
    expect(fields(state)).toEqual({ text: "ten minutes on" });
  });

  test("at the same reading the later place in the log counts", () => {
    const state = run([set("goal", 1, 0, { text: "second" }), 2], [set("goal", 1, 0, { text: "first" }), 1]);
    expect(fields(state)).toEqual({ text: "second" });
  });

  test("null clears a field and keys of later versions stay", () => {
    const state = run([set("goal", 1, 0, { text: "a", why: "b", mood: 3 }), 1], [set("goal", 1, 1, { why: null }), 2]);
    expect(fields(state)).toEqual({ text: "a", mood: 3 });
  });
});

describe("whose is what", () => {
  test("the same id by another author is another entity: nobody can amend or retract for somebody else", () => {
    const state = run(
      [set("goal", 1, 0, { text: "mine" }), 1],
      [set("goal", 1, 1, { text: "theirs" }), 2, by(WORKER)],
      [turn("retract", "goal", 1, 2), 3, by(WORKER)],
    );
    expect(fields(state)).toEqual({ text: "mine" });
    const mine = findEntity(state, goal);
    expect(mine !== undefined && isLive(mine)).toBe(true);
  });

  test("two devices of one person amend one entity", () => {
    const state = run([set("goal", 1, 0, { text: "a" }), 1], [set("goal", 1, 1, { why: "b" }), 2, { device: TABLET }]);
    expect(fields(state)).toEqual({ text: "a", why: "b" });
  });

  test("what was refused is kept with its reason and changes nothing", () => {
    const state = reduce(emptySection, [placed(set("goal", 1, 0, { text: "x" }), 1)], {
      ...openRules,
      judgeBy: () => () => ({ allowed: false, reason: "right-missing" }),
    });
    expect(fields(state)).toBeUndefined();
    expect(snapshot(state)).toMatchObject({ refused: [["1.0", "right-missing"]], log: ["1.0"] });
  });

  test("a record that arrives late lets in what was refused before", () => {
    const rules = {
      ...openRules,
      isRecord: ({ op }: { op: { kind: string } }) => op.kind === "welcome",
      judgeBy: (records: readonly unknown[]) => () =>
        records.length > 0 ? ({ allowed: true } as const) : ({ allowed: false, reason: "too early" } as const),
    };
    const early = reduce(emptySection, [placed(set("goal", 1, 0, { text: "x" }), 2)], rules);
    expect(fields(early)).toBeUndefined();
    const late = reduce(early, [placed(set("welcome", 2, 0, {}), 1)], rules);
    expect(fields(late)).toEqual({ text: "x" });
    expect(fields(early)).toBeUndefined();
  });
});

describe("taking back", () => {
  test("retract hides, restore shows again with all fields", () => {
    const log = [placed(set("goal", 1, 0, { text: "a" }), 1), placed(turn("retract", "goal", 1, 1), 2)];
    const gone = reduce(emptySection, log, openRules);
    const back = reduce(gone, [placed(turn("restore", "goal", 1, 2), 3)], openRules);
    const [before, after] = [findEntity(gone, goal), findEntity(back, goal)];
    expect(before !== undefined && isLive(before)).toBe(false);
    expect(after !== undefined && isLive(after)).toBe(true);
    expect(fields(back)).toEqual({ text: "a" });
  });

  test("a retract that arrives before what it retracts still holds", () => {
    const state = run([turn("retract", "goal", 1, 1), 2], [set("goal", 1, 0, { text: "a" }), 1]);
    const one = findEntity(state, goal);
    expect(one !== undefined && isLive(one)).toBe(false);
  });
});

describe("fields that keep concurrent values side by side (test kind: card)", () => {
  const values = (state: ReturnType<typeof run>) => {
    const register = findEntity(state, card)?.fields.get("call");
    return register === undefined ? [] : valuesOf(register);
  };
  const first = set("card", 1, 0, { call: "112" });
  const onPhone = set("card", 1, 30, { call: "Anna" }, [first.at]);
  const onTablet = set("card", 1, 40, { call: "Bert" }, [first.at]);

  test("three weeks apart on two devices: both values stay, the latest shown first", () => {
    const state = run([first, 1], [onPhone, 50], [onTablet, 51, { device: TABLET }]);
    expect(values(state)).toEqual(["Bert", "Anna"]);
    expect(fields(state, card)).toEqual({ call: "Bert" });
  });

  test("who saw both and writes one resolves it", () => {
    const resolved = set("card", 1, 60, { call: "Anna, dan Bert" }, [onPhone.at, onTablet.at]);
    const state = run([first, 1], [onPhone, 50], [onTablet, 51, { device: TABLET }], [resolved, 60]);
    expect(values(state)).toEqual(["Anna, dan Bert"]);
  });

  test("who resolves does not lose a third value that had not been seen", () => {
    const resolved = set("card", 1, 60, { call: "Anna" }, [onPhone.at, onTablet.at]);
    const third = set("card", 1, 55, { call: "Cor" }, [first.at]);
    const state = run([first, 1], [onPhone, 50], [onTablet, 51], [resolved, 60], [third, 61]);
    expect(values(state)).toEqual(["Anna", "Cor"]);
  });

  test("a replaced value that comes late, or is restated, does not rise again", () => {
    const state = run([onPhone, 50], [first, 1], [first, 70, { restated: true }]);
    expect(values(state)).toEqual(["Anna"]);
  });

  test("two devices that write the same have nothing to resolve", () => {
    const again = set("card", 1, 41, { call: "Anna" }, [first.at]);
    const state = run([first, 1], [onPhone, 50], [again, 51, { device: TABLET }]);
    expect(values(state)).toEqual(["Anna"]);
  });
});

describe("waiting ops", () => {
  const settled = run([set("goal", 1, 0, { text: "a" }), 1]);
  const waiting = (op: Op, order: number) => ({ op, author: OWNER, device: PHONE, epoch: 1_000, order });

  test("lie on top at once and leave the settled state as it was", () => {
    const shown = overlay(settled, [waiting(set("goal", 1, 1, { text: "b" }), 0)], openRules);
    expect(fields(shown)).toEqual({ text: "b" });
    expect(fields(settled)).toEqual({ text: "a" });
    const one = findEntity(shown, goal);
    expect(one !== undefined && isUnsettled(one)).toBe(true);
  });

  test("settle to what they showed", () => {
    const op = set("goal", 1, 1, { text: "b" });
    const shown = overlay(settled, [waiting(op, 0)], openRules);
    const after = reduce(settled, [placed(op, 2)], openRules);
    expect(fields(after)).toEqual(fields(shown));
    const one = findEntity(after, goal);
    expect(one !== undefined && isUnsettled(one)).toBe(false);
  });

  test("one more over the last overlay is the same as all over the settled state", () => {
    const a = waiting(set("goal", 1, 1, { text: "b" }), 0);
    const b = waiting(set("goal", 1, 1, { text: "c" }), 1);
    const stepwise = overlay(overlay(settled, [a], openRules), [b], openRules);
    expect(snapshot(stepwise)).toEqual(snapshot(overlay(settled, [a, b], openRules)));
    expect(fields(stepwise)).toEqual({ text: "c" });
  });

  test("the log lists them last", () => {
    const shown = overlay(settled, [waiting(set("goal", 2, 1, {}), 0)], openRules);
    expect(logOf(shown).map(({ position }) => position)).toEqual([1, UNSETTLED]);
  });
});

test("ops of later versions are kept and applied by nobody", () => {
  const op: Op = { t: "unknown", verbatim: { t: "fold", v: 9 } };
  const state = run([op, 1]);
  expect(logOf(state).map((one) => one.op)).toEqual([op]);
  expect([...state.kinds]).toEqual([]);
});
