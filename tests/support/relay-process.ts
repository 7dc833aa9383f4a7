import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Instant } from "#src/base/instant.ts";
import { buildTestRelay } from "../../.ci/build.mjs";
import { freePort } from "./free-port.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Of `relay-test-entry.ts`, built: started as source, each process would compile the whole relay again. */
const BUILT_ENTRY = fileURLToPath(new URL("../../dist-relay-test/main.js", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type RelayProcess = {
  /** `http://localhost:port`, the same after a restart. A secure context to a browser. */
  readonly origin: string;
  readonly dataDir: string;
  /**
   * Sets the relay's clock to a moment, from which it runs on; or, as `{offset}`, so far from the true time. Ahead, it
   * is as if the time had passed; back, the relay keeps to the latest time it knew, as it does.
   */
  setClock(to: Instant | { readonly offset: number }): Promise<void>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** Resolves when it has ended, of itself too, with the exit code. */
  ended(): Promise<number | null>;
  /** SIGKILL: nothing is flushed that was not. */
  kill(): Promise<void>;
  /** Starts again on the same data and port, with the clock as it was set; stops first if it runs. */
  restart(): Promise<void>;
  /** All that the process wrote, over all restarts. */
  logText(): string;
};

export type RelayOptions = {
  readonly appDir?: string;
  /** A new one under the system's temporary folder, unless given. It is left for the caller to look into. */
  readonly dataDir?: string;
  readonly now?: Instant;
  /** Another main file, such as that of a relay with a planted fault; it must say on its output that it listens. */
  readonly entry?: string;
  /** Further variables of its configuration. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts the real relay as a child process on a free port and waits until it listens. */
export async function startRelay(options: RelayOptions = {}): Promise<RelayProcess> {
  if (options.entry === undefined) await oneAtATime(buildTestRelay);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "roer-relay-"));
  const port = await freePort();
  let offset = options.now === undefined ? 0 : options.now - Date.now();
  let written = "";
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const started = spawn(
      process.execPath,
      options.entry === undefined ? [BUILT_ENTRY] : ["--import", "tsx", options.entry],
      {
        cwd: ROOT,
        env: {
          ...withoutRelay(process.env),
          RELAY_HOST: "127.0.0.1",
          RELAY_PORT: String(port),
          RELAY_DATA_DIR: dataDir,
          ...(options.appDir === undefined ? {} : { RELAY_APP_DIR: options.appDir }),
          ...options.environment,
          TEST_CLOCK_OFFSET: String(offset),
        },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      },
    );
    const before = written.length;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        written += chunk.toString();
        if (written.slice(before).includes('"event":"listening"')) resolve();
      };
      started.stdout?.on("data", read);
      started.stderr?.on("data", read);
      started.once("exit", () => reject(new Error(`the relay ended before it listened:\n${written.slice(before)}`)));
    });
    return started;
  }

  async function ended(): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return child.exitCode;
  }

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = ended();
    child.kill(signal);
    return exited;
  }

  return {
    origin: `http://localhost:${port}`,
    dataDir,
    setClock: async (to) => {
      offset = typeof to === "number" ? to - Date.now() : to.offset;
      const answered = once(child, "message");
      child.send({ offset });
      await answered;
    },
    stop: () => end("SIGTERM"),
    ended,
    kill: async () => void (await end("SIGKILL")),
    restart: async () => {
      await end("SIGTERM");
      child = await launch();
    },
    logText: () => written,
  };
}

const withoutRelay = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith("RELAY_") && name !== "DATABASE_URL"),
  );
