import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

/**
 * A PostgreSQL of the test's own, in a temporary folder, that listens on a socket in that folder alone: nothing of the
 * machine's is touched, and two test files do not meet. It never runs as root, which PostgreSQL refuses.
 */
export type PostgresCluster = {
  /** An empty database of its own; answers by which address a client finds it. */
  database(): Promise<string>;
  /** By which address a client finds a database of this name. */
  address(name: string): string;
  /** Ends it as a stop of the machine would: what was committed is there at the next start. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes all of it. */
  remove(): Promise<void>;
};

const OWNER = "relay";
const DEBIAN = "/usr/lib/postgresql";
/** Who runs it when the tests run as root; the first one the machine has. */
const RUNNERS = ["postgres", "nobody"];

/** Where the programs of the newest PostgreSQL on this machine lie; Debian keeps them out of the path. */
export function programs(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((version) => /^\d+$/u.test(version)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest !== undefined) return join(DEBIAN, newest, "bin");
  const found = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  if (found.status === 0) return found.stdout.trim();
  throw new Error("PostgreSQL is not installed: on Debian, apt-get install postgresql");
}

export type Runner = { readonly uid?: number; readonly gid?: number };

export function runner(): Runner {
  if (process.getuid?.() !== 0) return {};
  for (const name of RUNNERS) {
    const id = (flag: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
    if (spawnSync("id", [name]).status === 0) return { uid: id("-u"), gid: id("-g") };
  }
  throw new Error(`none of the users ${RUNNERS.join(", ")} exists, and PostgreSQL does not run as root`);
}

/** Starts one. `settings` are of postgresql.conf; without any, commits are not synced, for the data is nobody's. */
export async function startCluster(settings: Readonly<Record<string, string>> = {}): Promise<PostgresCluster> {
  const bin = programs();
  const as = runner();
  const folder = mkdtempSync(join(tmpdir(), "roer-pg-"));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, "data");
  const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" };
  const how = { ...as, env, cwd: folder } as const;
  execFileSync(
    join(bin, "initdb"),
    ["--pgdata", data, "--username", OWNER, "--auth", "trust", "--encoding", "UTF8", "--no-sync", "--no-instructions"],
    { ...how, stdio: ["ignore", "ignore", "inherit"] },
  );
  const conf = {
    listen_addresses: "",
    unix_socket_directories: folder,
    fsync: "off",
    max_connections: "60",
    shared_buffers: "32MB",
    autovacuum: "off",
    ...settings,
  };
  let server: ChildProcess | undefined;
  let made = 0;

  const address = (name: string): string => `postgres://${OWNER}@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const ask = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: address("postgres") });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  const answers = (): boolean =>
    spawnSync(join(bin, "pg_isready"), ["--host", folder, "--quiet"], { ...how, stdio: "ignore" }).status === 0;

  const start = async (): Promise<void> => {
    const options = Object.entries(conf).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    let said = "";
    const child = spawn(join(bin, "postgres"), ["-D", data, ...options], {
      ...how,
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    server = child;
    while (!answers()) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** SIGINT: open connections are ended, what was committed is kept. */
  const stop = async (): Promise<void> => {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGINT");
    await ended;
  };
  // A test run that is broken off leaves no server behind.
  const atExit = (): void => void server?.kill("SIGQUIT");
  process.once("exit", atExit);

  const remove = async (): Promise<void> => {
    await stop();
    process.off("exit", atExit);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (thrown) {
    await remove();
    throw thrown;
  }
  return {
    address,
    database: async () => {
      made += 1;
      await ask(`CREATE DATABASE test${made} STRATEGY file_copy`);
      return address(`test${made}`);
    },
    stop,
    start,
    remove,
  };
}
