import { describe, expect, test } from "vitest";
import {
  type AgreedList,
  agreedLists,
  changedSince,
  createAgreedList,
  isAgreed,
  MOST_LINES,
  MOST_PRESENT,
  openQuestions,
} from "#src/dossier/agreed-list.ts";
import {
  type Agreeing,
  attend,
  everythingSaid,
  fixAgreed,
  NOBODY_ASKED,
  readAgreeing,
  RESIDENT,
  say,
  standingOf,
  stillToAsk,
  unfinished,
  writeAgreeing,
} from "#src/dossier/agreeing.ts";
import {
  type Agreement,
  agreements,
  createAgreement,
  createAgreementAnswer,
  linesOf,
  withdrawAgreement,
} from "#src/dossier/agreement.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { casePoints, createCasePoint, withdrawCasePoint, withdrawnPoints } from "#src/dossier/case-point.ts";
import { amendCaseSheet, caseSheetOf, createCaseSheet } from "#src/dossier/case-sheet.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { Op } from "#src/dossier/op.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { createRosterMember } from "#src/dossier/roster-member.ts";
import { isShareable, livesIn, SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { type DomainRights, domainRights } from "#src/grants/rights.ts";
import { ENVELOPE_BYTES } from "#src/protocol/limits.ts";
import { at, by, entity, must, NEIGHBOUR, placed, WORKER } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day("2026-03-03");

const isPlaced = (one: Op | Authored): one is Authored => Object.hasOwn(one, "relayTime");

/** As a section's readers have it: with rights judged. */
const section = (...log: (Op | Authored)[]) =>
  reduce(
    emptySection,
    log.map((one, i) => (isPlaced(one) ? one : placed(one, i + 1))),
    sectionRules,
  );
const member = (who: typeof WORKER, position: number, rights: DomainRights = domainRights("note")) =>
  placed(
    must(
      createRosterMember(
        { grant: who, name: "Noor", domainRights: rights, nbf: 900, exp: 1_100, capability: "AAAA" },
        entity(900 + position),
        at(0),
      ),
    ),
    position,
  );
const sheet = must(createCaseSheet({ question: "Hoe houd ik mijn huis?" }, at(0)));
const point = (n: number, text: string, part: "known" | "idea" = "idea"): Op =>
  must(createCasePoint({ part, text }, entity(n), at(n)));
const line = (n: number, fields: Agreement): Op => must(createAgreement(fields, entity(n), at(n)));
const answer = (n: number, to: { author: typeof OWNER; n: number }, word: "step" | "kept" | "not-now"): Op =>
  must(
    createAgreementAnswer(
      { agreement: { kind: "agreement", author: to.author, id: entity(to.n) }, answer: word },
      entity(n),
      at(n),
    ),
  );

describe("a case sheet", () => {
  test("needs a question and nothing else; whether the resident is there is said, changed and emptied", () => {
    const there = section(sheet, must(amendCaseSheet({ presence: "last-part", on: TODAY }, at(1))));
    expect(caseSheetOf(there)?.fields).toEqual({
      question: "Hoe houd ik mijn huis?",
      presence: "last-part",
      on: TODAY,
    });
    expect(caseSheetOf(section(sheet))?.fields).toEqual({ question: "Hoe houd ik mijn huis?" });
    expect(createCaseSheet({ question: " " }, at(0))).toMatchObject({ error: { field: "question" } });
  });

  test("is shared alone, and holds no goal, map or diary", () => {
    expect(isShareable("case-sheet")).toBe(true);
    expect(SECTION_KINDS.filter((kind) => livesIn("case-point", kind))).toEqual(["case-sheet"]);
    expect(["goal", "network-member", "diary-entry"].filter((kind) => livesIn(kind, "case-sheet"))).toEqual([]);
  });
});

describe("who writes on it", () => {
  test("a holder with the right to note gives facts, ideas and lines; one without it writes nothing", () => {
    const log = [
      sheet,
      member(WORKER, 2),
      member(NEIGHBOUR, 3, domainRights("propose", "score")),
      placed(point(10, "wat ik weet", "known"), 10, by(WORKER)),
      placed(point(11, "een idee"), 11, by(WORKER)),
      placed(line(12, { what: "bellen" }), 12, by(WORKER)),
      placed(point(20, "mag niet"), 20, by(NEIGHBOUR)),
      placed(line(21, { what: "mag niet" }), 21, by(NEIGHBOUR)),
    ];
    const state = section(...log);
    expect(casePoints(state, "known").map(({ fields }) => fields.text)).toEqual(["wat ik weet"]);
    expect(casePoints(state, "idea").map(({ fields }) => fields.text)).toEqual(["een idee"]);
    expect(agreements(state).map(({ agreement }) => agreement.fields.what)).toEqual(["bellen"]);
  });

  test("the question, what becomes of a line, and what is agreed are the resident's", () => {
    const list: AgreedList = { on: TODAY, lines: [{ what: "bellen" }], said: [{ name: "Noor", answer: "yes" }] };
    const state = section(
      sheet,
      member(WORKER, 2),
      line(5, { what: "opruimen" }),
      placed(must(amendCaseSheet({ question: "Anders" }, at(9))), 9, by(WORKER)),
      placed(answer(10, { author: OWNER, n: 5 }, "not-now"), 10, by(WORKER)),
      placed(must(createAgreedList(list, entity(11), at(11))), 11, by(WORKER)),
    );
    expect(caseSheetOf(state)?.fields.question).toBe("Hoe houd ik mijn huis?");
    expect(agreements(state)[0]?.answer).toBeUndefined();
    expect(agreedLists(state)).toEqual([]);
  });

  test("two who say something at once stand side by side, and neither changes what the other said", () => {
    const state = section(
      sheet,
      member(WORKER, 2),
      member(NEIGHBOUR, 3),
      placed(point(7, "samen ruimen"), 10, by(WORKER)),
      placed(point(7, "een container"), 11, by(NEIGHBOUR)),
    );
    expect(casePoints(state, "idea").map(({ ref, fields }) => [ref.author, fields.text])).toEqual([
      [holder(WORKER), "samen ruimen"],
      [holder(NEIGHBOUR), "een container"],
    ]);
  });

  test("an idea taken back is gone, and only that is told; what the resident clears away leaves no trace", () => {
    const state = section(
      sheet,
      member(WORKER, 2),
      placed(point(10, "spijt"), 10, by(WORKER)),
      placed(withdrawCasePoint(entity(10), at(11)), 11, by(WORKER)),
      placed(point(12, "weg ermee"), 12),
      placed(withdrawCasePoint(entity(12), at(13)), 13),
    );
    expect(casePoints(state, "idea")).toEqual([]);
    expect(withdrawnPoints(state).map(({ ref }) => ref.author)).toEqual([holder(WORKER)]);
  });
});

describe("who does what", () => {
  const written = [
    sheet,
    member(WORKER, 2),
    placed(line(10, { what: "bank bellen", who: "Noor", by: day("2026-03-10") }), 10, by(WORKER)),
    placed(line(11, { what: "tas sorteren", who: "Samira" }), 11),
  ];

  test("a line is answered by the resident alone, and the answer given last counts", () => {
    const to = { author: holder(WORKER), n: 10 };
    const state = section(...written, placed(answer(20, to, "not-now"), 20), placed(answer(21, to, "step"), 21));
    expect(agreements(state).map(({ answer: one }) => one?.fields.answer)).toEqual(["step", undefined]);
  });

  test("what is off the list or taken back is not agreed on", () => {
    const state = section(...written, placed(answer(20, { author: holder(WORKER), n: 10 }, "not-now"), 20));
    expect(linesOf(state)).toEqual([{ what: "tas sorteren", who: "Samira" }]);
    const back = section(...written, placed(withdrawAgreement(entity(10), at(20)), 20, by(WORKER)));
    expect(linesOf(back)).toEqual([{ what: "tas sorteren", who: "Samira" }]);
  });

  const agreed = (n: number, state: ReturnType<typeof section>, more: Partial<AgreedList> = {}): Op =>
    must(
      createAgreedList(
        { on: TODAY, lines: [...linesOf(state)], said: [{ name: "Samira", answer: "yes" }], ...more },
        entity(n),
        at(n),
      ),
    );

  test("what was agreed stays as it was when a line changes; the next agreement is a version that says so", () => {
    const before = section(...written);
    const first = placed(agreed(30, before), 30);
    const added = placed(line(31, { what: "container huren" }), 31);
    const after = section(...written, first, added);
    expect([changedSince(section(...written, first)), changedSince(after)]).toEqual([false, true]);
    expect(agreedLists(after)[0]?.list.fields.lines).toHaveLength(2);

    const replaces = { kind: "agreed-list", author: OWNER, id: entity(30) };
    const both = section(...written, first, added, placed(agreed(40, after, { replaces }), 40));
    expect(agreedLists(both).map(({ version, list }) => [version, list.fields.lines.length])).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(agreedLists(both)[0]?.list.fields.replaces?.id).toBe(entity(30));
    expect(changedSince(both)).toBe(false);
  });

  test("an agreed list that was written to again says that it was", () => {
    const before = section(...written);
    const other = agreed(30, before, { lines: [{ what: "iets anders" }] });
    const state = section(...written, placed(agreed(30, before), 30), placed({ ...other, at: at(35) } as Op, 35));
    expect(agreedLists(state)[0]?.tampered).toBe(true);
    expect(agreedLists(section(...written, placed(agreed(30, before), 30)))[0]?.tampered).toBe(false);
  });

  test("one no among many is a question, not a minority", () => {
    const said: AgreedList["said"] = [
      { name: "Noor", answer: "yes" },
      { name: "Piet", answer: "no", words: "wie betaalt?" },
      { name: "Samira", answer: "yes" },
    ];
    const list: AgreedList = { on: TODAY, lines: [{ what: "bellen" }], said };
    expect(isAgreed(list)).toBe(false);
    expect(openQuestions(list).map(({ name }) => name)).toEqual(["Piet"]);
    expect(isAgreed({ ...list, said: [{ name: "Noor", answer: "yes-but", words: "na tien uur" }] })).toBe(true);
  });
});

describe("asking everybody", () => {
  const lines: readonly Agreement[] = [{ what: "bank bellen", who: "Noor" }, { what: "tas sorteren" }];
  const there = ["Noor", "Piet"].reduce((round, name) => attend(round, name, true), NOBODY_ASKED);
  const yes = (name: string) => ({ name, answer: "yes" as const });
  const all = [yes("Noor"), yes("Piet"), yes(RESIDENT)].reduce((round, said) => say(round, said, lines), there);

  test("the resident comes last: first the others, by name", () => {
    expect(unfinished(there, lines)).toEqual({ type: "others-first", names: ["Noor", "Piet"] });
    const one = say(there, yes("Noor"), lines);
    expect(stillToAsk(one, lines)).toEqual(["Piet"]);
    expect(unfinished(say(one, yes("Piet"), lines), lines)).toEqual({ type: "own-answer-missing" });
    expect(unfinished(all, lines)).toBeUndefined();
    expect(everythingSaid(all, lines, "Samira").map(({ name }) => name)).toEqual(["Noor", "Piet", "Samira"]);
  });

  test("who changes their mind makes the resident be asked again", () => {
    const changed = say(all, { name: "Piet", answer: "no" }, lines);
    expect(standingOf(changed, RESIDENT, lines)).toEqual({ type: "open" });
    expect(unfinished(changed, lines)).toEqual({ type: "own-answer-missing" });
  });

  test("nobody agrees to a line that came in after they spoke", () => {
    const longer = [...lines, { what: "container huren" }];
    expect(stillToAsk(all, longer)).toEqual(["Noor", "Piet"]);
    expect(standingOf(all, "Noor", longer)).toEqual({ type: "outdated" });
    expect(standingOf(all, "Noor", [...lines].reverse()).type).toBe("said");
  });

  test("who is not there after all holds nothing up, and says nothing", () => {
    const without = attend(say(there, { name: "Piet", answer: "no" }, lines), "piet ", false);
    expect(without.present).toEqual(["Noor"]);
    expect(without.said).toEqual([]);
    expect(attend(there, "noor", true).present).toEqual(["Piet", "noor"]);
    expect(attend(there, "  ", true).present).toEqual(["Noor", "Piet"]);
  });

  test("an empty list is not agreed on, nor one that is too long to be kept whole", () => {
    expect(unfinished(NOBODY_ASKED, [])).toEqual({ type: "no-lines" });
    const many = Array.from({ length: MOST_LINES + 1 }, (_, n) => ({ what: `regel ${n}` }));
    expect(unfinished(NOBODY_ASKED, many)).toEqual({ type: "too-many-lines" });
  });

  test("the longest list there can be still fits in one envelope", () => {
    const long = (letters: number) => "語".repeat(letters);
    const most = Array.from({ length: MOST_LINES }, () => ({ what: long(300), who: long(80), by: TODAY }));
    const said = Array.from({ length: MOST_PRESENT + 1 }, () => ({
      name: long(80),
      answer: "yes-but" as const,
      words: long(300),
    }));
    const op = must(createAgreedList({ on: TODAY, lines: most, said }, entity(1), at(0)));
    // What padding and the envelope itself add is less than 4 KiB.
    expect(Buffer.byteLength(JSON.stringify(op))).toBeLessThan(ENVELOPE_BYTES - 4 * 1024);
  });

  test("what was said so far survives as a text, and what is no such text has not begun", () => {
    const kept: Agreeing = readAgreeing(writeAgreeing(all));
    expect(unfinished(kept, lines)).toBeUndefined();
    expect([readAgreeing(""), readAgreeing("{"), readAgreeing('{"present":7}')]).toEqual([
      NOBODY_ASKED,
      NOBODY_ASKED,
      NOBODY_ASKED,
    ]);
  });

  test("becomes a dated list with everybody's own words", () => {
    const but = say(say(all, { name: "Piet", answer: "yes-but", words: "na tien uur" }, lines), yes(RESIDENT), lines);
    const op = must(fixAgreed(but, lines, { day: TODAY, resident: "Samira", replaces: undefined }, entity(1), at(0)));
    expect(agreedLists(section(op))[0]?.list.fields).toEqual({
      on: TODAY,
      lines,
      said: [yes("Noor"), { name: "Piet", answer: "yes-but", words: "na tien uur" }, yes("Samira")],
    });
  });
});
