import { describe, expect, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { chooseOwn, choosePreset, type OwnChoice, rightsPerSection } from "#src/grants/key-choice.ts";
import { defaultPreset, parsePresetId, preset, sectionsOf } from "#src/grants/presets.ts";
import {
  domainRights,
  fitTogether,
  formatDomainRights,
  formatRelayRights,
  knownDomainRights,
  parseDomainRights,
  parseRelayRights,
  relayRights,
} from "#src/grants/rights.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { hex } from "#tests/support/dossier-log.ts";

const section = (n: number): SectionId => hex(n) as SectionId;
const [about, oldGoal, newGoal, inbox, secret] = [section(1), section(2), section(3), section(4), section(5)];
const family = section(6);
const parts = {
  about,
  family,
  goals: [
    { section: oldGoal, createdAt: instant(1) },
    { section: newGoal, createdAt: instant(2) },
  ],
  cameFrom: undefined,
};

describe("rights are bits with names", () => {
  test("there and back", () => {
    expect(formatRelayRights(relayRights("append", "read"))).toEqual(["read", "append"]);
    expect(formatDomainRights(domainRights("help", "note"))).toEqual(["note", "help"]);
    expect(parseRelayRights(3)).toBe(relayRights("read", "append"));
    expect(parseDomainRights(0)).toBe(domainRights());
  });

  test.each([16, -1, 1.5, 256, Number.NaN, 2 ** 32 + 1])("%d is no set of rights", (bits) => {
    expect([parseRelayRights(bits), parseDomainRights(bits)]).toEqual([undefined, undefined]);
  });

  test("a record may have rights of later versions; they give nothing here", () => {
    expect(formatDomainRights(knownDomainRights(0b1001_0001))).toEqual(["note"]);
  });

  test("proposing without reading does not fit together", () => {
    expect(fitTogether(relayRights("append"), domainRights("propose"))).toBe(false);
    expect(fitTogether(relayRights("append"), domainRights("note"))).toBe(true);
    expect(fitTogether(relayRights("read", "append"), domainRights("propose"))).toBe(true);
  });
});

describe("presets", () => {
  test.each([
    ["think-along", ["note", "propose"], "three-months", [about, newGoal]],
    ["read-along", [], "two-weeks", [about, newGoal]],
    ["message-only", ["note"], "three-months", []],
    // Whoever is of the family tells in their own words; there is nothing in that part that a proposal would become.
    ["family", ["note"], "one-year", [family]],
  ] as const)("%s", (id, rights, lasts, sections) => {
    const choice = choosePreset(preset(id), parts);
    expect([formatDomainRights(choice.domain), choice.until.type, choice.sections]).toEqual([rights, lasts, sections]);
  });

  test("the goal the resident came from goes before the newest", () => {
    expect(sectionsOf(preset("think-along"), { ...parts, cameFrom: oldGoal })).toEqual([about, oldGoal]);
    expect(sectionsOf(preset("think-along"), { ...parts, cameFrom: section(99) })).toEqual([about, newGoal]);
    expect(sectionsOf(preset("think-along"), { ...parts, goals: [] })).toEqual([about]);
  });

  test("a worker thinks along, somebody I know leaves messages", () => {
    expect([defaultPreset("worker"), defaultPreset("somebody-i-know")]).toEqual(["think-along", "message-only"]);
    expect([parsePresetId("read-along"), parsePresetId("all")]).toEqual(["read-along", undefined]);
  });
});

describe("choosing oneself", () => {
  const choice = (more: Partial<OwnChoice>): OwnChoice => ({
    parts: [{ section: about, kind: "about" }],
    read: true,
    note: false,
    propose: false,
    score: false,
    passOn: false,
    until: { type: "today" },
    ...more,
  });

  test("reading alone, and everything", () => {
    expect(chooseOwn(choice({}))).toEqual({
      ok: true,
      value: { sections: [about], domain: 0, until: { type: "today" } },
    });
    const all = chooseOwn(choice({ note: true, propose: true, score: true }));
    expect(all.ok && formatDomainRights(all.value.domain)).toEqual(["note", "propose", "score"]);
  });

  test("without reading no part is opened, however many are ticked", () => {
    const only = chooseOwn(choice({ read: false, note: true }));
    expect(only.ok && only.value.sections).toEqual([]);
  });

  test.each([
    [{ read: false }, "nothing-chosen"],
    [{ read: false, note: true, propose: true }, "propose-needs-reading"],
    [{ read: false, note: true, score: true }, "score-needs-reading"],
    [{ parts: [] }, "reading-needs-a-part"],
    [{ parts: [{ section: secret, kind: "private" as const }] }, "part-cannot-be-shared"],
    [{ parts: [{ section: inbox, kind: "inbox" as const }], read: false, note: true }, "part-cannot-be-shared"],
  ])("%j is %s", (more, fault) => {
    const chosen = chooseOwn(choice(more));
    expect(chosen.ok ? undefined : chosen.error.type).toBe(fault);
  });
});

describe("the capabilities of a choice", () => {
  const table = (id: "think-along" | "read-along" | "message-only") =>
    rightsPerSection(choosePreset(preset(id), parts), inbox).map((one) => [
      one.section,
      formatRelayRights(one.rights).join("+"),
      formatDomainRights(one.domain).join("+"),
    ]);

  test("everybody may put something in the inbox and nobody reads there", () => {
    expect(table("think-along")).toEqual([
      [about, "read+append", "note+propose"],
      [newGoal, "read+append", "note+propose"],
      [inbox, "append", "note"],
    ]);
    expect(table("read-along")).toEqual([
      [about, "read", ""],
      [newGoal, "read", ""],
      [inbox, "append", ""],
    ]);
    expect(table("message-only")).toEqual([[inbox, "append", "note"]]);
  });
});
