import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../src/ui/kit/tokens.css", import.meta.url), "utf8");

type Theme = "day" | "night";
type Tokens = ReadonlyMap<string, string>;

/** The declarations of the first block that opens with `selector`. */
function block(selector: string, from = 0): [string, string][] {
  const start = css.indexOf(`${selector} {`, from);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return [...body.matchAll(/(--roer-[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]);
}

/** What a browser would compute on :root: the plain blocks, then the dark one over them. */
function tokens(theme: Theme): Tokens {
  const computed = new Map<string, string>();
  for (const part of ["/* Palette */", "/* Role: colour */", "/* Component */"]) {
    for (const [name, value] of block(":root", css.indexOf(part))) computed.set(name, value);
  }
  if (theme === "night") for (const [name, value] of block(':root[data-theme="dark"]')) computed.set(name, value);
  return computed;
}

const THEMES: Readonly<Record<Theme, Tokens>> = { day: tokens("day"), night: tokens("night") };

function hex(theme: Theme, name: string): string {
  const value = THEMES[theme].get(name);
  if (value === undefined) throw new Error(`no token ${name}`);
  const reference = /^var\((--roer-[\w-]+)\)$/.exec(value)?.[1];
  return reference === undefined ? value : hex(theme, reference);
}

/** WCAG 2.2 relative luminance of an sRGB colour `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Theme, front: string, back: string): number {
  const [light = 0, dark = 0] = [front, back]
    .map((name) => luminance(hex(theme, `--roer-color-${name}`)))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["paper", "card", "sunk"];
const SOFT = ["action-soft", "mine-soft", "danger-soft", "ok-soft", "wait-soft"];

const TEXT: readonly (readonly [string, string])[] = [
  ...["ink", "ink-soft", "action", "danger"].flatMap((front) => SURFACES.map((back) => [front, back] as const)),
  ...["ink", "ink-soft"].flatMap((front) => SOFT.map((back) => [front, back] as const)),
  ...["ok", "wait"].flatMap((front) => ["paper", "card"].map((back) => [front, back] as const)),
  ["action", "action-soft"],
  ["danger", "danger-soft"],
  ["ok", "ok-soft"],
  ["wait", "wait-soft"],
  ["on-action", "action"],
  ["on-mine", "mine"],
  ["on-danger", "danger"],
];

const BORDERS = SURFACES.map((back) => ["edge", back] as const);
const FOCUS = [...SURFACES, ...SOFT].map((back) => ["ink", back] as const);

const lowest = (theme: Theme, pairs: readonly (readonly [string, string])[]): number =>
  Math.min(...pairs.map(([front, back]) => contrast(theme, front, back)));

describe.each(["day", "night"] as const)("colours by %s", (theme) => {
  it.each(TEXT)("%s can be read on %s", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...BORDERS, ...FOCUS])("%s can be seen on %s", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});

describe("the figures that the design prints", () => {
  it.each([
    ["ink", "paper", "15.60", "15.47"],
    ["ink-soft", "card", "7.96", "7.82"],
    ["action", "paper", "7.25", "9.86"],
    ["on-action", "action", "7.82", "7.89"],
    ["on-mine", "mine", "6.50", "9.50"],
    ["danger", "card", "7.32", "7.94"],
  ])("%s on %s is %s by day and %s by night", (front, back, day, night) => {
    expect(contrast("day", front, back).toFixed(2)).toBe(day);
    expect(contrast("night", front, back).toFixed(2)).toBe(night);
  });

  it("has 5.39 and 5.90 as its lowest text, 3.73 and 4.46 as its lowest border", () => {
    expect(lowest("day", TEXT).toFixed(2)).toBe("5.39");
    expect(lowest("night", TEXT).toFixed(2)).toBe("5.90");
    expect(lowest("day", BORDERS).toFixed(2)).toBe("3.73");
    expect(lowest("night", BORDERS).toFixed(2)).toBe("4.46");
  });

  it("shows why marigold by day is a fill only: alone on paper it is 1.98", () => {
    expect(contrast("day", "mine", "paper").toFixed(2)).toBe("1.98");
  });
});

describe("the layers", () => {
  it("gives the dark of the device and the dark that was chosen the same values", () => {
    expect(block(':root:not([data-theme="light"])')).toEqual(block(':root[data-theme="dark"]'));
  });

  it("keeps raw values in the palette and out of roles and components", () => {
    for (const theme of ["day", "night"] as const) {
      for (const [name, value] of THEMES[theme]) {
        if (!name.startsWith("--roer-palette-") && name.includes("color")) expect(value, name).toMatch(/^var\(/);
      }
    }
  });
});
