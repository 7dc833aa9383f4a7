import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../src/ui/kit/", import.meta.url);
const names = readdirSync(folder);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");

describe("the kit's sources", () => {
  it("set no style attribute, which the content policy would refuse", () => {
    const styled = names.filter((name) => name.endsWith(".tsx") && /\sstyle=/.test(read(name)));
    expect(styled).toEqual([]);
  });

  it("use logical properties only, so that right to left mirrors by itself", () => {
    const PHYSICAL =
      /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float)\s*:/m;
    const physical = names
      .filter((name) => name.endsWith(".css"))
      .filter((name) => PHYSICAL.test(read(name).replace(/@media[^{]*\{/g, "")));
    expect(physical).toEqual([]);
    expect(PHYSICAL.test("a { margin-left: 1px }")).toBe(true);
  });

  it("name only tokens that exist", () => {
    const defined = new Set([...read("tokens.css").matchAll(/(--roer-[\w-]+):/g)].map(([, name]) => name));
    const used = names
      .filter((name) => name.endsWith(".css"))
      .flatMap((name) => [...read(name).matchAll(/var\((--roer-[\w-]+)/g)].map(([, token]) => token));
    expect(used.filter((token) => !defined.has(token))).toEqual([]);
  });
});
