import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { house, root } from "./house.ts";
import { plantWithProjects, runIn } from "./plant.ts";

test("the compiler's projects are the ones that follow from the table", () => {
  expect(runIn(root, "node", "tests/architecture/generate.mjs", "--check")).toMatchObject({ code: 0 });
});

test("a project edited by hand is named", () => {
  const folder = plantWithProjects({});
  const project = join(folder, "src/protocol/tsconfig.json");
  writeFileSync(project, readFileSync(project, "utf8").replace('"ES2023"', '"ES2023", "DOM"'));
  const { code, output } = runIn(folder, "node", "tests/architecture/generate.mjs", "--check");
  expect(code).toBe(1);
  expect(output).toContain("src/protocol/tsconfig.json");
});

test("the table names only layers it has, each above those it may import", () => {
  const seen = new Set<string>();
  for (const { name, may } of house.layers) {
    for (const below of may) expect(seen, `${name} may import ${below}`).toContain(below);
    seen.add(name);
  }
});
