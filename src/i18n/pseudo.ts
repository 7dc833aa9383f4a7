import type { Same } from "./same.ts";

const ACCENTED: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  y: "ý",
  c: "ç",
  n: "ñ",
  s: "š",
  z: "ž",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  Y: "Ý",
  C: "Ç",
  N: "Ñ",
  S: "Š",
  Z: "Ž",
};

/** First-strong isolate and its end (UAX #9): what a person typed keeps its own direction. */
const ISOLATE = "\u2068";
const END_ISOLATE = "\u2069";

const LONGER = 0.4;

const accent = (text: string): string => [...text].map((letter) => ACCENTED[letter] ?? letter).join("");

const lengthen = (text: string): string => "~".repeat(Math.ceil(text.length * LONGER));

function pseudoText(text: string): string {
  return `${accent(text)} ${lengthen(text)}`;
}

/** Leaves the arguments of a sentence as they were, so that tests find the names and dates they gave. */
function pseudoSentence(text: string, parameters: readonly unknown[]): string {
  let rest = text;
  let out = "";
  while (rest.length > 0) {
    const next = parameters
      .filter((parameter): parameter is string => typeof parameter === "string" && parameter !== "")
      .map((parameter) => ({ parameter, at: rest.indexOf(parameter) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.parameter.length - a.parameter.length)[0];
    if (!next) return `${out}${accent(rest)} ${lengthen(text)}`;
    out += `${accent(rest.slice(0, next.at))}${ISOLATE}${next.parameter}${END_ISOLATE}`;
    rest = rest.slice(next.at + next.parameter.length);
  }
  return `${out} ${lengthen(text)}`;
}

/** A catalogue of the same shape whose texts are 40 % longer and visibly not Dutch. Pure. */
export function pseudo<T>(source: T): Same<T> {
  return translate(source) as Same<T>;
}

function translate(value: unknown): unknown {
  if (typeof value === "string") return pseudoText(value);
  if (typeof value === "function") {
    const sentence = value as (...parameters: readonly unknown[]) => string;
    const wrapped = (...parameters: readonly unknown[]): string => pseudoSentence(sentence(...parameters), parameters);
    Object.defineProperty(wrapped, "length", { value: sentence.length });
    return wrapped;
  }
  if (Array.isArray(value)) return value.map(translate);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, translate(entry)]));
  }
  return value;
}
