import { expect, test } from "vitest";
import { plantWithProjects, runIn } from "./plant.ts";

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

/** The lint rules that the text breaks when it stands in that file, each once, sorted. */
function broken(path: string, text: string): readonly string[] {
  const folder = plantWithProjects({ [path]: text });
  const { stdout } = runIn(folder, "oxlint", "--format", "json", "src");
  const { diagnostics } = JSON.parse(stdout) as Report;
  return [...new Set(diagnostics.map(({ code }) => code))].sort();
}

test("a file in order passes", () => {
  expect(broken("src/base/one.ts", "export const one = (all: readonly number[]): number => all.length;\n")).toEqual([]);
});

test.each([
  ["any", "export const one = (x: any): number => Number(x);\n", "typescript(no-explicit-any)"],
  [
    "a promise that nobody awaits",
    "const f = async () => 1;\nexport const g = () => { f(); };\n",
    "typescript(no-floating-promises)",
  ],
  [
    "a promise taken for a truth",
    "const f = async () => true;\nexport const g = () => (f() ? 1 : 2);\n",
    "typescript(no-misused-promises)",
  ],
  [
    "a case forgotten",
    'export const f = (x: "a" | "b") => { switch (x) { case "a": return 1; } return 2; };\n',
    "typescript(switch-exhaustiveness-check)",
  ],
  ["the console", 'export const f = () => console.log("a");\n', "eslint(no-console)"],
  ["a check switched off", "// @ts-ignore\nexport const one = 1;\n", "typescript(ban-ts-comment)"],
  ["301 lines", "export {};\n".repeat(301), "eslint(max-lines)"],
])("the linter refuses %s", (_, text, rule) => {
  expect(broken("src/base/one.ts", text)).toContain(rule);
});

test("the linter refuses a component whose props lose their reactivity", () => {
  const text = "export function Name({ name }: { name: string }) {\n  return <p>{name}</p>;\n}\n";
  expect(broken("src/ui/kit/name.tsx", text)).toContain("solid(no-destructure)");
});
