import { ok } from "#src/base/result.ts";
import { createTables } from "#relay/adapters/memory/tables.ts";
import type { RecordLog } from "#relay/ports/record-log.ts";
import { servePlanted } from "./planted-relay.ts";

/** Planted: what was stored before is not known again, so that what is sent twice is stored twice. */
const forgetful = (log: RecordLog, first: number): RecordLog => {
  let seq = first;
  return {
    ...log,
    bySeq: () => undefined,
    lastOf: (dossier, section, grant) => log.bySeq(dossier, section, grant, seq - 1),
    append: (dossier, section, row) => {
      seq = row.seq + 1;
      log.append(dossier, section, row);
    },
  };
};

await servePlanted(({ decide }) => {
  // Tables in memory, which have no index that says no.
  const tables = createTables();
  return {
    look: (read) => Promise.resolve(ok(read(tables))),
    submit: (command) => {
      const [first] = command.verb === "append" ? command.envelopes : [];
      const log = first?.ok ? forgetful(tables.log, first.value.envelope.prefix.seq) : tables.log;
      return Promise.resolve(decide(command, { ...tables, log }));
    },
  };
});
