import { describe, expect, test } from "vitest";
import { opToJson, parseOp } from "#src/dossier/op.ts";
import { at, entity } from "#tests/support/dossier-log.ts";

const set = { t: "set", v: 1, kind: "goal", id: entity(1), at: at(0), fields: { text: "post openen" } };

describe("reading ops", () => {
  test("a set is read with the fields of later versions still in it", () => {
    const input = { ...set, later: { deep: [1] }, fields: { text: "x", mood: { colour: "blue" } } };
    const parsed = parseOp(input);
    expect(parsed).toEqual({ ok: true, value: input });
  });

  test.each([
    ["a type of a later version", { t: "merge-goals", v: 1, whatever: [1, 2, { a: null }] }],
    ["a later version of a known type", { ...set, v: 2, fields: "packed" }],
  ])("%s passes through verbatim", (_, input) => {
    const parsed = parseOp(input);
    expect(parsed.ok && parsed.value.t).toBe("unknown");
    expect(parsed.ok && opToJson(parsed.value)).toEqual(input);
  });

  test.each([
    [null, "op-not-an-object"],
    [[set], "op-not-an-object"],
    ["set", "op-not-an-object"],
    [{ v: 1 }, "op-without-type"],
    [{ ...set, t: "" }, "op-without-type"],
    [{ ...set, t: "toString", v: 1 }, undefined],
    [{ ...set, id: "ABC" }, "op-malformed"],
    [{ ...set, v: 0 }, "op-malformed"],
    [{ ...set, at: { ms: -1, n: 0 } }, "op-malformed"],
    [{ ...set, at: { ms: 1.5, n: 0 } }, "op-malformed"],
    [{ ...set, at: { ms: 1, n: 2 ** 32 } }, "op-malformed"],
    [{ ...set, fields: [] }, "op-malformed"],
    [{ ...set, kind: "" }, "op-malformed"],
    [{ t: "retract", v: 1, id: entity(1), at: at(0) }, "op-malformed"],
  ])("%j gives %s", (input, fault) => {
    const parsed = parseOp(input);
    expect(parsed.ok ? undefined : parsed.error.type).toBe(fault);
  });

  test("the place of what is wrong is named, not its content", () => {
    expect(parseOp({ ...set, at: { ms: "geheim", n: 0 } })).toEqual({
      ok: false,
      error: { type: "op-malformed", op: "set", path: "at.ms" },
    });
  });

  test("a key __proto__ reaches nobody's prototype", () => {
    const parsed = parseOp(
      JSON.parse(
        `{"t":"set","v":1,"kind":"goal","id":"${entity(1)}","at":{"ms":1,"n":0},"fields":{"__proto__":{"admin":true}}}`,
      ),
    );
    expect(parsed.ok).toBe(true);
    expect(Reflect.get({}, "admin")).toBeUndefined();
    expect(parsed.ok && parsed.value.t === "set" && Reflect.get(parsed.value.fields, "admin")).toBeUndefined();
  });
});
