import type { Bytes } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { LocalDatabase } from "#src/crypto/local-database.ts";
import { Timestamp, heard, tick } from "#src/dossier/hlc.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { EPOCH_SLACK, type Epoch, type SealEpoch, epochAt, sealEpoch } from "#src/protocol/time.ts";
import * as z from "zod/mini";
import { type Change, LocalStore } from "./local-store.ts";
import type { Ports, StorageFault } from "./ports.ts";
import { Replica } from "./replica.ts";
import { OVERVIEW, PROFILE, REVISION, storedRevision, TIME } from "./session-names.ts";
import { type KeyOverview, Overview, Profile, QueueRow } from "./stored.ts";

/**
 * This device, unlocked: its dossiers, its keys, its store. Everything the product does goes through the verbs of this
 * folder, which take a session first. Locking wipes it.
 */
export class Session {
  readonly ports: Ports;
  readonly store: LocalStore;
  profile: Profile;
  /** By grant id: a device of one's own, or a key one was given. Keys come later than the first screen: see read-keys.ts. */
  replicas: ReadonlyMap<GrantId, Replica> = new Map();
  /** What was known of each key that was received when it was last looked at, for a list before they are read. */
  overview: ReadonlyMap<GrantId, KeyOverview> = new Map();
  /** Relay time minus this device's, in milliseconds, as last heard; undefined before the first answer. */
  relayAhead: number | undefined;
  #revision = 0;
  #commits = 0;
  #lastTime: Timestamp | undefined;
  #locked = false;
  readonly #listeners = new Set<() => void>();
  readonly #stopHearing: () => void;

  private constructor(ports: Ports, store: LocalStore, profile: Profile) {
    this.ports = ports;
    this.store = store;
    this.profile = profile;
    this.#stopHearing = ports.tabs.onChange(() => void this.refresh());
  }

  /**
   * Undefined when the profile is missing or damaged. Of a plan of one's own everything is there; of keys that were
   * received only what their list shows, until they are read.
   */
  static async open(ports: Ports, database: LocalDatabase): Promise<Session | undefined> {
    const store = new LocalStore(database, ports.disk);
    const wanted = [PROFILE, REVISION, TIME, OVERVIEW];
    const [profileBytes, revision, time, overviewBytes] = await store.bytesOf(wanted);
    const profile = store.opened(PROFILE, profileBytes, Profile);
    if (profile.type !== "found") return undefined;
    const session = new Session(ports, store, profile.value);
    session.#goOnFrom(time);
    const overview = store.opened(OVERVIEW, overviewBytes, Overview);
    if (overview.type === "found") session.overview = new Map(overview.value.keys.map((key) => [key.grant, key]));
    const own = profile.value.accesses.filter(({ role }) => role === "owner").map(({ grant }) => grant);
    await session.#load(own, revision);
    return session;
  }

  /** A device that has nothing yet. */
  static async begin(ports: Ports, database: LocalDatabase): Promise<Session> {
    const store = new LocalStore(database, ports.disk);
    return new Session(ports, store, { v: 1, accesses: [], floor: epochAt(instant(ports.builtAt)) });
  }

  /** So often this tab counted the stored revision up. */
  get commits(): number {
    return this.#commits;
  }

  get locked(): boolean {
    return this.#locked;
  }

  now(): Instant {
    return this.ports.clock();
  }

  owned(): Replica | undefined {
    return [...this.replicas.values()].find(({ owner }) => owner);
  }

  /** The keys one was given, as far as they have been read. */
  received(): readonly Replica[] {
    return [...this.replicas.values()].filter(({ owner }) => !owner);
  }

  /** All keys one was given, read or not. */
  get held(): readonly GrantId[] {
    return this.profile.accesses.filter(({ role }) => role === "holder").map(({ grant }) => grant);
  }

  replica(grant: GrantId): Replica | undefined {
    return this.replicas.get(grant);
  }

  /** The reading for a new op. */
  tick(): Timestamp {
    this.#lastTime = tick(this.#lastTime, this.now());
    return this.#lastTime;
  }

  hear(time: Timestamp, relayTime: number): void {
    this.#lastTime = heard(this.#lastTime, time, relayTime);
  }

  /**
   * With what was read or written goes how far time has come by it: a device that is started anew with a slow clock would
   * else write what counts as older than what it shows, and lose against it.
   */
  keepTime(change: Change): void {
    if (this.#lastTime) change.put(TIME, this.#lastTime);
  }

  #goOnFrom(bytes: Bytes | undefined): void {
    const kept = this.store.opened(TIME, bytes, Timestamp);
    if (kept.type === "found") this.hear(kept.value, kept.value.ms);
  }

  hearRelayTime(time: number): void {
    this.relayAhead = time - this.now();
  }

  /**
   * What readers measure by, in epochs: own clock, or the relay's time where it is near that or was confirmed. A device a
   * few minutes slow would else set aside for good what one a few minutes fast wrote.
   */
  readingEpoch(replica: Replica): Epoch {
    const clock = epochAt(this.now());
    const own = Math.max(clock, this.profile.floor) as Epoch;
    const relay = this.relayEpoch() ?? own;
    const isBelieved = relay <= clock + EPOCH_SLACK || replica.record.clockConfirmed === true;
    return isBelieved ? (Math.max(own, relay) as Epoch) : own;
  }

  /** The epoch to seal under, or which clock stands in the way. */
  sealingEpoch(replica: Replica): SealEpoch {
    return sealEpoch({
      device: epochAt(this.now()),
      relay: this.relayEpoch(),
      floor: this.profile.floor as Epoch,
      confirmed: replica.record.clockConfirmed === true,
    });
  }

  raiseFloor(change: Change, sealed: Epoch): void {
    if (sealed <= this.profile.floor) return;
    this.profile = { ...this.profile, floor: sealed };
    change.put(PROFILE, this.profile);
  }

  saveProfile(change: Change, profile: Profile): void {
    this.profile = profile;
    change.put(PROFILE, profile);
  }

  add(replica: Replica, change: Change): void {
    const { dossier, grant } = replica.ref;
    this.replicas = new Map([...this.replicas, [grant, replica]]);
    this.saveProfile(change, {
      ...this.profile,
      accesses: [...this.profile.accesses, { dossier, grant, role: replica.record.role }],
    });
  }

  remove(replica: Replica, change: Change): void {
    this.replicas = new Map([...this.replicas].filter(([grant]) => grant !== replica.ref.grant));
    this.saveProfile(change, {
      ...this.profile,
      accesses: this.profile.accesses.filter(({ grant }) => grant !== replica.ref.grant),
    });
  }

  /** Ops into the outbox, in their order: durable when this resolves, on the screen at once, sent later. */
  async enqueue(
    replica: Replica,
    rows: readonly QueueRow[],
    change: Change = this.store.change(),
  ): Promise<Result<undefined, StorageFault>> {
    for (const row of rows) change.enqueue(row);
    this.keepTime(change);
    const done = await this.store.commit(change);
    if (!done.ok) return err(done.error);
    await replica.takeQueue(this.store, [
      ...replica.waiting,
      ...rows.map((row, i) => ({ key: done.value[i] ?? 0, row })),
    ]);
    this.ports.tabs.announce();
    this.changed();
    return ok(undefined);
  }

  /** Work on what only one tab may change at a time: keys, positions, access. What other tabs wrote is read first. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.ports.tabs.exclusive(async () => {
      if (!this.#locked) await this.#catchUp();
      return work();
    });
  }

  async #catchUp(): Promise<void> {
    const stored = await storedRevision(this.store);
    if (stored !== this.#revision) return this.reload();
    const queue = await this.store.queue(QueueRow);
    for (const replica of this.replicas.values()) {
      const { dossier, grant } = replica.ref;
      const rows = queue.filter(({ row }) => row.dossier === dossier && row.grant === grant);
      await replica.takeQueue(this.store, rows);
    }
  }

  /** Commits what exclusive work changed, and tells the screens and the other tabs. */
  async commit(change: Change): Promise<Result<undefined, StorageFault>> {
    this.#revision += 1;
    this.#commits += 1;
    change.put(REVISION, this.#revision);
    const done = await this.store.commit(change);
    if (!done.ok) return err(done.error);
    this.ports.tabs.announce();
    this.changed();
    return ok(undefined);
  }

  /** Reads everything that is open here anew from this device's store. */
  async reload(): Promise<void> {
    const [profileBytes, revision, time] = await this.store.bytesOf([PROFILE, REVISION, TIME]);
    const profile = this.store.opened(PROFILE, profileBytes, Profile);
    if (profile.type === "found") this.profile = profile.value;
    this.#goOnFrom(time);
    const known = this.profile.accesses.filter(({ role, grant }) => role === "owner" || this.replicas.has(grant));
    await this.#load(
      known.map(({ grant }) => grant),
      revision,
    );
  }

  async #load(grants: readonly GrantId[], revisionBytes: Bytes | undefined): Promise<void> {
    const revision = this.store.opened(REVISION, revisionBytes, z.number());
    this.#revision = revision.type === "found" ? revision.value : 0;
    this.replicas = await Replica.ofGrants(this.store, this.profile, grants);
    this.changed();
  }

  /** Another tab wrote: the screens of this one show it. */
  async refresh(): Promise<void> {
    if (this.#locked) return;
    await this.exclusive(() => Promise.resolve());
    this.changed();
  }

  /** Called whenever something a screen may show has changed. Answers how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Keys and contents leave memory, as far as a garbage-collected language lets one. */
  lock(): void {
    this.#locked = true;
    this.#stopHearing();
    for (const replica of this.replicas.values()) replica.ring.wipe();
    this.replicas = new Map();
    this.overview = new Map();
    this.store.database.wipe();
    this.changed();
    this.#listeners.clear();
  }

  rowFor(replica: Replica, row: Omit<QueueRow, "v" | "dossier" | "grant" | "epoch">): QueueRow {
    const dossier: DossierId = replica.ref.dossier;
    return { v: 1, dossier, grant: replica.ref.grant, epoch: epochAt(this.now()), ...row };
  }

  /**
   * From when a key reads that is given now. It is the relay that lets its holder in: a phone a few minutes fast gives what
   * opens at once, and not only when the relay has come so far.
   */
  beginEpoch(): Epoch {
    const own = epochAt(this.now());
    const relay = this.relayEpoch() ?? own;
    return relay < own && relay >= own - EPOCH_SLACK ? relay : own;
  }

  /** The epoch by the relay's clock, as last heard. */
  relayEpoch(): Epoch | undefined {
    return this.relayAhead === undefined ? undefined : epochAt(instant(this.now() + this.relayAhead));
  }
}
