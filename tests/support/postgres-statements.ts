import type { Statement } from "#relay/adapters/postgres/sql.ts";
import { DOSSIER_TABLES } from "#relay/adapters/postgres/schema.ts";

/**
 * Statements that name no dossier, each with the reason. All others name one, so that the tables distribute by it.
 */
const EXCEPTIONS: readonly (readonly [why: string, text: RegExp])[] = [
  ["begins and ends", /^(?:BEGIN|COMMIT|ROLLBACK)\b/u],
  ["the server's own tables", /\b(?:FROM|INTO|UPDATE) (?:meta|mark|version)\b/u],
  [
    "the tables are made",
    /^\s*(?:CREATE TABLE|SET LOCAL statement_timeout|SELECT pg_advisory_xact_lock|SELECT current_setting)/u,
  ],
  ["an invitation is found by its own id", /^SELECT \* FROM invite WHERE id = \$1/u],
  ["invitations whose time is over", /^DELETE FROM invite WHERE expires </u],
  ["nonces whose time is over", /^DELETE FROM nonce WHERE until </u],
  ["a sheet is found by its key", /^SELECT dossier FROM grantee WHERE id = \$1 AND device/u],
  ["what is to be told by now", /^SELECT (?:1|dossier, grant_id) FROM push WHERE look <=/u],
  ["one browser listens for several dossiers", /FROM push WHERE endpoint = \$1$/u],
  ["an announcement, outside any transaction", /^SELECT pg_notify\(/u],
  [
    "the look at all that is listened to",
    /^SELECT [\w, ]+ FROM (?:dossier|section|invite) WHERE (?:id|dossier) = ANY\(\$1\)$/u,
  ],
  ["files that were never finished", /^SELECT dossier, section, blob FROM blob WHERE moved </u],
];

const hex = (value: unknown): string | undefined =>
  value instanceof Uint8Array ? Buffer.from(value).toString("hex") : undefined;

/** The ids of all dossiers that these statements are about: each is looked up in the table of dossiers first. */
export const dossiersIn = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(
    statements.flatMap(({ text, values }) =>
      /\bFROM dossier\s+WHERE id = \$1/u.test(text) ? (hex(values[0]) ?? []) : [],
    ),
  );

/** Which exception a statement is of. */
export const exceptionOf = ({ text }: Statement): string | undefined =>
  EXCEPTIONS.find(([, pattern]) => pattern.test(text))?.[0];

export const EXCEPTION_NAMES: readonly string[] = EXCEPTIONS.map(([why]) => why);

/** What keeps a statement from running on the one machine that has its dossier. */
export function faultOf(statement: Statement, dossiers: ReadonlySet<string>): string | undefined {
  if (exceptionOf(statement) !== undefined) return undefined;
  const { text, values } = statement;
  const named = values.flat().filter((value) => dossiers.has(hex(value) ?? ""));
  if (named.length !== 1) return `names ${named.length} dossiers: ${text}`;
  const at = values.findIndex((value) => dossiers.has(hex(value) ?? "")) + 1;
  const isInsert =
    new RegExp(`^INSERT INTO \\w+ \\((?:id|dossier)\\b.*(?:SELECT|VALUES \\()`, "su").test(text) && at === 1;
  const isInvite = text.startsWith("INSERT INTO invite (id, dossier,") && at === 2;
  const isNarrowed = new RegExp(`\\b(?:dossier|id) = \\$${at}\\b`, "u").test(text);
  return isInsert || isInvite || isNarrowed ? undefined : `does not narrow itself to its dossier: ${text}`;
}

/** Tables of dossiers of which none of these statements speaks. */
export const tablesMissedBy = (statements: readonly Statement[]): readonly string[] =>
  DOSSIER_TABLES.filter((table) => !statements.some(({ text }) => new RegExp(`\\b${table}\\b`, "u").test(text)));
