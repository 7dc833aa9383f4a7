import { describe, expect, it } from "vitest";
import { createFormats, groupDigits } from "#src/i18n/formats.ts";

const NOW = Date.parse("2026-03-03T09:00:00Z");
const dutch = createFormats("nl", () => NOW);
const english = createFormats("en", () => NOW);

describe("dates in Dutch days", () => {
  it("writes the weekday, the day and the month", () => {
    expect(dutch.date(NOW)).toBe("dinsdag 3 maart");
    expect(dutch.date("2026-03-03")).toBe("dinsdag 3 maart");
    expect(english.date(NOW)).toBe("Tuesday 3 March");
  });

  it("adds the year when it is another", () => {
    expect(dutch.date("2027-03-03")).toBe("woensdag 3 maart 2027");
    expect(english.date("2027-03-03")).toBe("Wednesday 3 March 2027");
    expect(dutch.fullDate(NOW)).toBe("dinsdag 3 maart 2026");
  });

  it("goes by Dutch midnight, not by the clock of the server", () => {
    expect(dutch.day(Date.parse("2026-03-03T22:59:00Z"))).toBe("2026-03-03");
    expect(dutch.day(Date.parse("2026-03-03T23:00:00Z"))).toBe("2026-03-04");
    expect(dutch.day(Date.parse("2026-07-03T22:00:00Z"))).toBe("2026-07-04");
  });

  it("names the last day that an end covers, whether the end counts or not", () => {
    expect(dutch.until(Date.parse("2026-03-03T23:00:00Z"))).toBe("tot en met dinsdag 3 maart");
    expect(dutch.until(Date.parse("2026-03-03T22:59:59.999Z"))).toBe("tot en met dinsdag 3 maart");
    expect(english.until("2026-03-03")).toBe("until Tuesday 3 March");
    expect(dutch.shortLastDay(Date.parse("2026-03-03T23:00:00Z"))).toBe("3 maart");
    expect(dutch.shortLastDay("2027-03-03")).toBe("3 maart 2027");
  });

  it("says yesterday, today and tomorrow across the change to summer time", () => {
    const dayBefore = createFormats("nl", () => Date.parse("2026-03-28T22:30:00Z"));
    expect(dayBefore.relativeDay("2026-03-29")).toBe("morgen");
    expect(dayBefore.relativeDay("2026-03-28")).toBe("vandaag");
    expect(dayBefore.relativeDay("2026-03-27")).toBe("gisteren");
    expect(dayBefore.relativeDay("2026-03-31")).toBe("dinsdag 31 maart");
    expect(english.relativeDay("2026-03-04")).toBe("tomorrow");
  });

  it("writes the time with 24 hours", () => {
    expect(dutch.time(Date.parse("2026-03-03T15:05:00Z"))).toBe("16:05");
    expect(english.time(Date.parse("2026-03-03T15:05:00Z"))).toBe("16:05");
  });
});

describe("lists and numbers", () => {
  it("joins names as people do", () => {
    expect(dutch.list(["Noor", "Sam", "Ali"])).toBe("Noor, Sam en Ali");
    expect(english.list(["Noor", "Sam"])).toBe("Noor and Sam");
    expect(dutch.list([])).toBe("");
  });

  it("shows sizes and digits as they are read aloud", () => {
    expect(dutch.size(1_240_000)).toBe("1,2 MB");
    expect(dutch.size(949_999)).toBe("950 kB");
    expect(dutch.size(950_000)).toBe("1 MB");
    expect(dutch.size(12)).toBe("1 kB");
    expect(groupDigits("482913")).toBe("482 913");
    expect(groupDigits("48")).toBe("48");
  });
});
