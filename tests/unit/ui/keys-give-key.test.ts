import { describe, expect, it, vi } from "vitest";
import { instant } from "#src/base/instant.ts";
import type { LedgerGrant } from "#src/grants/ledger.ts";
import { domainRights, hasDomainRight } from "#src/grants/rights.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { createGiveKey, type GiveKey } from "#src/ui/keys/create-give-key.ts";
import type { PlanPart } from "#src/ui/keys/plan-parts.ts";

const id = (digit: string): SectionId => digit.repeat(32) as SectionId;
const ABOUT = id("a");
const OLD = id("1");
const NEW = id("2");
const DONE = id("3");
const NETWORK = id("e");
const goal = (section: SectionId, createdAt: number, now = true): PlanPart => ({
  kind: "goal",
  section,
  text: `doel ${createdAt}`,
  createdAt: instant(createdAt),
  now,
});
const PARTS: readonly PlanPart[] = [
  { kind: "about", section: ABOUT },
  goal(DONE, 3, false),
  goal(NEW, 2),
  goal(OLD, 1),
  { kind: "network", section: NETWORK },
];

const sections = (give: GiveKey): readonly SectionId[] => {
  const choice = give.choice();
  if (!choice.ok) throw new Error(choice.error.type);
  return choice.value.sections;
};

describe("what a new key gives", () => {
  it("thinks along with how to help and the newest goal that is going on, for a worker", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    expect(give.plan()).toBeUndefined();
    give.chooseRelation("worker");
    expect(give.preset()).toBe("think-along");
    expect(sections(give)).toEqual([ABOUT, NEW]);
    expect(give.plan()).toMatchObject({ preset: "think-along", circle: "professional" });
  });

  it("shares the goal one came from, also one that is done", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.begin(DONE);
    give.chooseRelation("worker");
    expect(sections(give)).toEqual([ABOUT, DONE]);
  });

  it("opens nothing for somebody I know, and lets them write", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.chooseRelation("somebody-i-know");
    const choice = give.choice();
    expect(choice.ok && choice.value.sections).toEqual([]);
    expect(choice.ok && hasDomainRight(choice.value.domain, "note")).toBe(true);
    expect(give.plan()?.circle).toBe("supporter");
  });

  it("opens what somebody decides about, a year long, and lets them decide on nothing that was ticked beside it", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.chooseRelation("representative");
    expect(give.plan()).toBeUndefined();
    give.chooseScope("money", [NEW]);
    give.chooseMode("managed");
    expect(give.plan()).toMatchObject({
      choice: { sections: [NEW], domain: domainRights("note", "propose"), until: { type: "one-year" } },
      circle: "professional",
      represents: { scope: "money", mode: "managed", sections: [NEW] },
    });
    give.setTicks({ ...give.ticks(), sections: new Set([NEW, NETWORK]) });
    expect(give.plan()?.represents?.sections).toEqual([NEW]);
    expect(give.plan()?.choice.sections).toEqual([NEW, NETWORK]);
    give.setTicks({ ...give.ticks(), sections: new Set([NETWORK]) });
    expect(give.plan()?.represents?.sections).toEqual([]);
    // Another scope is another key: nothing that was ticked for the one goes into the other.
    give.chooseScope("care", [OLD]);
    expect(give.plan()).toMatchObject({ choice: { sections: [OLD] }, represents: { scope: "care", mode: "managed" } });
    give.chooseRelation("worker");
    expect(give.plan()?.represents).toBeUndefined();
  });

  it("starts one's own ticks from the preset, and keeps its date", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.chooseRelation("worker");
    give.choosePreset("read-along");
    expect([...give.ticks().sections]).toEqual([ABOUT, NEW]);
    give.setTicks({ ...give.ticks(), sections: new Set([NETWORK]) });
    expect(give.preset()).toBeUndefined();
    expect(sections(give)).toEqual([NETWORK]);
    expect(give.until()).toEqual({ type: "two-weeks" });
    expect(give.plan()?.preset).toBe("own");
  });

  it("has no plan while reading opens no part", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.chooseRelation("worker");
    give.setTicks({ ...give.ticks(), sections: new Set() });
    expect(give.choice()).toEqual({ ok: false, error: { type: "reading-needs-a-part" } });
    expect(give.plan()).toBeUndefined();
  });

  it("keeps a date over another look at the same preset, and drops it with another preset", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    give.chooseRelation("worker");
    give.setUntil({ type: "today" });
    give.choosePreset("think-along");
    expect(give.until()).toEqual({ type: "today" });
    give.choosePreset("read-along");
    expect(give.until()).toEqual({ type: "two-weeks" });
  });

  it("tells of every choice, so that a code made for another one ends", () => {
    const changed = vi.fn();
    const give = createGiveKey(() => PARTS, { begun: changed, changed });
    const acts = [
      () => give.begin(),
      () => give.chooseRelation("worker"),
      () => give.choosePreset("read-along"),
      () => give.setTicks(give.ticks()),
      () => give.setUntil({ type: "today" }),
    ];
    acts.forEach((act, at) => {
      act();
      expect(changed).toHaveBeenCalledTimes(at + 1);
    });
  });

  it("makes a key again with the parts and rights of one that is over, and a new date", () => {
    const give = createGiveKey(() => PARTS, { begun: vi.fn(), changed: vi.fn() });
    const entry = {
      circle: "professional",
      preset: "read-along",
      sections: [ABOUT, id("9")],
      rights: 1,
      domainRights: domainRights("note"),
    } as unknown as LedgerGrant;
    give.again(entry);
    // A part that is gone from the plan is not given.
    expect(sections(give)).toEqual([ABOUT]);
    expect(give.ticks()).toMatchObject({ read: true, note: true, propose: false });
    expect(give.until()).toEqual({ type: "two-weeks" });
    expect(give.plan()?.circle).toBe("professional");
  });
});
