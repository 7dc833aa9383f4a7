// Writes the tsconfig files that follow from house.json; `--check` only compares. Plain JavaScript: it runs before anything is built.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const house = JSON.parse(readFileSync(join(root, "tests/architecture/house.json"), "utf8"));

const projectFile = (layer) => layer.project ?? `${layer.path}/tsconfig.json`;
const byName = new Map(house.layers.map((layer) => [layer.name, layer]));

function project(layer) {
  const file = projectFile(layer);
  const here = dirname(file);
  const up = relative(here, ".") || ".";
  const own = layer.project ? [relative(here, layer.path)] : ["**/*.ts", "**/*.tsx"];
  return {
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: {
      lib: layer.lib,
      types: layer.types,
      rootDir: up,
      outDir: `${up}/.tsc/${layer.name.replaceAll("/", "-")}`,
      tsBuildInfoFile: `${up}/.tsc/${layer.name.replaceAll("/", "-")}.tsbuildinfo`,
      ...(layer.jsx ? { jsx: "preserve", jsxImportSource: "solid-js" } : {}),
    },
    include: [...own, ...(layer.also ?? []).map((path) => relative(here, path))],
    exclude: layer.exclude ?? [],
    references: layer.may.map((name) => ({ path: relative(here, projectFile(byName.get(name))) })),
  };
}

export function files() {
  const out = new Map();
  for (const layer of house.layers) out.set(projectFile(layer), project(layer));
  out.set("tests/tsconfig.json", {
    extends: "../tsconfig.base.json",
    compilerOptions: {
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      types: ["node", "vite/client"],
      rootDir: "..",
      outDir: "../.tsc/tests",
      tsBuildInfoFile: "../.tsc/tests.tsbuildinfo",
      jsx: "preserve",
      jsxImportSource: "solid-js",
    },
    include: ["**/*.ts", "**/*.tsx"],
    exclude: ["bench/peers"],
    references: house.layers.filter((l) => l.name !== "sw").map((l) => ({ path: relative("tests", projectFile(l)) })),
  });
  out.set("tsconfig.tools.json", {
    extends: "./tsconfig.base.json",
    compilerOptions: {
      lib: ["ES2023"],
      types: ["node"],
      rootDir: ".",
      outDir: ".tsc/tools",
      tsBuildInfoFile: ".tsc/tools.tsbuildinfo",
    },
    include: [
      "*.ts",
      "tests/support/chromium.ts",
      "tests/model/world-commands/plants.ts",
      "tests/model/world-commands/broken.ts",
      ".ci/*.d.mts",
    ],
  });
  out.set("tsconfig.json", {
    files: [],
    references: [
      ...house.layers.map((l) => ({ path: projectFile(l) })),
      { path: "tests/tsconfig.json" },
      { path: "tsconfig.tools.json" },
    ],
  });
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let stale = 0;
  for (const [path, value] of files()) {
    const text = `${JSON.stringify(value, null, 2)}\n`;
    const full = join(root, path);
    if (existsSync(full) && readFileSync(full, "utf8") === text) continue;
    if (process.argv.includes("--check")) {
      console.error(`${path} does not follow from house.json: run npm run house`);
      stale++;
    } else writeFileSync(full, text);
  }
  process.exitCode = stale ? 1 : 0;
}
