import { type Bytes, toBase64url, utf8 } from "#src/base/bytes.ts";
import { MINUTE } from "#src/base/instant.ts";
import type { Syncable } from "#src/operations/ports.ts";
import { LiveEvent } from "#src/protocol/live-messages.ts";
import { READ_SECTIONS } from "#src/protocol/limits.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { type AccessId, accessIdOf } from "./access-id.ts";
import { backoff } from "./backoff.ts";
import { parseJson } from "./http-link.ts";
import type { Timers } from "./timers.ts";

/** As much of a WebSocket as is asked for. */
export type Socket = {
  send(text: string): void;
  close(): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { readonly reason: string }) => void): void;
};

export type LiveSocketParts = {
  /** Scheme and authority of the relay, as for requests. */
  readonly origin: string;
  readonly openSocket: (url: string) => Socket;
  /** Those that have something to listen to. */
  readonly wanted: () => readonly Syncable[];
  readonly timers: Timers;
  readonly random: () => number;
  readonly heard: (event: LiveEvent) => void;
  /** The socket greeted, or failed to for the second time in a row. */
  readonly reachable: (reachable: boolean) => void;
};

export type LiveSocket = {
  /** What is wanted may have changed. */
  refresh(): void;
  /** The page or the network came back: no use in waiting longer. */
  resume(): void;
  close(): void;
};

/** A socket and, once it has greeted, what to sign on it. */
type Line = { readonly socket: Socket; challenge: Bytes | undefined };

const TRIES = 2;
/** The relay's goodbye says when to come back, in milliseconds. */
const RETRY = /^retry=(\d{1,6})$/;

/** One socket for all accesses, opened while there is something to listen to, and opened again when it closes. */
export function openLiveSocket(parts: LiveSocketParts): LiveSocket {
  const { origin, timers, random, wanted } = parts;
  const authority = new URL(origin).host;
  const url = `${origin.replace(/^http/, "ws")}/v1/live`;
  /** Per access the sections that were asked for, to see when they change. */
  let subscribed = new Map<AccessId, string>();
  let current: Line | undefined;
  let cancel: (() => void) | undefined;
  let failures = 0;
  let unopened = 0;
  let closed = false;

  function connect(): void {
    cancel?.();
    cancel = undefined;
    if (closed || current || wanted().length === 0) return;
    const opened: Line = { socket: parts.openSocket(url), challenge: undefined };
    current = opened;
    subscribed = new Map();
    opened.socket.addEventListener("message", ({ data }) => {
      const event = current === opened && typeof data === "string" ? parseJson(LiveEvent, utf8(data)) : undefined;
      if (event) hear(event);
    });
    opened.socket.addEventListener("close", ({ reason }) => {
      if (current === opened) lost(opened.challenge !== undefined, reason);
    });
  }

  function hear(event: LiveEvent): void {
    if (event.t === "challenge") {
      if (!current) return;
      current.challenge = event.challenge;
      unopened = 0;
      parts.reachable(true);
      subscribe();
      return;
    }
    if (event.t === "subscribed") failures = 0;
    parts.heard(event);
  }

  /** Tells the relay what changed. Each subscription is a line in that dossier's access log: none is sent twice. */
  function subscribe(): void {
    if (!current?.challenge) return;
    for (const syncable of wanted()) {
      const { dossier, grant } = syncable.signer;
      const id = accessIdOf(syncable.signer);
      // What is past the limit is found by the exchange that comes every few minutes.
      const sections = (syncable.cursors() ?? []).slice(0, READ_SECTIONS);
      const names = sections
        .map(({ section }) => section)
        .sort()
        .join();
      if (subscribed.get(id) === names) continue;
      subscribed.set(id, names);
      const signature = syncable.signer.sign(liveSigningInput(current.challenge, authority, dossier, grant));
      current.socket.send(
        JSON.stringify({ t: "subscribe", dossier, grant, signature: toBase64url(signature), sections }),
      );
    }
  }

  function lost(greeted: boolean, reason: string): void {
    current = undefined;
    failures += 1;
    unopened = greeted ? 0 : unopened + 1;
    if (unopened >= TRIES) parts.reachable(false);
    const [, asked] = RETRY.exec(reason) ?? [];
    const wait = asked === undefined ? backoff(failures, random) : Math.min(Number(asked), MINUTE);
    cancel = timers.after(wait, connect);
  }

  connect();
  return {
    refresh: () => {
      if (current) subscribe();
      else if (!cancel) connect();
    },
    resume: connect,
    close: () => {
      closed = true;
      cancel?.();
      const line = current;
      current = undefined;
      line?.socket.close();
    },
  };
}
