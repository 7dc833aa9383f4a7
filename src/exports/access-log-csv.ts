import type { Catalogue } from "#src/i18n/catalogue.ts";
import { TIME_ZONE } from "#src/i18n/formats.ts";
import { csvText } from "./csv.ts";

/** How sure it is that something happened, and by whose word (docs/access-log.md). FHIR AuditEvent, product.md: LogEntry. */
export const CERTAINTIES = ["fetched", "opened", "written", "copied", "yours", "by-itself"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** One line of the access log with the fields that NEN 7513 asks for; what is not known or does not apply is empty. */
export type AccessRow = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What happened, as the code calls it. */
  readonly event: string;
  /** The same in a sentence. */
  readonly what: string;
  readonly who: string;
  readonly role: string;
  /** On whose behalf. */
  readonly behalf: string;
  /** Whose key it is about, where that is somebody else than who did it. */
  readonly about: string;
  readonly part: string;
  /** The id of the key. */
  readonly key: string;
  readonly certainty: Certainty;
};

/** In this order; their heads are in the catalogue. */
export const ACCESS_COLUMNS = [
  "dossier",
  "at",
  "utc",
  "event",
  "what",
  "who",
  "role",
  "behalf",
  "about",
  "part",
  "key",
  "certainty",
] as const;

/** "2026-11-27 09:15:03", as clocks in the Netherlands showed it. */
const dutch = new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE, dateStyle: "short", timeStyle: "medium" });

/** Oldest first, one line for each time something happened. `whose`: the resident's name. */
export function accessLogCsv(t: Catalogue, whose: string, rows: readonly AccessRow[]): string {
  const { columns } = t.log.export;
  const cells = [...rows]
    .sort((a, b) => a.at - b.at)
    .map((row) => ({
      ...row,
      dossier: whose,
      at: dutch.format(row.at),
      utc: new Date(row.at).toISOString(),
      certainty: t.log.certainty.names[row.certainty],
    }));
  return csvText([
    ACCESS_COLUMNS.map((name) => columns[name]),
    ...cells.map((row) => ACCESS_COLUMNS.map((name) => row[name])),
  ]);
}
