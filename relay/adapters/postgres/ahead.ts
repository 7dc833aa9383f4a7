import { ALL_SECTIONS } from "#src/protocol/ids.ts";
import type { Command } from "#relay/core/commands.ts";
import type { Tables } from "#relay/ports/store.ts";
import type { Query } from "./sql.ts";
import { createTables } from "./tables.ts";
import { Missing, type Work } from "./work.ts";

/**
 * What a command is as good as sure to look at, so that it is read in one go behind the lock of its dossier: by itself each
 * of these is a way to the database and back. Nothing is decided here: what else a decision comes to is read by and by,
 * and what it does not come to was read for nothing.
 */
export function readAhead(command: Command): readonly Query<unknown>[] {
  const found = new Map<string, Query<unknown>>();
  const tables = createTables(nothingRead, true);
  const look = (reading: () => unknown): void => {
    try {
      reading();
    } catch (fault) {
      if (!(fault instanceof Missing)) throw fault;
      found.set(fault.query.name, fault.query);
    }
  };
  if (command.verb === "append") lookForAppend(tables, command, look);
  return [...found.values()];
}

type Look = (reading: () => unknown) => void;

function lookForAppend(tables: Tables, command: Extract<Command, { verb: "append" }>, look: Look): void {
  const { dossier, envelopes } = command;
  const { ledger, log, lines, push } = tables;
  for (const judged of envelopes) {
    if (!judged.ok) continue;
    const { section, grant, seq, seenPos } = judged.value.envelope.prefix;
    look(() => ledger.grant(dossier, grant));
    look(() => ledger.held(dossier, grant, section));
    look(() => ledger.held(dossier, grant, ALL_SECTIONS));
    look(() => log.section(dossier, section));
    look(() => log.bySeq(dossier, section, grant, seq));
    look(() => log.lastOf(dossier, section, grant));
    look(() => log.at(dossier, section, seenPos));
  }
  look(() => lines.head(dossier));
  look(() => push.idle(dossier));
}

/** Every reading is missing: so each of them is named, and none answered. */
const nothingRead: Work = {
  ask: (query) => {
    throw new Missing(query);
  },
  has: () => false,
  known: () => undefined,
  answer: () => undefined,
};
