import * as fc from "fast-check";
import { type EntityId, isEntityId } from "#src/dossier/entity-id.ts";
import { LINE_LENGTH, NAME_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";

/** What of a generated dossier is drawn; the same seed draws the same. */
export type Draw = {
  /** From `least` to `most`, both of them included. */
  readonly count: (least: number, most: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly some: <T>(from: readonly T[], most: number) => T[];
  readonly id: () => EntityId;
  readonly name: () => string;
  readonly line: () => string;
  readonly text: () => string;
  readonly phone: () => string;
  readonly day: () => LocalDate;
  readonly time: () => string;
};

const NAMES = [
  "Els",
  "Joost de Wit",
  "Fatma Yıldız",
  "هند",
  "Олена",
  "Ngọc Ánh",
  "王秀英",
  "J.-P. d'Arc",
  "Zoë 🐕",
  "Ó",
];
const SENTENCES = [
  "Elke week mijn post openen",
  "Joost komt langs; we kijken samen naar de brief.",
  "“Het gaat wel”, zei ik. Het ging niet.",
  "أريد أن أمشي كل يوم",
  "Хочу спати вночі",
  "Haftada bir gün 🚲 naar de markt",
  "=1+1, @iemand, -streep en \\n geen regel",
  'Zij zei: "nee", en ik; komma, punt.',
  "…",
];

/** Words nobody thought of: of every script, with marks that join, and signs that files have a meaning for. */
const strange = (seed: number): readonly string[] =>
  fc
    .sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), { seed, numRuns: 200 })
    .filter((text) => text.trim() !== "");

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  /** Mulberry32: of the same seed the same, and quick. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const others = strange(seed);
  const count = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const chance = (share: number): boolean => next() < share;
  const pick = <T>(from: readonly T[]): T => from[count(0, from.length - 1)] as T;
  const words = (usual: readonly string[], most: number): string => {
    const text = chance(0.25) ? pick(others) : pick(usual);
    return cut(chance(0.04) ? `${text} `.repeat(most) : text, most);
  };
  const id = (): EntityId => {
    const text = Array.from({ length: 4 }, () =>
      Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, "0"),
    ).join("");
    if (!isEntityId(text)) throw new Error(`no id: ${text}`);
    return text;
  };
  return {
    count,
    chance,
    pick,
    some: (from, most) => from.filter(() => chance(0.5)).slice(0, most),
    id,
    name: () => words(NAMES, NAME_LENGTH),
    line: () => words(SENTENCES, LINE_LENGTH),
    text: () =>
      chance(0.3)
        ? cut(Array.from({ length: count(2, 6) }, () => words(SENTENCES, LINE_LENGTH)).join("\n"), TEXT_LENGTH)
        : words(SENTENCES, TEXT_LENGTH),
    phone: () => pick(["06 12 34 56 78", "+31 (0)570-123456", "0900-1234", "112"]),
    day: () => addDays("2024-01-01" as LocalDate, count(0, 1_400)),
    time: () => `${String(count(0, 23)).padStart(2, "0")}:${pick(["00", "05", "30", "59"])}`,
  };
}

/** Within so many UTF-16 units, and no character cut in two. */
function cut(text: string, most: number): string {
  let out = "";
  for (const character of text.trim()) {
    if (out.length + character.length > most) break;
    out += character;
  }
  return out.trim();
}
