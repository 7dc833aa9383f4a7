import { join } from "node:path";
import type { Clock } from "#src/base/instant.ts";
import { instant } from "#src/base/instant.ts";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { everySecond } from "#relay/adapters/memory/every-second.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVapidKey } from "#relay/adapters/node-crypto/vapid.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { sweepBlobs } from "#relay/core/ask-blob.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { DEFAULT_LIMITS, type Limits, type Signup } from "#relay/core/limits.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { DiskSpace } from "#relay/ports/disk-space.ts";
import type { OpenPushSender } from "#relay/ports/push-sender.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";
import { createDiskSpace } from "./disk-space.ts";
import { keepOnce, openReader, openWriter } from "./open-database.ts";
import { createLook, createTimeMark } from "./tables.ts";
import { startWriter } from "./writer-thread.ts";

export type SqliteRelayOptions = {
  /** The folder of the database; made when it is not there. */
  readonly dataDir: string;
  /** For tests. A relay in service leaves it out, and is guarded against leaps of the system's clock. */
  readonly clock?: Clock;
  /** Follows `clock` unless given. */
  readonly monotonic?: () => number;
  /** The disk of `dataDir` unless given. */
  readonly disk?: DiskSpace;
  readonly limits?: Partial<Limits>;
  readonly signup?: Signup;
  /** Without one, it sends nothing to push services. */
  readonly push?: OpenPushSender | undefined;
  /** Told why a transaction failed; a process warning unless given. */
  readonly report?: (reason: string) => void;
  /** Told when the relay cannot go on: its file is damaged, or the thread that writes has ended. */
  readonly failed?: (fault: unknown) => void;
  /** Told how the writer gets on. */
  readonly watch?: StoreWatch | undefined;
  /** Where pieces of files lie; beside the database unless given. */
  readonly blobs?: BlobStore | undefined;
  /** Who drives the one-second tick; the system's timer unless given. */
  readonly everySecond?: (run: () => Promise<void>) => () => void;
};

const systemClock: RelayClock = { wall: () => instant(Date.now()), monotonic: () => performance.now() };

/** A relay over one SQLite file: what it has acknowledged survives a power cut. Rejects when the file cannot be used. */
export async function createSqliteRelay(options: SqliteRelayOptions): Promise<RelayService> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { relayKey, pushKey, mark } = prepare(options.dataDir);
  const failed = options.failed ?? (() => undefined);
  const writer = await startWriter({ dataDir: options.dataDir, limits }, failed, options.watch);
  const reader = openReader(options.dataDir);
  const { clock } = options;
  const look = createLook(reader, failed);
  const blobs = options.blobs ?? createBlobFiles(join(options.dataDir, "blobs"));
  await sweepBlobs({ look }, blobs);
  return createRelay({
    store: {
      look,
      submit: (command) => writer.submit(command),
      close: async () => {
        await writer.close();
        reader.close();
      },
    },
    blobs,
    announcer: createAnnouncer(),
    signer: createRelaySigner(relayKey),
    push: options.push?.(pushKey),
    verify: createVerifySignature(),
    sha512,
    clock: clock ? { wall: clock, monotonic: options.monotonic ?? clock } : systemClock,
    disk: options.disk ?? createDiskSpace(options.dataDir),
    mark,
    limits,
    signup: options.signup ?? "open",
    everySecond: options.everySecond ?? everySecond,
    report: options.report ?? ((reason) => process.emitWarning(reason, { code: "RELAY_STORE" })),
  });
}

/** Before the writer's thread takes over: the tables, the relay's own keys, and the time below which it never goes. */
function prepare(dataDir: string) {
  const db = openWriter(dataDir);
  const relayKey = keepOnce(db, "relay-key", createRelayKey);
  const pushKey = keepOnce(db, "push-key", createVapidKey);
  const mark = createTimeMark(db).read();
  db.close();
  return { relayKey, pushKey, mark };
}
