import type { Clock } from "#src/base/instant.ts";
import { instant } from "#src/base/instant.ts";
import { everySecond } from "#relay/adapters/memory/every-second.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVapidKey } from "#relay/adapters/node-crypto/vapid.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { DEFAULT_LIMITS, type Limits, type Signup } from "#relay/core/limits.ts";
import type { RelayService } from "#relay/core/service.ts";
import { createTools } from "#relay/core/tools.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { DiskSpace } from "#relay/ports/disk-space.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";
import type { OpenPushSender } from "#relay/ports/push-sender.ts";
import { POLL_EVERY, type SharedAnnouncerOptions, createSharedAnnouncer } from "./announcer.ts";
import { type ConnectOptions, openDatabase } from "./connect.ts";
import { prepare } from "./prepare.ts";
import { createStore } from "./store.ts";

export type PostgresRelayOptions = Pick<ConnectOptions, "url" | "watch"> & {
  readonly connections?: number;
  /** By notifications too, unless told otherwise. */
  readonly notifies?: boolean;
  /** Who drives the look at all that is listened to; the system's timer unless given. */
  readonly poll?: SharedAnnouncerOptions["poll"];
  /** Of all relays on this database: a folder they share, or a store over the network. */
  readonly blobs: BlobStore;
  /** For tests. A relay in service leaves it out, and is guarded against leaps of the system's clock. */
  readonly clock?: Clock;
  /** Follows `clock` unless given. */
  readonly monotonic?: () => number;
  /** Of the files; the database's own disk is its operator's to watch. */
  readonly disk: DiskSpace;
  /** Told of each transaction. */
  readonly storeWatch?: StoreWatch | undefined;
  readonly limits?: Partial<Limits>;
  readonly signup?: Signup;
  /** Without one, it sends nothing to push services. */
  readonly push?: OpenPushSender | undefined;
  /** Told why a transaction failed; a process warning unless given. */
  readonly report?: (reason: string) => void;
  /** Who drives the one-second tick; the system's timer unless given. */
  readonly everySecond?: (run: () => Promise<void>) => () => void;
};

/** What one process uses of the database's connections, unless told otherwise. */
const CONNECTIONS = 10;

const systemClock: RelayClock = { wall: () => instant(Date.now()), monotonic: () => performance.now() };

/** One of any number of relays over one PostgreSQL database. Rejects when the database cannot be used. */
export async function createPostgresRelay(options: PostgresRelayOptions): Promise<RelayService> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const database = openDatabase({ ...options, connections: options.connections ?? CONNECTIONS });
  const { relayKey, pushKey, mark } = await prepare(database, {
    relayKey: createRelayKey,
    pushKey: createVapidKey,
  }).catch(async (fault: unknown) => {
    await database.close();
    throw fault;
  });
  const { clock } = options;
  const announcer = createSharedAnnouncer({
    database,
    notifies: options.notifies ?? true,
    poll: options.poll ?? everyFewSeconds,
  });
  const relay = createRelay({
    store: createStore(database, createTools(sha512, limits), options.storeWatch),
    blobs: options.blobs,
    announcer,
    signer: createRelaySigner(relayKey),
    push: options.push?.(pushKey),
    verify: createVerifySignature(),
    sha512,
    clock: clock ? { wall: clock, monotonic: options.monotonic ?? clock } : systemClock,
    disk: options.disk,
    mark,
    limits,
    signup: options.signup ?? "open",
    everySecond: options.everySecond ?? everySecond,
    report: options.report ?? ((reason) => process.emitWarning(reason, { code: "RELAY_STORE" })),
  });
  return {
    ...relay,
    close: async () => {
      await announcer.close();
      await relay.close();
    },
  };
}

const everyFewSeconds: SharedAnnouncerOptions["poll"] = (run) => {
  const timer = setInterval(() => void run(), POLL_EVERY).unref();
  return () => clearInterval(timer);
};
