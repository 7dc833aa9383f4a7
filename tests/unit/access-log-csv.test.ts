import { describe, expect, test } from "vitest";
import { ACCESS_COLUMNS, accessLogCsv, type AccessRow, CERTAINTIES } from "#src/exports/access-log-csv.ts";
import { csvText } from "#src/exports/csv.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { logDays, type LogNames } from "#src/ui/log/log-days.ts";
import { EVERYTHING, filtered, type LogFilter } from "#src/ui/log/log-filter.ts";
import type { LogEvent } from "#src/ui/log/log-event.ts";
import { actOf, certaintyOf } from "#src/ui/log/log-kinds.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { readDocument, tableUnder } from "#tests/support/markdown-tables.ts";

const row = (more: Partial<AccessRow> = {}): AccessRow => ({
  at: Date.UTC(2026, 10, 27, 8, 15, 3),
  event: "fetched",
  what: "Noor haalde Zo help je mij op.",
  who: "Noor",
  role: "begeleider",
  behalf: "Wijkteam Zuid",
  about: "",
  part: "Zo help je mij",
  key: "ab".repeat(16),
  certainty: "fetched",
  ...more,
});

describe("a table for a spreadsheet", () => {
  test.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ["+31 6", `"'+31 6"`],
    ["-2+3", `"'-2+3"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["  =1", `"'=1"`],
    ["\t=1", `"'=1"`],
    ["\r\n=1", `"'=1"`],
    ["\u0000=1", `"'=1"`],
    ["＝1", `"'＝1"`],
    ["|calc", `"'|calc"`],
    ["a=1", `"a=1"`],
    ['Sam "de Beer"; zn.', `"Sam ""de Beer""; zn."`],
    ["twee\nregels", `"twee regels"`],
    ["", `""`],
  ])("holds no formula, and keeps to its own cell: %j", (text, cell) => {
    expect(csvText([[text, "b"]])).toBe(`\ufeff${cell};"b"\r\n`);
  });
});

describe("the access log as a table", () => {
  test("has the fields of NEN 7513, oldest first, in Dutch time and UTC", () => {
    const lines = accessLogCsv(nl, "Samira", [
      row({ at: Date.UTC(2026, 6, 1, 22, 30) }),
      row({ at: 0, certainty: "by-itself" }),
    ])
      .slice(1)
      .split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      '"dossier van";"wanneer";"wanneer (UTC)";"gebeurtenis";"wat";"wie";"rol";"namens";"sleutel van";"stuk";"sleutel";"zekerheid"',
    );
    expect(lines[1]).toContain('"1970-01-01 01:00:00";"1970-01-01T00:00:00.000Z"');
    expect(lines[1]).toContain(';"Vanzelf"');
    expect(lines[2]).toBe(
      `"Samira";"2026-07-02 00:30:00";"2026-07-01T22:30:00.000Z";"fetched";"Noor haalde Zo help je mij op.";"Noor";"begeleider";"Wijkteam Zuid";"";"Zo help je mij";"${"ab".repeat(16)}";"Opgehaald"`,
    );
  });
  test("runs nothing that a holder calls themselves", () => {
    expect(accessLogCsv(nl, "=1", [row({ who: "=cmd|' /C calc'!A0", what: "=cmd opende iets." })])).not.toMatch(
      /[;\n\ufeff]"=/u,
    );
  });
});

const noor = "a".repeat(32) as GrantId;
const sam = "b".repeat(32) as GrantId;
const section = "c".repeat(32) as SectionId;
const names: LogNames = { person: (grant) => (grant === noor ? "Noor" : "Sam"), part: () => "Zo help je mij" };
const hour = (day: number, at: number): number => Date.UTC(2026, 10, day, at);
const EVENTS: readonly LogEvent[] = [
  { type: "fetched", at: hour(27, 9), grant: noor, section },
  { type: "fetched", at: hour(27, 8), grant: noor, section },
  { type: "wrote-note", at: hour(21, 9), grant: sam },
  { type: "gave", at: hour(20, 9), grant: noor, until: hour(30, 9) },
  { type: "passed-on", at: hour(10, 9), grant: sam, by: noor, until: hour(30, 9) },
  { type: "linked", at: hour(1, 9), grant: sam, name: "Tablet", what: "device" },
];

describe("the lines of the log", () => {
  const f = createFormats("nl", () => hour(27, 12));
  const chosen = (filter: Partial<LogFilter>): readonly string[] =>
    filtered(EVENTS, { ...EVERYTHING, ...filter }, names, f, "2026-11-27" as LocalDate).map(
      ({ type, grant }) => `${type} ${grant.slice(0, 1)}`,
    );

  test("are chosen by person, by what was done and by how far back", () => {
    expect(chosen({})).toHaveLength(EVENTS.length);
    expect(chosen({ person: "Noor" })).toEqual(["fetched a", "fetched a", "gave a", "passed-on b"]);
    // A device of the resident is nobody else's, whatever its id.
    expect(chosen({ person: "Sam" })).toEqual(["wrote-note b", "passed-on b"]);
    expect(chosen({ act: "written" })).toEqual(["wrote-note b"]);
    expect(chosen({ act: "keys" })).toEqual(["gave a", "passed-on b", "linked b"]);
    expect(chosen({ period: "today" })).toEqual(["fetched a", "fetched a"]);
    expect(chosen({ period: "week" })).toEqual(["fetched a", "fetched a", "wrote-note b"]);
    expect(chosen({ period: "month" })).toHaveLength(6);
    expect(chosen({ act: "keys", period: "week" })).toEqual([]);
  });

  test("say how sure they are, and join equal ones with how often and since when", () => {
    const [today] = logDays(nl, f, names, EVENTS);
    expect(today?.lines).toEqual([
      { text: "Noor haalde Zo help je mij op.", note: "Door de server gezien", time: "2 keer, sinds 09:00" },
    ]);
  });
});

describe("docs/access-log.md", () => {
  const doc = readDocument("access-log.md");
  test("has every column of the table, with its head", () => {
    const { columns } = nl.log.export;
    expect(tableUnder(doc, "The file").map(([name, head]) => [name, head])).toEqual(
      ACCESS_COLUMNS.map((name) => [name, columns[name]]),
    );
  });
  test("explains every certainty in the words of the screen", () => {
    expect(tableUnder(doc, "Certainty").map(([code, word]) => [code, word])).toEqual(
      CERTAINTIES.map((code) => [code, nl.log.certainty.words[code]]),
    );
  });
  test("has the certainty of every event", () => {
    for (const [type = "", , certainty] of tableUnder(doc, "Events"))
      expect(certaintyOf({ type } as LogEvent), type).toBe(certainty);
    expect(EVENTS.map(({ type }) => type).every((type) => doc.includes(`| \`${type}\` |`))).toBe(true);
    expect(EVENTS.map(actOf)).toEqual(["read", "read", "written", "keys", "keys", "keys"]);
  });
});
