import { describe, expect, it } from "vitest";
import { instant } from "#src/base/instant.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { type EntityId, OWNER } from "#src/dossier/entity-id.ts";
import { listNames, topicNames, topicsFor, topicsOf } from "#src/dossier/goal-topics.ts";
import { AREA_CODES, addLifeArea, type AreaId, changeLifeArea, lifeAreas } from "#src/dossier/life-area.ts";
import type { Op } from "#src/dossier/op.ts";
import { emptySection, reduce, type SectionState } from "#src/dossier/reduce.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { isInScope, representsOf, scopeOfRole, sectionsInScope } from "#src/grants/representation-scope.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";

const id = <T extends string>(digit: string): T => digit.repeat(32) as T;
const DUTCH = new Map<AreaId, string>([
  ["money", "Geld en post"],
  ["mind", "Hoofd en gevoel"],
  ["body", "Lichaam"],
  ["work", "Werk en leren"],
]);
const OWN_AREA = id<EntityId>("9");

/** The resident's list after these changes, in their order. */
function listAfter(...ops: readonly { readonly ok: boolean; readonly value?: Op }[]): SectionState {
  const rows = ops.flatMap(({ value }, n): Authored[] =>
    value === undefined
      ? []
      : [{ op: value, author: OWNER, device: id<GrantId>("d"), position: n + 1, index: 0, relayTime: n, epoch: 1 }],
  );
  return reduce(emptySection, rows, sectionRules);
}
const at = (n: number) => ({ ms: instant(n), n: 0 });
const goal = (areas: readonly string[], names = topicNames(undefined, DUTCH)) => ({
  kind: "goal" as const,
  topics: topicsOf({ areas: [...areas] }, names),
});

describe("what a key about money or care opens", () => {
  it("are goals of which every topic is in it, and no others", () => {
    const parts = [
      { section: id<SectionId>("1"), ...goal(["Geld en post"]) },
      { section: id<SectionId>("2"), ...goal(["Hoofd en gevoel", "Lichaam"]) },
      { section: id<SectionId>("3"), ...goal(["Geld en post", "Hoofd en gevoel"]) },
      { section: id<SectionId>("4"), ...goal(["Geld en post", "Werk en leren"]) },
      { section: id<SectionId>("5"), ...goal([]) },
      { section: id<SectionId>("6"), ...goal(["Geld en post", "Iets van vroeger"]) },
    ];
    const of = (scope: "money" | "care" | "both") => sectionsInScope(scope, parts).map((one) => one[0]);
    expect([of("money"), of("care"), of("both")]).toEqual([["1"], ["2"], ["1", "2", "3"]]);
  });

  it("is never a whole section for money, and for care only how one is helped and which help there is", () => {
    const open = (scope: "money" | "care" | "both") => SECTION_KINDS.filter((kind) => isInScope(scope, { kind }));
    expect([open("money"), open("care"), open("both")]).toEqual([[], ["about", "services"], ["about", "services"]]);
  });

  it("follows from what somebody is by law", () => {
    const roles = ["administrator", "mentor", "guardian", "authorised"] as const;
    expect(roles.map(scopeOfRole)).toEqual(["money", "care", "both", undefined]);
  });
});

describe("what a goal is about", () => {
  it("is told by the names that the list ever had, the renamed ones too", () => {
    const renamed = listAfter(
      changeLifeArea("money", { name: "Mijn centen" }, at(1)),
      changeLifeArea("money", { name: "Centen" }, at(2)),
      addLifeArea("Schulden", OWN_AREA, at(3)),
    );
    const names = topicNames(renamed, DUTCH);
    for (const name of ["Geld en post", "Mijn centen", "Centen"])
      expect([...topicsOf({ areas: [name] }, names).areas]).toEqual(["money"]);
    expect([...topicsOf({ areas: ["Schulden"] }, names).areas]).toEqual([OWN_AREA]);
    expect(isInScope("money", goal(["Schulden"], names))).toBe(false);
    // Without a language, as a device that does something by itself reads it.
    expect(topicsOf({ areas: ["Geld en post", "Centen"] }, topicNames(renamed))).toMatchObject({
      unknown: ["Geld en post"],
    });
  });

  it("is not guessed where two topics had one name", () => {
    const swapped = listAfter(changeLifeArea("mind", { name: "Geld en post" }, at(1)));
    expect(topicsOf({ areas: ["Geld en post"] }, topicNames(swapped, DUTCH))).toMatchObject({
      unknown: ["Geld en post"],
    });
  });

  it("is the topic that was kept with a name, as long as the goal has that name", () => {
    const topics = [{ area: "money" as const, name: "Centen" }];
    expect([...topicsOf({ areas: ["Centen"], topics }, new Map()).areas]).toEqual(["money"]);
    // An older version gave the goal another topic and knew nothing of what was kept.
    const changed = topicsOf({ areas: ["Hoofd en gevoel"], topics }, topicNames(undefined, DUTCH));
    expect([...changed.areas]).toEqual(["mind"]);
  });

  it("is kept with each name that is chosen from the list, and not with one that says two things", () => {
    const list = lifeAreas(listAfter(changeLifeArea("mind", { name: "Lichaam" }, at(1))));
    const names = listNames(list, ({ id: area, name }) => name ?? DUTCH.get(area) ?? area);
    expect(topicsFor(["Geld en post", "Lichaam", "Iets van vroeger"], names)).toEqual([
      { area: "money", name: "Geld en post" },
    ]);
    expect(list).toHaveLength(AREA_CODES.length);
  });
});

describe("what the ledger says of who acts for the resident", () => {
  const entry = { sections: [id("1"), id("2")], represents: { scope: "money", sections: [id("1"), id("3")] } };
  const of = (fields: object) => representsOf({ ...entry, ...fields } as never);

  it("is nothing for an ordinary key, nor for a colleague's below one", () => {
    expect(representsOf({ sections: [] } as never)).toBeUndefined();
    expect(of({ parent: id("7") })).toBeUndefined();
  });

  it("asks each proposal unless it says otherwise, and counts only for parts that the key has", () => {
    expect(of({})).toEqual({ scope: "money", mode: "together", sections: [id("1")] });
    expect(of({ mode: "managed" })?.mode).toBe("managed");
  });
});
