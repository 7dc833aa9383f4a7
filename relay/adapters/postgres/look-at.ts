import type { Tally } from "#relay/adapters/care/tally.ts";
import type { Sql } from "./connect.ts";
import { asked } from "./sql.ts";

/** One look at one place, after which the transaction goes on whatever was met. */
export type LookAt = (where: string, look: () => Promise<void>) => Promise<void>;

export const lookOver =
  (sql: Sql, tally: Tally): LookAt =>
  (where, look) =>
    tally.waiting(where, async () => {
      await sql.run(asked("SAVEPOINT place"));
      try {
        await look();
      } catch (thrown) {
        await sql.run(asked("ROLLBACK TO place"));
        throw thrown;
      } finally {
        await sql.run(asked("RELEASE place"));
      }
    });
