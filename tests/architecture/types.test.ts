import { expect, test } from "vitest";
import { plantWithProjects, runIn, type Outcome } from "./plant.ts";

/** Compiles one folder of src/ as a project of only these files, under the projects that follow from the table. */
const compile = (project: string, files: Readonly<Record<string, string>>): Outcome =>
  runIn(plantWithProjects({ "src/base/one.ts": "export const one = 1;\n", ...files }), "tsc", "-b", project);

const ids = 'import { one } from "#src/base/one.ts";\nexport const two: number = one + 1;\n';

test("a lawful project compiles", () => {
  expect(compile("src/protocol", { "src/protocol/ids.ts": ids })).toMatchObject({ code: 0, output: "" });
});

test("the compiler refuses a layer that reaches above itself", () => {
  const { code, output } = compile("src/protocol", {
    "src/protocol/ids.ts": 'export { key } from "#src/crypto/key.ts";\n',
    "src/crypto/key.ts": "export const key = 1;\n",
  });
  expect(code).not.toBe(0);
  expect(output).toContain("TS6307");
});

test.each([
  ["the DOM in protocol", 'export const at = document.getElementById("app");\n', "TS2584"],
  ["Node in protocol", 'export const at = Buffer.from("a");\n', "TS2591"],
  ["an index taken for granted", "export const first = (all: string[]): string => all[0];\n", "TS2322"],
  ["an enum", "export enum Colour {\n  Red,\n}\n", "TS1294"],
])("the compiler refuses %s", (_, text, code) => {
  expect(compile("src/protocol", { "src/protocol/ids.ts": text }).output).toContain(code);
});
