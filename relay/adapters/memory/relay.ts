import type { Clock } from "#src/base/instant.ts";
import { err, ok } from "#src/base/result.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVapidKey } from "#relay/adapters/node-crypto/vapid.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import type { Command, Outcome } from "#relay/core/commands.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { execute } from "#relay/core/execute.ts";
import { createTools } from "#relay/core/tools.ts";
import { DEFAULT_LIMITS, type Limits, type Signup } from "#relay/core/limits.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { DiskSpace } from "#relay/ports/disk-space.ts";
import type { OpenPushSender } from "#relay/ports/push-sender.ts";
import type { Store } from "#relay/ports/store.ts";
import { createBlobStore } from "./blobs.ts";
import { createAnnouncer } from "./announcer.ts";
import { everySecond } from "./every-second.ts";
import { createTables } from "./tables.ts";

export type MemoryRelayOptions = {
  readonly clock: Clock;
  /** Follows `clock` unless given: a test that turns the clock means time to pass. */
  readonly monotonic?: () => number;
  /** All of it, unless given: what is full here is the process's memory. */
  readonly disk?: DiskSpace;
  readonly limits?: Partial<Limits>;
  readonly signup?: Signup;
  /** Without one, it sends nothing to push services. */
  readonly push?: OpenPushSender | undefined;
  /** A key to keep over two relays; fresh unless given. */
  readonly relayKey?: Uint8Array;
  /** Who drives the one-second tick; the system's timer unless given. */
  readonly everySecond?: (run: () => Promise<void>) => () => void;
};

/** A whole relay in this process that forgets all when it closes: for tests and for trying things out. */
export function createMemoryRelay(options: MemoryRelayOptions): RelayService {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return createRelay({
    store: createMemoryStore(limits),
    blobs: createBlobStore(),
    announcer: createAnnouncer(),
    signer: createRelaySigner(options.relayKey ?? createRelayKey()),
    push: options.push?.(createVapidKey()),
    verify: createVerifySignature(),
    sha512,
    clock: { wall: options.clock, monotonic: options.monotonic ?? options.clock },
    disk: options.disk ?? { freeShare: () => 1 },
    mark: options.clock(),
    limits,
    signup: options.signup ?? "open",
    everySecond: options.everySecond ?? everySecond,
    report: () => undefined,
  });
}

function createMemoryStore(limits: Limits): Store<Command, Outcome> {
  const tables = createTables();
  const tools = createTools(sha512, limits);
  let open = true;
  return {
    look: (read) => Promise.resolve(ok(read(tables))),
    submit: (command) =>
      Promise.resolve(
        open
          ? tables.attempt(() => ok(execute(tables, tools, command)))
          : err({ type: "store-unavailable", reason: "the store was closed" }),
      ),
    close: () => {
      open = false;
      return Promise.resolve();
    },
  };
}
