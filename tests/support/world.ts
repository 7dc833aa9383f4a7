import { randomUUID } from "node:crypto";
import { onTestFailed } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import { concat } from "#src/base/bytes.ts";
import { type Clock, type Instant, instant } from "#src/base/instant.ts";
import { ok } from "#src/base/result.ts";
import { createDeviceKey, deviceMix } from "#src/crypto/device-key.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import { passphraseBytes } from "#src/crypto/passphrase-client.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import type { HashPassphrase, Ports, SyncOutcome } from "#src/operations/ports.ts";
import { readRest } from "#src/operations/keep-overview.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Session } from "#src/operations/session.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { lockWith } from "#src/operations/unlock.ts";
import { type RelayClient, createRelay } from "#src/sync/relay-client.ts";
import { createTabs } from "#src/sync/tabs.ts";
import { type DroppableLink, createDroppableLink } from "./droppable-link.ts";
import { serveForTest } from "./http-relay.ts";
import { type MemoryDisk, createMemoryDisk } from "./memory-disk.ts";
import { useNativeCurves } from "./native-curves.ts";
import { drawFromSeed, drawFromSystem } from "./random-source.ts";
import { openPlan } from "./open-plan.ts";
import { valueOf } from "./value-of.ts";

/** A Monday morning: windows of a day or a week have room on both sides. */
const START = instant(Date.UTC(2026, 5, 1, 9, 0));
export const PIN = "482913";

/**
 * A relay and devices in one process: real requests with real signatures over loopback, real crypto (curves by Node, byte
 * for byte what the app's make), and time that stands still until a test turns it.
 */
export type World = {
  now(): Instant;
  /** Time passes for everybody. */
  advance(milliseconds: number): void;
  /** How far the relay's clock is off the world's, in milliseconds. */
  setRelayAhead(milliseconds: number): void;
  readonly origin: string;
  device(): Device;
  /** Somebody with a dossier of their own, in which nothing but a name is. */
  resident(name?: string): Promise<OpenDevice>;
  /** Somebody who receives keys. */
  holder(): Promise<OpenDevice>;
};

/** Another relay than the honest one that forgets all: over a file, or one that lies. */
export type MakeRelay = (options: { readonly clock: Clock }) => RelayService | Promise<RelayService>;

/** Of a run that failed; given again, all that the app's code draws is the same. */
const SEED = process.env["WORLD_SEED"];

/**
 * `atEnd` is told how to end the world: vitest's `onTestFinished`, in a test. All that is random in the app's code comes
 * from `seed`, which a failing test says where it has this one world. The relay's own key and the browser's are the machine's.
 */
export async function createWorld(
  atEnd: (end: () => Promise<void>) => void,
  makeRelay: MakeRelay = createMemoryRelay,
  seed: string = SEED ?? randomUUID(),
  isOnly = true,
): Promise<World> {
  drawFromSeed(seed);
  const backToOwnCurves = useNativeCurves();
  if (isOnly) onTestFailed(() => console.info(`this world again: WORLD_SEED=${seed}`));
  const time = { now: START, relayAhead: 0 };
  const service = await makeRelay({ clock: () => instant(time.now + time.relayAhead) });
  const server = await serveForTest(service);
  atEnd(async () => {
    await server.stop();
    await service.close();
    drawFromSystem();
    backToOwnCurves();
  });
  const world: World = {
    now: () => time.now,
    advance: (milliseconds) => {
      time.now = instant(time.now + milliseconds);
    },
    setRelayAhead: (milliseconds) => {
      time.relayAhead = milliseconds;
    },
    origin: server.address,
    device: () => new Device(world),
    resident: async (name = "Samira") =>
      world.device().openWith((ports) => createDossier(ports, name, PIN).then(valueOf)),
    holder: async () => world.device().openWith(receive),
  };
  return world;
}

/** A device on which nothing is yet but the wish to open a key. */
async function receive(ports: Ports): Promise<Session> {
  const database = LocalDatabase.create();
  const session = await Session.begin(ports, database);
  const change = session.store.change();
  session.saveProfile(change, session.profile);
  valueOf(await session.commit(change));
  valueOf(await lockWith(ports, database, PIN));
  return session;
}

/** In the place of Argon2id, which takes a second on purpose: as deterministic, and no protection whatever. */
const fastHash: HashPassphrase = (passphrase, salt) =>
  Promise.resolve(ok(sha512(concat(passphraseBytes(passphrase), salt)).slice(0, 32)));

/** A phone or a computer: a disk that outlives sessions, a clock of its own, a line that can fail. */
export class Device {
  readonly disk: MemoryDisk = createMemoryDisk();
  readonly link: DroppableLink = createDroppableLink();
  readonly ports: Ports;
  readonly relay: RelayClient;
  /** How far this device's clock is off the world's, in milliseconds. */
  ahead = 0;
  session: Session | undefined;

  constructor(world: World) {
    const key = createDeviceKey();
    const clock = (): Instant => instant(world.now() + this.ahead);
    this.relay = createRelay({
      origin: world.origin,
      fetch: this.link.fetch,
      clock,
      sha512,
      randomBytes,
      timeoutMs: 30_000,
    });
    this.ports = {
      disk: this.disk,
      // Sessions of one device come one after another here; what more than one tab does has tests of its own.
      tabs: createTabs({}),
      relay: this.relay,
      clock,
      hashPassphrase: fastHash,
      deviceMix: async (salt) => deviceMix(await key, salt),
      builtAt: START,
    };
  }

  get offline(): boolean {
    return this.link.offline;
  }

  set offline(offline: boolean) {
    this.link.offline = offline;
  }

  async openWith(open: (ports: Ports) => Promise<Session>): Promise<OpenDevice> {
    this.session = await open(this.ports);
    return this as OpenDevice;
  }

  /** Switched off and on again: only what was on the disk is left. */
  async restart(): Promise<OpenDevice> {
    this.session?.lock();
    return this.openWith(async (ports) => {
      const session = await openPlan(ports, PIN);
      await readRest(session);
      return session;
    });
  }

  /** One exchange for each access, as the sync loop would do it; what came of each, in the order of the accesses. */
  async sync(): Promise<readonly SyncOutcome[]> {
    const outcomes: SyncOutcome[] = [];
    const { session } = this;
    for (const replica of session?.replicas.values() ?? [])
      if (session) outcomes.push(await syncable(session, replica).sync());
    return outcomes;
  }

  /** The dossier of one's own. */
  get own(): Replica {
    const owned = this.session?.owned();
    if (!owned) throw new Error("this device has no dossier of its own");
    return owned;
  }
}

/** A device that has been unlocked. */
export type OpenDevice = Device & { session: Session };
