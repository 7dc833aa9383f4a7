import { setTimeout as wait } from "node:timers/promises";
import type { RecordLog } from "#relay/ports/record-log.ts";
import { servePlanted } from "./planted-relay.ts";

/**
 * Planted: a cursor over a global sequence. Positions are given out when an append begins, appends run side by side, and
 * each is seen when it ends: a higher position may be there to read before a lower one.
 */
const SLOWEST = 60;

await servePlanted(({ tables, commit }) => {
  const running = new Set<string>();
  const named = (section: string, pos: number): string => `${section}.${pos}`;
  const ended: RecordLog = {
    ...tables.log,
    *after(dossier, section, pos) {
      for (const row of tables.log.after(dossier, section, pos)) if (!running.has(named(section, row.pos))) yield row;
    },
  };
  return {
    submit: async (command) => {
      const written = commit(command, { ...tables, log: ended });
      if (command.verb !== "append" || !written.ok || !written.value.ok || !("results" in written.value.value))
        return written;
      const { results, heads } = written.value.value;
      const names = results.flatMap((result) =>
        result.status === "stored" ? heads.map(({ section }) => named(section, result.pos)) : [],
      );
      for (const name of names) running.add(name);
      await wait(Math.random() * SLOWEST);
      for (const name of names) running.delete(name);
      return written;
    },
  };
});
