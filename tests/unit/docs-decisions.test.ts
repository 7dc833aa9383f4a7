import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument, tableUnder } from "#tests/support/markdown-tables.ts";

const folder = new URL("../../docs/adr/", import.meta.url);
const records = readdirSync(folder).filter((name) => /^\d{4}-.*\.md$/.test(name));
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

describe("the decisions", () => {
  it("are all in the index, each under a number of its own", () => {
    const index = textOf("README.md");
    const listed = [...index.matchAll(/\]\((\d{4}-[\w-]+\.md)\) \|/g)].map(([, name = ""]) => name);
    expect(listed.toSorted()).toEqual(records.toSorted());
    expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
  });

  it.each(records)("%s is dated and says context, options, decision and consequences", (name) => {
    const text = textOf(name);
    expect(text).toMatch(/^# \d{4}\. /);
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2}\. Status: /m);
    const parts = [...text.matchAll(/^## (\w+)$/gm)].map(([, part]) => part);
    expect(parts).toEqual(["Context", "Options", "Decision", "Consequences"]);
  });
});

it("every dependency has its reason, and every reason its dependency", () => {
  const reasons = tableUnder(readDocument("adr/0005-dependencies.md"), "Decision").map(([name = ""]) => name);
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const packages = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(reasons.toSorted()).toEqual(packages.toSorted());
});

describe("the documents", () => {
  const documents = [
    "protocol.md",
    "cryptography.md",
    "threat-model.md",
    "glossary.md",
    "operate.md",
    "data-protection.md",
    "CONTRIBUTING.md",
    "adr/README.md",
  ];

  it.each([...documents, ...records.map((name) => `adr/${name}`)])("%s: its links and paths lead somewhere", (path) => {
    const text = readDocument(path);
    const base = new URL(`../../docs/${path}`, import.meta.url);
    for (const [, target = ""] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect(existsSync(new URL(target, base)), target).toBe(true);
    for (const [, target = ""] of text.matchAll(/`((?:src|relay|tests|docs)\/[\w./-]*\w)`/g))
      expect(existsSync(new URL(`../../${target}`, import.meta.url)), target).toBe(true);
    for (const [, anchor = ""] of text.matchAll(/\]\(#([^)]+)\)/g)) {
      const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\w -]/g, "")
          .replaceAll(" ", "-"),
      );
      expect(anchors).toContain(anchor);
    }
  });

  it("say the Argon2 parameters of the code", () => {
    const code = readFileSync(new URL("../../src/crypto/passphrase.ts", import.meta.url), "utf8");
    const [, memory, passes, lanes] =
      /MEMORY_KIB = (\d+) \* 1024;\nconst PASSES = (\d+);\nconst LANES = (\d+);/.exec(code) ?? [];
    expect(readDocument("cryptography.md")).toContain(`${memory} MiB, ${passes} passes, ${lanes} lane,`);
  });
});
