import { describe, expect, test } from "vitest";
import { createAnswer } from "#src/dossier/answer.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createNote, notes, withdrawNote } from "#src/dossier/note.ts";
import type { Op } from "#src/dossier/op.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { createCopied } from "#src/dossier/copied.ts";
import { createReceipt } from "#src/dossier/receipt.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { createRosterMember, type RosterMember } from "#src/dossier/roster-member.ts";
import { createRotation, type Rotation } from "#src/dossier/rotation.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { type DomainRights, domainRights } from "#src/grants/rights.ts";
import { foldRoster, membersAt, nameOf } from "#src/grants/roster.ts";
import { find } from "#src/dossier/shared-map.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import {
  at,
  by,
  entity,
  grant,
  hex,
  must,
  NEIGHBOUR,
  PHONE,
  placed,
  TABLET,
  WORKER,
} from "#tests/support/dossier-log.ts";

const NOTE = domainRights("note");
const BOTH = domainRights("note", "propose");

const member = (
  who: GrantId,
  rights: DomainRights,
  position: number,
  more: Partial<RosterMember> = {},
  where: Partial<Authored> = {},
) =>
  placed(
    must(
      createRosterMember(
        { grant: who, name: "Fatima", domainRights: rights, nbf: 900, exp: 1_100, capability: "AAAA", ...more },
        entity(1_000 + position),
        at(position),
      ),
    ),
    position,
    where,
  );
const rotation = (position: number, more: Partial<Rotation>, where: Partial<Authored> = {}) =>
  placed(
    must(
      createRotation(
        { generation: position, voidGrants: [], endedDevices: [], ...more },
        entity(2_000 + position),
        at(position),
      ),
    ),
    position,
    where,
  );
const note = (n: number): Op => must(createNote({ text: `berichtje ${n}`, kind: "support" }, entity(n), at(n)));
const proposal = (n: number): Op => must(createProposal({ proposes: "step", text: "bellen" }, entity(n), at(n)));
const goal = (n: number): Op => must(createGoal({ text: `doel ${n}` }, entity(n), at(n)));

/** Undefined when it was applied. */
const verdictOn = (one: Authored, ...before: Authored[]) =>
  find(
    reduce(emptySection, [...before, one], sectionRules).refused,
    `${one.position}.${one.index}${one.restated ? "r" : ""}`,
  )?.reason;

describe("what a holder may write", () => {
  test("a note with the right to note, a proposal with the right to propose, a receipt and a copy always", () => {
    expect(verdictOn(placed(note(5), 5, by(WORKER)), member(WORKER, BOTH, 1))).toBeUndefined();
    expect(verdictOn(placed(proposal(5), 5, by(WORKER)), member(WORKER, BOTH, 1))).toBeUndefined();
    expect(verdictOn(placed(proposal(5), 5, by(WORKER)), member(WORKER, NOTE, 1))).toBe("right-missing");
    expect(verdictOn(placed(note(5), 5, by(WORKER)), member(WORKER, domainRights("propose"), 1))).toBe("right-missing");
    const receipt = must(createReceipt({ section: hex(9) as SectionId, upTo: 4, openedAt: 1 }, entity(5), at(5)));
    expect(verdictOn(placed(receipt, 5, by(WORKER)), member(WORKER, domainRights(), 1))).toBeUndefined();
    const sections = [hex(9) as SectionId];
    const copied = must(
      createCopied({ sections, reason: "voor een overleg", as: "text", copiedAt: 1 }, entity(6), at(5)),
    );
    expect(verdictOn(placed(copied, 5, by(WORKER)), member(WORKER, domainRights(), 1))).toBeUndefined();
  });

  test("a note that still waits for the relay, which has no position yet, is shown to who wrote it", () => {
    const waiting = placed(note(5), Number.POSITIVE_INFINITY, { ...by(WORKER), relayTime: Number.POSITIVE_INFINITY });
    expect(verdictOn(waiting, member(WORKER, NOTE, 1))).toBeUndefined();
    expect(verdictOn(waiting, member(WORKER, NOTE, 1), rotation(2, { voidGrants: [WORKER] }))).toBe("not-in-roster");
  });

  test("an own note can be withdrawn while the right is there", () => {
    const log = [
      member(WORKER, NOTE, 1),
      placed(note(5), 5, by(WORKER)),
      placed(withdrawNote(entity(5), at(6)), 6, by(WORKER)),
    ];
    expect(notes(reduce(emptySection, log, sectionRules))).toEqual([]);
  });

  test.each([
    ["a goal", goal(5)],
    [
      "an answer to itself",
      must(
        createAnswer(
          { proposal: { kind: "proposal", author: holder(WORKER), id: entity(4) }, answer: "yes" },
          entity(5),
          at(5),
        ),
      ),
    ],
    [
      "a kind of a later version",
      { t: "set", v: 1, kind: "prophecy", id: entity(5), at: at(5), fields: {} } satisfies Op,
    ],
    [
      "a member of the roster",
      must(
        createRosterMember(
          { grant: NEIGHBOUR, name: "x", domainRights: 15, nbf: 0, exp: 9_999, capability: "AAAA" },
          entity(5),
          at(5),
        ),
      ),
    ],
    [
      "a rotation",
      must(
        createRotation(
          { generation: 9, voidGrants: [NEIGHBOUR], endedDevices: [{ device: PHONE, lastPosition: 0 }] },
          entity(5),
          at(5),
        ),
      ),
    ],
  ])("never %s", (_, op) => {
    expect(
      verdictOn(placed(op, 5, by(WORKER)), member(WORKER, domainRights("note", "propose", "score", "help"), 1)),
    ).toBe("kind-is-the-owners");
  });

  test("nothing in the name of the resident or of another holder", () => {
    const before = member(WORKER, BOTH, 1);
    expect(verdictOn(placed(goal(5), 5, { author: OWNER, device: WORKER }), before)).toBe("author-is-not-the-signer");
    expect(verdictOn(placed(note(5), 5, { author: holder(NEIGHBOUR), device: WORKER }), before)).toBe(
      "author-is-not-the-signer",
    );
    expect(verdictOn(placed(note(5), 5, { author: holder(NEIGHBOUR), device: WORKER, restated: true }), before)).toBe(
      "restated-by-another",
    );
  });

  test("nothing outside the window, whose last leaf is the one before its end", () => {
    const sealedAt = (epoch: number) =>
      verdictOn(placed(note(5), 5, { ...by(WORKER), epoch }), member(WORKER, NOTE, 1));
    expect([899, 900, 1_099, 1_100].map(sealedAt)).toEqual(["outside-window", undefined, undefined, "outside-window"]);
  });
});

describe("judged where it stands in the log", () => {
  test("before the roster names the holder it does not count, after it does", () => {
    expect(verdictOn(placed(note(5), 2, by(WORKER)), member(WORKER, NOTE, 3))).toBe("not-in-roster");
    expect(verdictOn(placed(note(5), 4, by(WORKER)), member(WORKER, NOTE, 3))).toBeUndefined();
  });

  test("a stopped key spoils nothing that was written before", () => {
    const log = [
      member(WORKER, NOTE, 1),
      placed(note(5), 5, by(WORKER)),
      rotation(6, { voidGrants: [WORKER] }),
      placed(note(7), 7, by(WORKER)),
    ];
    const state = reduce(emptySection, log, sectionRules);
    expect(notes(state).map(({ fields }) => fields.text)).toEqual(["berichtje 5"]);
    expect(find(state.refused, "7.0")?.reason).toBe("not-in-roster");
  });

  test("a void grant does not come back by a new record under its id", () => {
    const log = [member(WORKER, NOTE, 1), rotation(6, { voidGrants: [WORKER] }), member(WORKER, NOTE, 7)];
    expect(verdictOn(placed(note(8), 8, by(WORKER)), ...log)).toBe("not-in-roster");
  });

  test("rights that were changed count from the change on", () => {
    const log = [member(WORKER, BOTH, 1), member(WORKER, NOTE, 6)];
    expect(verdictOn(placed(proposal(5), 5, by(WORKER)), ...log)).toBeUndefined();
    expect(verdictOn(placed(proposal(7), 7, by(WORKER)), ...log)).toBe("right-missing");
  });

  test("one holder's end leaves the other alone", () => {
    const log = [member(WORKER, NOTE, 1), member(NEIGHBOUR, NOTE, 2), rotation(6, { voidGrants: [WORKER] })];
    expect(verdictOn(placed(note(8), 8, by(NEIGHBOUR)), ...log)).toBeUndefined();
  });
});

describe("the resident's devices", () => {
  test("may write everything, and restate what others wrote", () => {
    expect(verdictOn(placed(goal(5), 5))).toBeUndefined();
    const restated = placed(note(5), 5, { author: holder(WORKER), device: PHONE, restated: true });
    expect(verdictOn(restated)).toBeUndefined();
    expect(notes(reduce(emptySection, [restated], sectionRules))[0]?.ref.author).toBe(holder(WORKER));
  });

  test("a lost phone: what it wrote up to the last position counts, later not, though the record came afterwards", () => {
    const before = reduce(emptySection, [placed(goal(4), 4), placed(goal(5), 5)], sectionRules);
    expect(goals(before)).toHaveLength(2);
    const after = reduce(
      before,
      [rotation(9, { endedDevices: [{ device: PHONE, lastPosition: 4 }] }, { device: TABLET })],
      sectionRules,
    );
    expect(goals(after).map(({ fields }) => fields.text)).toEqual(["doel 4"]);
    expect(find(after.refused, "5.0")?.reason).toBe("device-ended");
  });

  test("keys it gave before stay valid, keys it gave after do not exist", () => {
    const log = [
      member(WORKER, NOTE, 3),
      member(NEIGHBOUR, NOTE, 6),
      rotation(9, { endedDevices: [{ device: PHONE, lastPosition: 5 }] }, { device: TABLET }),
    ];
    expect(verdictOn(placed(note(10), 10, by(WORKER)), ...log)).toBeUndefined();
    expect(verdictOn(placed(note(10), 10, by(NEIGHBOUR)), ...log)).toBe("not-in-roster");
  });

  test("an ended device cannot end the one that ended it", () => {
    const log = [
      rotation(5, { endedDevices: [{ device: PHONE, lastPosition: 4 }] }, { device: TABLET }),
      rotation(6, { endedDevices: [{ device: TABLET, lastPosition: 0 }] }, { device: PHONE }),
    ];
    expect(verdictOn(placed(goal(7), 7, { device: TABLET }), ...log)).toBeUndefined();
    expect(verdictOn(placed(goal(7), 7, { device: PHONE }), ...log)).toBe("device-ended");
  });

  test("a thief's rotation falls when a recovered device ends the thief's at an earlier position", () => {
    const [thief, recovered] = [PHONE, grant(0xa3)];
    const log = [
      rotation(5, { voidGrants: [WORKER], endedDevices: [{ device: TABLET, lastPosition: 4 }] }, { device: thief }),
      member(WORKER, NOTE, 3, {}, { device: TABLET }),
      rotation(9, { endedDevices: [{ device: thief, lastPosition: 4 }] }, { device: recovered }),
    ];
    expect(verdictOn(placed(goal(6), 6, { device: TABLET }), ...log)).toBeUndefined();
    expect(verdictOn(placed(note(10), 10, by(WORKER)), ...log)).toBeUndefined();
  });
});

describe("who is in", () => {
  const records = [
    member(WORKER, BOTH, 1, { role: "wijkteam", organisation: "De Brug" }),
    member(NEIGHBOUR, NOTE, 3, { name: "Henk" }),
    rotation(6, { voidGrants: [WORKER] }),
  ] as Parameters<typeof foldRoster>[0];
  const roster = foldRoster(records);

  test("at each position", () => {
    const names = (position: number) => membersAt(roster, position).map(({ name }) => name);
    expect([0, 1, 5, 6].map(names)).toEqual([[], ["Fatima"], ["Fatima", "Henk"], ["Henk"]]);
    expect(roster.generation).toBe(6);
  });

  test("the name beside an old note stays", () => {
    expect(nameOf(roster, WORKER)).toMatchObject({ name: "Fatima", role: "wijkteam", organisation: "De Brug" });
    expect(nameOf(roster, TABLET)).toBeUndefined();
  });

  test("a record that cannot be read changes nothing", () => {
    const broken = placed(
      { t: "set", v: 1, kind: "roster.member", id: entity(1), at: at(1), fields: { grant: "?" } },
      7,
    );
    expect(foldRoster([...records, broken as (typeof records)[number]])).toEqual(roster);
  });
});
