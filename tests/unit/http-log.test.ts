import { expect, test } from "vitest";
import { createJsonLog, thrownFacts } from "#relay/adapters/log/json-log.ts";

test("a line is one line of JSON with its time", () => {
  const lines: string[] = [];
  createJsonLog((line) => lines.push(line))({ event: "request", route: "POST /v1/read", status: 200, ms: 3 });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf("\n")).toBe((lines[0]?.length ?? 0) - 1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "request", route: "POST /v1/read", status: 200, ms: 3 });
});

test("of something thrown only its kind and place are told, never its words", () => {
  const secret = "0123456789abcdef0123456789abcdef";
  const thrown = [
    new Error(`no dossier ${secret}`),
    new TypeError(`line one\n    at ${secret} (/a/frame.ts:1:2)\nline three`),
    Object.assign(new Error(secret), { code: "SQLITE_CORRUPT", name: "SqliteError" }),
    secret,
    { toString: () => secret },
    undefined,
  ];
  for (const each of thrown) expect(JSON.stringify(thrownFacts(each))).not.toContain(secret);
  expect(thrownFacts(thrown[2])).toMatchObject({ error: "SqliteError", code: "SQLITE_CORRUPT" });
  expect(thrownFacts(thrown[0]).at[0]).toContain("http-log.test.ts");
});
