import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Authored } from "#src/dossier/authored.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { claimsBy, claimsOf, createHelpClaim, restoreHelpClaim, withdrawHelpClaim } from "#src/dossier/help-claim.ts";
import { datesAhead, datesBefore, lastDayOf, overFrom, weekOf } from "#src/dossier/help-dates.ts";
import { helpOffers, restoreHelpOffer, withdrawHelpOffer, writeHelpOffer } from "#src/dossier/help-offer.ts";
import { createHelpRequest, helpRequestIn, type HelpRequest } from "#src/dossier/help-request.ts";
import { createHelpThanks, thanksOf } from "#src/dossier/help-thanks.ts";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import type { Op } from "#src/dossier/op.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { createRosterMember } from "#src/dossier/roster-member.ts";
import { createRotation } from "#src/dossier/rotation.ts";
import { sectionRules } from "#src/grants/decide.ts";
import { standingClaims } from "#src/grants/help-standing.ts";
import { domainRights } from "#src/grants/rights.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { at, by, entity, must, NEIGHBOUR, openRules, placed, WORKER } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const TUESDAY = day("2027-03-23");
const THURSDAY = day("2027-03-25");
const REQUEST = { kind: "help-request", author: OWNER, id: entity(1) };
const request = (more: Partial<HelpRequest> = {}): Op =>
  must(createHelpRequest({ what: "dog", on: [TUESDAY, THURSDAY], at: "16:00", ...more }, entity(1), at(0)));

/** Entity n, written at minute n by somebody's own clock. */
const claim = (who: GrantId, n: number, position: number, date = TUESDAY, minute = n): Authored =>
  placed(must(createHelpClaim({ request: REQUEST, date }, entity(n), at(minute))), position, by(who));
const said = (who: GrantId, op: Op, position: number): Authored => placed(op, position, by(who));
const section = (...log: readonly Authored[]) => reduce(emptySection, [placed(request(), 1), ...log], openRules);

/** Who has each date, and who was told that somebody came before. */
const told = (...log: readonly Authored[]) =>
  [...claimsOf(section(...log), REQUEST)]
    .map(([date, { holds, late }]) => [date, holds.ref.author, late.map(({ ref }) => ref.author)] as const)
    .sort(([a], [b]) => compareDates(a, b));

describe("of two who say yes to one date", () => {
  test("the first in the log has it, whatever their clocks say, and the second is told", () => {
    expect(told(claim(NEIGHBOUR, 3, 2), claim(WORKER, 2, 3))).toEqual([[TUESDAY, holder(NEIGHBOUR), [holder(WORKER)]]]);
  });

  test("the order in which a reader hears of them makes no difference", () => {
    const log = [
      claim(WORKER, 10, 2),
      claim(NEIGHBOUR, 11, 3, TUESDAY, 4),
      claim(NEIGHBOUR, 12, 4, THURSDAY),
      said(WORKER, withdrawHelpClaim(entity(10), at(13)), 5),
      said(WORKER, restoreHelpClaim(entity(10), at(14)), 6),
      claim(WORKER, 15, 7, THURSDAY),
    ];
    const expected = told(...log);
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
        expect(told(...shuffled)).toEqual(expected);
      }),
    );
    expect(expected).toEqual([
      [TUESDAY, holder(NEIGHBOUR), [holder(WORKER)]],
      [THURSDAY, holder(NEIGHBOUR), [holder(WORKER)]],
    ]);
  });

  test("who takes it back makes room for the other", () => {
    const both = [claim(WORKER, 2, 2), claim(NEIGHBOUR, 3, 3)];
    expect(told(...both, said(WORKER, withdrawHelpClaim(entity(2), at(4)), 4))).toEqual([
      [TUESDAY, holder(NEIGHBOUR), []],
    ]);
  });

  test("nobody returns before who came in between", () => {
    const back = [
      claim(WORKER, 2, 2),
      said(WORKER, withdrawHelpClaim(entity(2), at(3)), 3),
      claim(NEIGHBOUR, 4, 4),
      said(WORKER, restoreHelpClaim(entity(2), at(5)), 5),
    ];
    expect(told(...back)).toEqual([[TUESDAY, holder(NEIGHBOUR), [holder(WORKER)]]]);
  });

  test("an old claim that is moved to another date has no better place there", () => {
    const moved = must(createHelpClaim({ request: REQUEST, date: THURSDAY }, entity(2), at(5)));
    expect(told(claim(WORKER, 2, 2), claim(NEIGHBOUR, 4, 4, THURSDAY), said(WORKER, moved, 5))).toEqual([
      [THURSDAY, holder(NEIGHBOUR), [holder(WORKER)]],
    ]);
  });

  test("one that waits for internet comes behind what arrived", () => {
    const waiting = { ...claim(WORKER, 2, Number.POSITIVE_INFINITY), relayTime: Number.POSITIVE_INFINITY };
    expect(told(waiting, claim(NEIGHBOUR, 9, 2))).toEqual([[TUESDAY, holder(NEIGHBOUR), [holder(WORKER)]]]);
  });

  test("pressed twice is said once, and taken back as a whole", () => {
    const state = section(claim(WORKER, 2, 2), claim(WORKER, 3, 3));
    expect(told(claim(WORKER, 2, 2), claim(WORKER, 3, 3))).toEqual([[TUESDAY, holder(WORKER), []]]);
    expect(claimsBy(state, REQUEST, holder(WORKER), TUESDAY).map(({ id }) => id)).toEqual([entity(2), entity(3)]);
  });
});

test("what somebody took on and was shut out from since is free again; what is over stays as it was", () => {
  const member = placed(
    must(
      createRosterMember(
        { grant: WORKER, domainRights: domainRights("help"), nbf: 900, exp: 1_100, capability: "AAAA" },
        entity(100),
        at(2),
      ),
    ),
    2,
  );
  const shutOut = placed(
    must(createRotation({ generation: 1, voidGrants: [WORKER], endedDevices: [] }, entity(101), at(9))),
    9,
  );
  const log = [placed(request(), 1), member, claim(WORKER, 4, 4)];
  const standing = (rows: readonly Authored[], today: LocalDate) => {
    const state = reduce(emptySection, rows, sectionRules);
    const asked = helpRequestIn(state);
    return asked ? [...standingClaims(state, asked, today).keys()] : undefined;
  };
  expect(standing(log, TUESDAY)).toEqual([TUESDAY]);
  expect(standing([...log, shutOut], TUESDAY)).toEqual([]);
  expect(standing([...log, shutOut], day("2027-03-24"))).toEqual([TUESDAY]);
  const never = claim(WORKER, 5, 5, day("2027-03-24"));
  expect(standing([...log, never], TUESDAY)).toEqual([TUESDAY]);
});

test("a holder without the right to help claims nothing", () => {
  const member = placed(
    must(
      createRosterMember(
        { grant: WORKER, domainRights: domainRights("note"), nbf: 900, exp: 1_100, capability: "AAAA" },
        entity(100),
        at(2),
      ),
    ),
    2,
  );
  const state = reduce(emptySection, [placed(request(), 1), member, claim(WORKER, 4, 4)], sectionRules);
  expect(claimsOf(state, REQUEST).size).toBe(0);
});

describe("the dates of a request", () => {
  const asked = (more: Partial<HelpRequest> = {}): HelpRequest => ({ what: "dog", on: [TUESDAY, THURSDAY], ...more });
  const days = (dates: readonly { readonly on: LocalDate }[]) => dates.map(({ on }) => on);

  test("are the days that were named, each until it is over", () => {
    expect(days(datesAhead(asked(), TUESDAY))).toEqual([TUESDAY, THURSDAY]);
    expect(days(datesAhead(asked(), day("2027-03-24")))).toEqual([THURSDAY]);
    expect(days(datesBefore(asked(), day("2027-03-26")))).toEqual([THURSDAY, TUESDAY]);
    expect(lastDayOf(asked())).toBe(THURSDAY);
  });

  test("of what repeats go on for four weeks, also across the change of the clock", () => {
    const weekly = asked({ repeat: "FREQ=WEEKLY" });
    expect(days(datesAhead(weekly, day("2027-03-26")))).toEqual([
      "2027-03-30",
      "2027-04-01",
      "2027-04-06",
      "2027-04-08",
      "2027-04-13",
      "2027-04-15",
      "2027-04-20",
      "2027-04-22",
    ]);
    expect(days(datesBefore(weekly, day("2027-04-02"))).slice(0, 2)).toEqual(["2027-04-01", "2027-03-30"]);
    expect(lastDayOf(weekly)).toBeUndefined();
  });

  test("of what repeats seldom have the next one", () => {
    expect(days(datesAhead(asked({ on: [TUESDAY], repeat: "FREQ=YEARLY" }), day("2027-06-01")))).toEqual([
      "2028-03-23",
    ]);
  });

  test("of some day of a week last until its Sunday", () => {
    const week = asked({ on: [weekOf(THURSDAY)], anyDay: true });
    expect(week.on).toEqual(["2027-03-22"]);
    expect(datesAhead(week, day("2027-03-28"))).toEqual([{ on: "2027-03-22", last: "2027-03-28" }]);
    expect(datesAhead(week, day("2027-03-29"))).toEqual([]);
    expect(["2027-03-22", "2027-03-28", "2027-03-29"].map((one) => weekOf(day(one)))).toEqual([
      "2027-03-22",
      "2027-03-22",
      "2027-03-29",
    ]);
  });

  test("are read for two more weeks by who was asked, counted from the last or from the end of asking", () => {
    expect(overFrom(asked())).toBe("2027-04-09");
    expect(overFrom(asked({ closedOn: day("2027-03-20") }))).toBe("2027-04-04");
    expect(overFrom(asked({ repeat: "FREQ=WEEKLY" }))).toBeUndefined();
  });
});

test("a request names a day, and none that is no day", () => {
  expect(createHelpRequest({ what: "dog", on: [] }, entity(1), at(0))).toMatchObject({ ok: false });
  expect(createHelpRequest({ what: "dog", on: [day("2027-02-30")] }, entity(1), at(0))).toMatchObject({ ok: false });
});

test("everybody offers one thing at a time: it is changed, taken back and said again", () => {
  const inbox = (...log: readonly Authored[]) =>
    helpOffers(reduce(emptySection, log, openRules)).map(({ ref, fields }) => [ref.author, fields]);
  const first = said(WORKER, must(writeHelpOffer({ what: ["dog"], limits: "niet na 18.00" }, at(1))), 1);
  const second = said(WORKER, must(writeHelpOffer({ what: ["dog", "garden"] }, at(2))), 2);
  const back = said(WORKER, withdrawHelpOffer(at(3)), 3);
  const again = said(WORKER, restoreHelpOffer(at(4)), 4);
  expect(inbox(first)).toEqual([[holder(WORKER), { what: ["dog"], limits: "niet na 18.00" }]]);
  expect(inbox(first, second)).toEqual([[holder(WORKER), { what: ["dog", "garden"] }]]);
  expect(inbox(first, second, back)).toEqual([]);
  expect(inbox(first, second, back, again)).toHaveLength(1);
  const other = said(NEIGHBOUR, must(writeHelpOffer({ what: ["ride"] }, at(5))), 5);
  expect(helpOffers(reduce(emptySection, [first, other], openRules), "ride").map(({ ref }) => ref.author)).toEqual([
    holder(NEIGHBOUR),
  ]);
});

test("only the resident thanks, and the last word counts", () => {
  const thanked = { kind: "help-claim", author: holder(WORKER), id: entity(2) };
  const thanks = (n: number, words: "thanks" | "nice") =>
    must(createHelpThanks({ claim: thanked, words }, entity(n), at(n)));
  const state = section(
    placed(thanks(20, "thanks"), 5),
    placed(thanks(21, "nice"), 6),
    said(NEIGHBOUR, thanks(22, "thanks"), 7),
  );
  expect([...thanksOf(state).values()].map(({ fields }) => fields.words)).toEqual(["nice"]);
});
