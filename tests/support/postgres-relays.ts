import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openRelay } from "./open-relay.ts";
import { type PostgresCluster, startCluster } from "./postgres-cluster.ts";
import type { RelayProcess } from "./relay-process.ts";

export type PostgresRelays = {
  readonly relays: readonly RelayProcess[];
  /** SIGKILL of PostgreSQL with all of its processes, and a start that recovers. */
  readonly killDatabase: () => Promise<void>;
};

/** Several relays over one new database of a PostgreSQL of the test's own. */
export async function openPostgresRelays(
  clean: (end: () => Promise<void>) => void,
  count: number,
): Promise<PostgresRelays> {
  const cluster = await startCluster({ fsync: "on" });
  clean(() => cluster.remove());
  const environment = { DATABASE_URL: await cluster.database() };
  // Files would lie in a folder that all share; none are stored here.
  const relays: RelayProcess[] = [];
  for (let i = 0; i < count; i++) relays.push(await openRelay(clean, { environment }));
  return {
    relays,
    killDatabase: async () => {
      await killCluster(cluster);
      await cluster.start();
    },
  };
}

async function killCluster(cluster: PostgresCluster): Promise<void> {
  const folder = new URL(cluster.address("any")).searchParams.get("host") ?? "";
  const [first = ""] = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n");
  const all = [Number(first), ...childrenOf(Number(first))];
  for (const pid of all) process.kill(pid, "SIGKILL");
  // PostgreSQL does not start where a process of that number is left, if only to be buried.
  while (all.some(isRunning) || statOf(Number(first)).length > 0) await wait(10);
}

const childrenOf = (parent: number): readonly number[] =>
  readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && statOf(pid)[1] === String(parent) ? [pid] : [];
  });

/** One that ended and was not yet buried by its parent does not run. */
const isRunning = (pid: number): boolean => !["Z", "X", undefined].includes(statOf(pid)[0]);

/** State and parent, and whatever else Linux says after the name; nothing of a process that is gone. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /su, "")
      .split(" ");
  } catch {
    return [];
  }
}
