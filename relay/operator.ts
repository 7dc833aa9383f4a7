import { randomBytes } from "node:crypto";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createSqliteCaretaker } from "#relay/adapters/sqlite/caretaker.ts";
import type { CareRefused, Caretaker, CheckReport } from "#relay/ports/caretaker.ts";
import { DRAWN_BYTES, makeSignupCode } from "#relay/core/signup-codes.ts";
import { SECOND } from "#src/base/instant.ts";
import { openBlobStore } from "./blob-store.ts";
import { type Config, describeConfig } from "./config.ts";

/** What a command printed, and whether all was well. */
export type Done = { readonly printed: object; readonly ok: boolean };

type Run = (config: Config, now: number) => Promise<Done> | Done;

export const COMMANDS = "config, backup FOLDER, restore FOLDER, restored, check [--quick], stats, invite [--count N]";

/** What an operator asks of the relay beside serving; undefined for what is no command. None of them prints an id. */
export function operatorCommand(args: readonly string[]): Run | undefined {
  if (args[0] === "invite") return inviting(args.slice(1));
  const [name, given, ...more] = args;
  if (more.length > 0) return undefined;
  if (name === "config" && given === undefined) return (config) => ({ printed: describeConfig(config), ok: true });
  if (name === "check" && (given === undefined || given === "--quick"))
    return async (config) => told(await care(config, (of) => of.check(given === "--quick")));
  if (name === "stats" && given === undefined)
    return async (config, now) => ({ printed: await care(config, (of) => of.stats(now)), ok: true });
  if (name === "restored" && given === undefined)
    return async (config, now) => told(await care(config, (of) => of.restored(Math.floor(now / SECOND))));
  if (given === undefined || given.startsWith("-")) return undefined;
  if (name === "backup") return async (config) => told(await care(config, (of) => of.backup(given)));
  if (name === "restore")
    return async (config, now) => told(await care(config, (of) => of.restore(given, Math.floor(now / SECOND))));
  return undefined;
}

const CODE_DAYS = 60;
const MOST_CODES = 1000;

/** Single-use codes by which people begin a dossier where `RELAY_SIGNUP` is `invite`. Nothing is kept of them until they are used. */
function inviting(args: readonly string[]): Run | undefined {
  const [flag, given = "1", ...more] = args;
  const count = Number(given);
  if ((flag !== undefined && (flag !== "--count" || args.length < 2)) || more.length > 0) return undefined;
  if (!Number.isInteger(count) || count < 1 || count > MOST_CODES) return undefined;
  return async (config, now) => {
    const signer = createRelaySigner(await care(config, (of) => of.relayKey()));
    const codes = Array.from({ length: count }, () =>
      makeSignupCode(signer, sha512, randomBytes(DRAWN_BYTES), now, CODE_DAYS),
    );
    return { printed: { codes, days: CODE_DAYS }, ok: true };
  };
}

const told = (report: CheckReport | CareRefused): Done => ({
  printed: report,
  ok: "faults" in report && report.faults.length === 0,
});

/** The driver of PostgreSQL is loaded by who uses it. */
async function care<T>(config: Config, ask: (of: Caretaker) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = config;
  const blobs = openBlobStore(config);
  if (databaseUrl === undefined) return ask(createSqliteCaretaker(dataDir, blobs));
  const { withPostgresCaretaker } = await import("#relay/adapters/postgres/caretaker.ts");
  return withPostgresCaretaker(databaseUrl, blobs, ask);
}
