import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { freePort } from "./free-port.ts";
import { type HeldBackLine, openLine } from "./held-back-line.ts";
import { programs, runner } from "./postgres-cluster.ts";

/**
 * Three PostgreSQL servers under Patroni, one etcd by which they agree who is first, and HAProxy in front of whoever that
 * is: Debian's packages, on this machine, in a temporary folder.
 */
export type PatroniCluster = {
  /** By which a client finds whoever is first. */
  readonly address: string;
  /** Resolves with the name of the first when one is, another keeps step with it, and the third is on its way. */
  whole(): Promise<string>;
  /** Ends a server and the Patroni beside it at once, as a machine that loses its power. */
  kill(name: string): void;
  /** Ends the server alone; the Patroni beside it goes on. */
  killServer(name: string): void;
  /** What it has not handed on yet is held, and lost when it is killed. */
  holdBack(name: string): void;
  /** Starts what was killed. */
  start(name: string): void;
  log(): string;
  remove(): Promise<void>;
};

const SUPERUSER = "postgres";
const PASSWORD = "of-a-test";
const NODES = ["one", "two", "three"] as const;

const Cluster = z.object({
  members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })),
});

type Node = {
  readonly name: string;
  readonly data: string;
  readonly port: number;
  readonly api: number;
  line: HeldBackLine;
};

/** `synchronous`: nothing is acknowledged before a second server has it on its disk; without it, what may be lost is. */
export async function startPatroni({ synchronous }: { readonly synchronous: boolean }): Promise<PatroniCluster> {
  const as = runner();
  const folder = mkdtempSync(join(tmpdir(), "roer-ha-"));
  const own = (path: string): string => {
    if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
    return path;
  };
  own(folder);
  const env = { PATH: `${programs()}:${process.env["PATH"] ?? ""}:/usr/sbin`, LC_ALL: "C.UTF-8", TZ: "UTC" };
  let said = "";
  const running = new Map<string, ChildProcess>();
  const run = (name: string, command: string, args: readonly string[]): void => {
    const child = spawn(command, args, { ...as, env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text.replaceAll(/^/gmu, `${name}: `)));
    child.once("error", (fault) => (said += `${name}: ${fault.message}\n`));
    running.set(name, child);
  };

  const [etcd, peer, front] = [await freePort(), await freePort(), await freePort()];
  const client = `http://127.0.0.1:${etcd}`;
  const between = `http://127.0.0.1:${peer}`;
  run("etcd", "etcd", [
    `--data-dir=${join(folder, "etcd")}`,
    "--log-level=error",
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${between}`,
    `--initial-advertise-peer-urls=${between}`,
    `--initial-cluster=default=${between}`,
  ]);

  const nodes: Node[] = [];
  for (const name of NODES) {
    const [port, api] = [await freePort(), await freePort()];
    const line = await openLine(port);
    const data = join(folder, name);
    nodes.push({ name, data, port, api, line });
    own(mkdirSync(data, { mode: 0o700, recursive: true }) ?? data);
    const settings = {
      scope: "relay",
      name,
      restapi: { listen: `127.0.0.1:${api}`, connect_address: `127.0.0.1:${api}` },
      etcd3: { host: `127.0.0.1:${etcd}` },
      bootstrap: {
        dcs: {
          // The shortest that Patroni takes: how long the others wait for a first that is silent.
          ttl: 20,
          loop_wait: 2,
          retry_timeout: 3,
          master_start_timeout: 0,
          maximum_lag_on_failover: 1_073_741_824,
          synchronous_mode: synchronous,
          synchronous_mode_strict: synchronous,
          postgresql: {
            use_pg_rewind: true,
            parameters: { max_connections: 80, shared_buffers: "32MB", wal_log_hints: "on", wal_keep_size: "256MB" },
          },
        },
        initdb: [{ encoding: "UTF8" }, "data-checksums"],
      },
      postgresql: {
        listen: `127.0.0.1:${port}`,
        // By which the others follow it.
        connect_address: `127.0.0.1:${line.port}`,
        data_dir: join(data, "pg"),
        bin_dir: programs(),
        pgpass: join(data, "pgpass"),
        pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"],
        authentication: {
          superuser: { username: SUPERUSER, password: PASSWORD },
          replication: { username: "follower", password: PASSWORD },
          rewind: { username: "rewinder", password: PASSWORD },
        },
        parameters: { unix_socket_directories: data },
      },
    };
    // JSON is YAML.
    writeFileSync(join(data, "patroni.yml"), JSON.stringify(settings));
    own(join(data, "patroni.yml"));
  }
  const nodeOf = (name: string): Node => {
    const node = nodes.find((one) => one.name === name);
    if (!node) throw new Error(`no server is called ${name}`);
    return node;
  };
  const start = (name: string): void => run(name, "patroni", [join(nodeOf(name).data, "patroni.yml")]);

  writeFileSync(
    join(folder, "haproxy.cfg"),
    `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  timeout check 1s
listen first
  bind 127.0.0.1:${front}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(({ name, port, api }) => `  server ${name} 127.0.0.1:${port} check port ${api}`).join("\n")}
`,
  );
  for (const name of NODES) start(name);
  run("haproxy", "haproxy", ["-db", "-f", join(folder, "haproxy.cfg")]);

  const members = async () => {
    for (const { api } of nodes) {
      const answer = await fetch(`http://127.0.0.1:${api}/cluster`, { signal: AbortSignal.timeout(2000) }).catch(
        () => undefined,
      );
      if (answer?.ok) return Cluster.parse(await answer.json()).members;
    }
    return [];
  };
  const whole = async (): Promise<string> => {
    for (const until = Date.now() + 180_000; Date.now() < until;) {
      const now = await members();
      const isUp = ({ state }: { readonly state: string }): boolean => state === "running" || state === "streaming";
      const first = now.find(({ role }) => role === "leader");
      const keepsStep = !synchronous || now.some(({ role }) => role === "sync_standby");
      if (first && keepsStep && now.length === NODES.length && now.every(isUp)) return first.name;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`no three servers came together:\n${said.slice(-6000)}`);
  };
  const killServer = (name: string): void => {
    const node = nodeOf(name);
    for (const pid of serverProcesses(node)) kill(pid);
    node.line.cut();
  };
  return {
    address: `postgres://${SUPERUSER}:${PASSWORD}@127.0.0.1:${front}/postgres`,
    whole,
    killServer,
    kill: (name) => {
      running.get(name)?.kill("SIGKILL");
      running.delete(name);
      killServer(name);
    },
    holdBack: (name) => nodeOf(name).line.hold(),
    start: (name) => {
      if (!running.has(name)) start(name);
    },
    log: () => said,
    remove: async () => {
      for (const node of nodes) {
        running.get(node.name)?.kill("SIGKILL");
        for (const pid of serverProcesses(node)) kill(pid);
        await node.line.close();
      }
      await Promise.all(
        ["etcd", "haproxy"].map(async (name) => {
          const child = running.get(name);
          if (!child || child.exitCode !== null) return;
          const ended = once(child, "exit");
          child.kill("SIGTERM");
          await ended;
        }),
      );
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The first of a server's processes and all that it began: killed together, none of them ends anything in order. */
function serverProcesses({ data }: Node): readonly number[] {
  const first = firstProcess(join(data, "pg"));
  if (first === undefined) return [];
  const begun = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === first);
  return [first, ...begun];
}

/** The file outlasts a server that was killed, and its number may be another's by then. */
function firstProcess(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    // After the name, which may hold anything and stands in brackets.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had ended already.
  }
}
