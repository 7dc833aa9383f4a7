import type ICAL from "ical.js";
import { err, ok, type Result } from "#src/base/result.ts";
import { NAME_LENGTH, PHONE_LENGTH } from "#src/dossier/field-rules.ts";
import { blocksIn } from "./content-lines.ts";
import { type Ical, type IcalFault, loadIcal } from "./load-ical.ts";

/** Somebody out of a file with cards, by the names of src/dossier/network-member.ts. */
export type FoundPerson = {
  /** Of this card in whatever file; made of what is on it where it has none. */
  readonly uid: string;
  /** Milliseconds since 1970: when it was last written there; undefined where the card does not say. */
  readonly stamp: number | undefined;
  readonly name: string;
  readonly phone?: string;
  readonly relation?: string;
  readonly categories: readonly string[];
};

/** Why a card stays where it is. */
export const CARD_REASONS = ["old", "nameless", "unreadable"] as const;
export type CardReason = (typeof CARD_REASONS)[number];

export type FoundPeople = {
  readonly people: readonly FoundPerson[];
  /** How many, for each reason. */
  readonly left: ReadonlyMap<CardReason, number>;
  /** There was more on the cards than a name, one number and a role. */
  readonly more: boolean;
};

export type CardFault = IcalFault | { readonly type: "not-a-card" };

/** What every card has, and what of it comes along. */
const KNOWN = new Set(["version", "prodid", "uid", "rev", "kind", "fn", "n", "tel", "role", "title", "categories"]);

/** Reads the text of a .vcf file: vCard 3.0 and 4.0. Never throws; a card that cannot be read is counted and left. */
export async function readCards(text: string): Promise<Result<FoundPeople, CardFault>> {
  if (!/^\ufeff?\s*BEGIN:VCARD/iu.test(text)) return err({ type: "not-a-card" });
  const loaded = await loadIcal();
  if (!loaded.ok) return loaded;
  const blocks = blocksIn(text, ["VCARD"]);
  const left = new Map<CardReason, number>();
  const leave = (reason: CardReason): void => void left.set(reason, (left.get(reason) ?? 0) + 1);
  if (blocks.unfinished) leave("unreadable");
  let more = false;
  const people = blocks.of("VCARD").flatMap((block) => {
    const found = readCard(loaded.value, block);
    if (typeof found === "string") leave(found);
    else if (found.more) more = true;
    return typeof found === "string" ? [] : [found.person];
  });
  return ok({ people, left, more });
}

type ReadCard = { readonly person: FoundPerson; readonly more: boolean };

function readCard(ical: Ical, block: string): ReadCard | CardReason {
  // Old phones write 2.1, in letters that each phone encodes as it likes; they can be set to write 3.0.
  if (/^VERSION:\s*2\.1/imu.test(block)) return "old";
  try {
    const card = new ical.Component(ical.parse(block) as unknown[]);
    return personOn(card);
  } catch {
    // The library says with an exception that a line is no such line.
    return "unreadable";
  }
}

function personOn(card: ICAL.Component): ReadCard | CardReason {
  const full = textOf(card, "fn") ?? structuredName(card) ?? textOf(card, "org");
  if (full === undefined) return "nameless";
  const phones = card.getAllProperties("tel").flatMap(phoneOf);
  const phone = phones.toSorted((a, b) => a.rank - b.rank)[0]?.number;
  const relation = textOf(card, "role") ?? textOf(card, "title");
  const name = full.slice(0, NAME_LENGTH).trim();
  const beyond = card.getAllProperties().some((property) => !KNOWN.has(property.name));
  return {
    more: beyond || phones.length > 1 || name !== full || (relation?.length ?? 0) > NAME_LENGTH,
    person: {
      uid: textOf(card, "uid") ?? `${full}/${phone ?? ""}`,
      stamp: stampOf(card),
      name,
      ...(phone === undefined ? {} : { phone }),
      ...(relation === undefined ? {} : { relation: relation.slice(0, NAME_LENGTH).trim() }),
      categories: card.getFirstProperty("categories")?.getValues().map(String) ?? [],
    },
  };
}

/** Family name, given names, further names, titles before and after: as they are said. */
function structuredName(card: ICAL.Component): string | undefined {
  const value: unknown = card.getFirstPropertyValue("n");
  const [family, given, further] = Array.isArray(value) ? value.map((part) => [part].flat().join(" ")) : [];
  const name = [given, further, family].filter((part) => part !== undefined && part.trim() !== "").join(" ");
  return name === "" ? undefined : name;
}

/** The preferred one first, then the one that goes along with the person. Numbers that no record has room for are none. */
function phoneOf(property: ICAL.Property): readonly { readonly number: string; readonly rank: number }[] {
  const number = String(property.getFirstValue()).replace(/^tel:/iu, "").trim();
  if (number.length < 2 || number.length > PHONE_LENGTH) return [];
  const types = [property.getParameter("type") ?? []].flat().map((type) => String(type).toLowerCase());
  const isPreferred = property.getParameter("pref") === "1" || types.includes("pref");
  return [{ number, rank: isPreferred ? 0 : types.includes("cell") ? 1 : 2 }];
}

function stampOf(card: ICAL.Component): number | undefined {
  const when = Date.parse(String(card.getFirstPropertyValue("rev") ?? ""));
  return Number.isNaN(when) ? undefined : when;
}

function textOf(card: ICAL.Component, name: string): string | undefined {
  const value: unknown = card.getFirstPropertyValue(name);
  const text = (typeof value === "string" ? value : Array.isArray(value) ? value.join(" ") : "").trim();
  return text === "" ? undefined : text;
}
