import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const dockerfile = read("relay/Dockerfile");
const stageOf = (name: string): string =>
  dockerfile.split(/^FROM /m).find((stage) => stage.includes(` AS ${name}\n`)) ?? "";
const image = dockerfile.split(/^FROM /m).at(-1) ?? "";
const copied = [...image.matchAll(/ node_modules\/(\S+)$/gm)].map(([, name = ""]) => name).sort();

/** Only needed while a package is installed. */
const INSTALL_ONLY = new Set(["prebuild-install"]);

function packagesImported(): Set<string> {
  const found = new Set<string>();
  for (const folder of ["relay", "src/base", "src/protocol"])
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }))
      if (file.endsWith(".ts"))
        for (const [, name = ""] of read(join(folder, file)).matchAll(/ from "(@?[a-z][^":]*)";$/gm))
          found.add(
            name
              .split("/")
              .slice(0, name.startsWith("@") ? 2 : 1)
              .join("/"),
          );
  return found;
}

function withDependencies(names: Iterable<string>): Set<string> {
  const all = new Set<string>();
  const visit = (name: string): void => {
    if (all.has(name) || INSTALL_ONLY.has(name)) return;
    all.add(name);
    const { dependencies = {} } = JSON.parse(read(`node_modules/${name}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) visit(dependency);
  };
  for (const name of names) visit(name);
  return all;
}

test("the image holds exactly the packages that the relay runs on", () => {
  expect(copied).toEqual([...withDependencies(packagesImported())].sort());
});

test("the relay is built from what it may know, and no package of the cipher is packed", () => {
  const sources = [...stageOf("relay").matchAll(/^COPY (src\S*|relay) /gm)].map(([, path]) => path);
  expect(sources).toEqual(["src/base", "src/protocol", "relay"]);
  expect(image).not.toMatch(/tweetnacl|hash-wasm|COPY .*\bsrc\b/);
});
