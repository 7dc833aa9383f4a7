import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { emptySection } from "#src/dossier/reduce.ts";
import { readCards } from "#src/exports/read-vcard.ts";
import { peopleToTake, vcardFile } from "#src/exports/vcard.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { groupText } from "#src/ui/reading/network-fields.ts";
import { generatedDossier, withRecord } from "#tests/support/generated-dossier.ts";
import { valueOf } from "#tests/support/value-of.ts";

const peopleOf = (dossier: ReturnType<typeof generatedDossier>) =>
  peopleToTake(dossier.sections.find(({ kind }) => kind === "network")?.state ?? emptySection);
const fileOf = (dossier: ReturnType<typeof generatedDossier>) =>
  vcardFile(peopleOf(dossier), (group) => groupText(nl, group));
const back = async (file: string) => valueOf(await readCards(file));

/** What no line of such a file may have is left out or is the end of a line. */
const plain = (text: string): string =>
  text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, "\n")
    // oxlint-disable-next-line no-control-regex -- what no file may have
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, "");

describe("people as cards", () => {
  test("say to another program what the plan says of each of them, and no more", async () => {
    let seen = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const dossier = generatedDossier(seed);
      const people = peopleOf(dossier);
      if (people.length === 0) continue;
      const file = fileOf(dossier);
      const parsed = ICAL.parse(file) as unknown[];
      const cards = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
      const read = cards.map((one) => {
        const card = new ICAL.Component(one);
        return Object.fromEntries(card.getAllProperties().map((property) => [property.name, property.getFirstValue()]));
      });
      expect(read, `seed ${seed}`).toEqual(
        people.map(({ ref, fields: { name, phone, relation, group } }) => ({
          version: "4.0",
          prodid: "-//Roer//Roer//NL",
          uid: expect.stringContaining(`urn:uuid:${ref.id.slice(0, 8)}-`) as string,
          rev: expect.anything() as unknown,
          kind: "individual",
          fn: plain(name),
          ...(phone === undefined ? {} : { tel: phone }),
          ...(relation === undefined ? {} : { role: plain(relation) }),
          ...(group === undefined ? {} : { categories: groupText(nl, group) }),
        })),
      );
      const found = await back(file);
      expect(found.more || found.left.size > 0, `seed ${seed}`).toBe(false);
      expect(found.people.map(({ name }) => name)).toEqual(people.map(({ fields }) => plain(fields.name).trim()));
      expect(found.people.map(({ phone }) => phone)).toEqual(people.map(({ fields }) => fields.phone));
      seen += people.length;
    }
    expect(seen).toBeGreaterThan(80);
  });

  test("have no place among them, nothing that is felt, and nothing of how near somebody is", () => {
    let dossier = generatedDossier(5);
    const id = "a".repeat(32) as never;
    const els = { name: "Els van hiernaast", ring: 1, support: ["emotional"], frequency: "Elke dag", reciprocal: true };
    dossier = withRecord(dossier, "network", "network-member", els, id);
    dossier = withRecord(dossier, "network", "network-member", { name: "Het buurthuis", ring: 1, group: "places" });
    const member = { kind: "network-member", author: "owner", id };
    dossier = withRecord(dossier, "private", "network-feeling", { member, feeling: "tense", words: "Wat ik voel" });
    expect(fileOf(dossier)).toContain("Els van hiernaast");
    expect(fileOf(dossier)).not.toMatch(/buurthuis|Wat ik voel|tense|emotional|Elke dag/u);
  });
});

const card = (...lines: readonly string[]): string => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");

describe("cards of another program", () => {
  test("of 3.0 and of 4.0 come with a name, the number one is reached by, and a role", async () => {
    const old = card(
      "VERSION:3.0",
      "FN:Jan\\, van der ",
      " Wit",
      "TEL;TYPE=WORK:0570-111111",
      "item1.TEL;TYPE=CELL;TYPE=pref:06 12",
      "TITLE:Huisarts",
      "CATEGORIES:Buren,Koor",
      "EMAIL:jan@voorbeeld.nl",
    );
    const fresh = card(
      "VERSION:4.0",
      "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
      "FN:هند",
      'TEL;VALUE=uri;TYPE="voice,cell":tel:+31-6-1',
      "ROLE:buurvrouw",
      "REV:20260101T100000Z",
    );
    const found = await back(old + fresh);
    expect(found.people).toEqual([
      {
        uid: "Jan, van der Wit/06 12",
        stamp: undefined,
        name: "Jan, van der Wit",
        phone: "06 12",
        relation: "Huisarts",
        categories: ["Buren", "Koor"],
      },
      {
        uid: "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        stamp: Date.UTC(2026, 0, 1, 10),
        name: "هند",
        phone: "+31-6-1",
        relation: "buurvrouw",
        categories: [],
      },
    ]);
    expect(found.more).toBe(true);
  });

  test("are counted where they cannot come: of an old phone, without a name, or broken", async () => {
    const found = await back(
      [
        card("VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=87=", "=C3=A9;", "TEL;CELL:0612"),
        card("VERSION:3.0", "TEL:0612"),
        card("VERSION:3.0", "FN:x", "geen regel"),
        card("VERSION:3.0", "N:Wit;Jan;;;", "FN:"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half",
      ].join(""),
    );
    expect(found.people.map(({ name }) => name)).toEqual(["Jan Wit"]);
    expect(Object.fromEntries(found.left)).toEqual({ nameless: 1, old: 1, unreadable: 2 });
    expect(await readCards("BEGIN:VCALENDAR")).toEqual({ ok: false, error: { type: "not-a-card" } });
  });
});
