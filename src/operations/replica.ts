import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import type { Authored } from "#src/dossier/authored.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { OWNER, holder } from "#src/dossier/entity-id.ts";
import { type Op, parseOp } from "#src/dossier/op.ts";
import { type SectionState, emptySection, overlay } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { sectionRules } from "#src/grants/decide.ts";
import type { BlobId, DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { decodeCertificate } from "./certificates.ts";
import type { Change, LocalStore } from "./local-store.ts";
import type { RequestSigner } from "./ports.ts";
import { type SectionCopy, fromMeta, fromRow, newSection, pageCount, pagesFrom, toMeta } from "./section-copy.ts";
import { AccessRecord, FileIndex, LogPage, type Profile, QueueRow, SectionMeta, toBytes } from "./stored.ts";

export type ReplicaRef = { readonly dossier: DossierId; readonly grant: GrantId };
export type Waiting = { readonly key: number; readonly row: QueueRow };

/** Names of the stored values of one access. */
export const namesOf = ({ dossier, grant }: ReplicaRef) => {
  const at = `${dossier}.${grant}`;
  return {
    access: `access/${at}`,
    keys: `keys/${at}`,
    ring: `ring/${at}`,
    section: (id: SectionId) => `section/${at}/${id}`,
    page: (id: SectionId, n: number) => `page/${at}/${id}/${n}`,
    fresh: (id: SectionId) => `fresh/${at}/${id}`,
    recoverySecret: `recovery/${at}`,
    files: `files/${at}`,
    filePiece: (blob: BlobId, n: number) => `file/${at}/${blob}/${n}`,
  };
};

type StoredNames = ReturnType<typeof namesOf>;

/** One access to one dossier, as this device has it in memory while it is unlocked. */
export class Replica {
  readonly ref: ReplicaRef;
  readonly keys: AccessKeys;
  record: AccessRecord;
  ring: Keyring;
  waiting: readonly Waiting[] = [];
  /** Files of which something lies on this device. */
  files: FileIndex = { v: 1, files: [], dropped: [] };
  readonly #sections = new Map<SectionId, SectionCopy>();
  readonly #shown = new Map<SectionId, SectionState>();

  constructor(record: AccessRecord, keys: AccessKeys, ring: Keyring) {
    this.ref = { dossier: record.dossier, grant: record.grant };
    this.record = record;
    this.keys = keys;
    this.ring = ring;
  }

  get owner(): boolean {
    return this.record.role === "owner";
  }

  /** As whom this access speaks. */
  get author(): AuthorId {
    return this.owner ? OWNER : holder(this.ref.grant);
  }

  get rootPk(): Bytes {
    return toBytes(this.record.rootPk);
  }

  get signer(): RequestSigner {
    return { ...this.ref, sign: (input) => this.keys.sign(input) };
  }

  get sections(): readonly SectionCopy[] {
    return [...this.#sections.values()];
  }

  section(id: SectionId): SectionCopy | undefined {
    return this.#sections.get(id);
  }

  ofKind(kind: SectionKind): readonly SectionCopy[] {
    return this.sections.filter((copy) => copy.kind === kind);
  }

  /** The one section of a kind of which a dossier has one. */
  only(kind: SectionKind): SectionCopy {
    const [copy] = this.ofKind(kind);
    invariant(copy, `a dossier has a section of kind ${kind}`);
    return copy;
  }

  /** What a screen shows: the verified log with this device's own waiting ops laid over it. */
  shown(id: SectionId): SectionState | undefined {
    const copy = this.#sections.get(id);
    if (!copy) return undefined;
    const known = this.#shown.get(id);
    if (known) return known;
    const pending = this.waiting.flatMap(({ key, row }) => {
      const op = row.section === id && row.op !== undefined ? parsed(row.op) : undefined;
      return op ? [{ op, author: this.author, device: this.ref.grant, epoch: row.epoch, order: key }] : [];
    });
    const state = overlay(copy.log.settled, pending, sectionRules);
    this.#shown.set(id, state);
    return state;
  }

  /** False only when nothing of these kinds is there or waits to be; known of most sections without opening their log. */
  mayHold(id: SectionId, ...kinds: readonly string[]): boolean {
    if (this.#sections.get(id)?.log.mayHold(...kinds) === true) return true;
    return this.waiting.some(({ row }) => {
      const op = row.section === id && row.op !== undefined ? parsed(row.op) : undefined;
      return op !== undefined && op.t !== "unknown" && kinds.includes(op.kind);
    });
  }

  /** The one section of a kind as a screen shows it; empty as long as nothing was written there. */
  shownOf(kind: SectionKind): SectionState {
    const [copy] = this.ofKind(kind);
    return (copy && this.shown(copy.id)) ?? emptySection;
  }

  put(copy: SectionCopy): void {
    this.#sections.set(copy.id, copy);
    this.#shown.delete(copy.id);
  }

  drop(id: SectionId): void {
    this.#sections.delete(id);
    this.#shown.delete(id);
  }

  setWaiting(waiting: readonly Waiting[]): void {
    // A row never changes: only where one came or went is there something else to show.
    const keys = (rows: readonly Waiting[]): ReadonlyMap<number, SectionId> =>
      new Map(rows.map(({ key, row }) => [key, row.section]));
    const [before, after] = [keys(this.waiting), keys(waiting)];
    for (const [key, section] of before) if (!after.has(key)) this.#shown.delete(section);
    for (const [key, section] of after) if (!before.has(key)) this.#shown.delete(section);
    this.waiting = waiting;
  }

  /** Writes a section and its changed pages into a change. `before`: as it was stored, if it was. */
  save(change: Change, copy: SectionCopy, before: Pick<SectionCopy, "log"> = copy): void {
    const names = namesOf(this.ref);
    change.put(names.section(copy.id), toMeta(copy));
    for (const { n, rows } of pagesFrom(copy, sameRows(before, copy))) change.put(names.page(copy.id, n), rows);
    // Fewer rows than before: what was taken back does not stay on this device either.
    for (let n = pageCount(copy); n < pageCount(before); n++) change.remove(names.page(copy.id, n));
  }

  /** Of a section that this access has no more. */
  removeSection(change: Change, copy: SectionCopy): void {
    const names = namesOf(this.ref);
    change.remove(names.section(copy.id));
    for (let n = 0; n < pageCount(copy); n++) change.remove(names.page(copy.id, n));
  }

  saveAccess(change: Change): void {
    const { over, ...kept } = this.record;
    // That this device of the owner was ended is the relay's unsigned word: believed until the next unlock, never stored.
    change.put(namesOf(this.ref).access, this.owner || over === undefined ? kept : this.record);
  }

  saveRing(change: Change, store: LocalStore): void {
    const { ring } = namesOf(this.ref);
    change.putSealed(ring, this.ring.sealed(store.database, ring));
  }

  saveFiles(change: Change, files: FileIndex): void {
    this.files = files;
    change.put(namesOf(this.ref).files, files);
  }

  saveKeys(change: Change, store: LocalStore): void {
    const { keys } = namesOf(this.ref);
    change.putSealed(keys, this.keys.sealed(store.database, keys));
  }

  /** Those of which nothing is missing or damaged. All in three readings: a disk answers each slowly, however small. */
  static async #load(store: LocalStore, refs: readonly ReplicaRef[]): Promise<readonly Replica[]> {
    const names = refs.map((ref) => namesOf(ref));
    const wanted = names.flatMap(({ access, files, keys, ring }) => [access, files, keys, ring]);
    const [values, queue] = await Promise.all([store.bytesOf(wanted), store.queue(QueueRow)]);
    const begun = refs.flatMap((_ref, i) => Replica.#begun(store, names[i], values.slice(4 * i, 4 * i + 4)) ?? []);
    const replicas = await withSections(store, begun);
    for (const replica of replicas) {
      const { dossier, grant } = replica.ref;
      await replica.takeQueue(
        store,
        queue.filter(({ row }) => row.dossier === dossier && row.grant === grant),
      );
    }
    return replicas;
  }

  /** Of the accesses that are named. */
  static async ofGrants(
    store: LocalStore,
    { accesses }: Pick<Profile, "accesses">,
    grants: readonly GrantId[],
  ): Promise<ReadonlyMap<GrantId, Replica>> {
    const refs = accesses.filter(({ grant }) => grants.includes(grant));
    const read = refs.length === 0 ? [] : await Replica.#load(store, refs);
    return new Map(read.map((replica) => [replica.ref.grant, replica]));
  }

  /** Without its sections. Undefined when something is missing or damaged. */
  static #begun(
    store: LocalStore,
    names: StoredNames | undefined,
    [accessBytes, filesBytes, keyBytes, ringBytes]: readonly (Bytes | undefined)[],
  ): Replica | undefined {
    if (!names) return undefined;
    const record = store.opened(names.access, accessBytes, AccessRecord);
    const files = store.opened(names.files, filesBytes, FileIndex);
    const keys = keyBytes && AccessKeys.restore(store.database, names.keys, keyBytes);
    if (record.type !== "found" || !keys) return undefined;
    const ring = ringBytes ? Keyring.restore(store.database, names.ring, ringBytes) : new Keyring();
    if (!ring) return undefined;
    const replica = new Replica(record.value, keys, ring);
    if (files.type === "found") replica.files = files.value;
    return replica;
  }

  /** Takes the waiting rows; sections that were made without the relay come with their fresh key. */
  async takeQueue(store: LocalStore, rows: readonly Waiting[]): Promise<void> {
    for (const { row } of rows) {
      if (row.create === undefined || this.#sections.has(row.section)) continue;
      const name = namesOf(this.ref).fresh(row.section);
      const sealed = await store.bytes(name);
      const fresh = sealed && Keyring.restore(store.database, name, sealed);
      if (!fresh) continue;
      this.ring.absorb(fresh);
      this.put(this.withOwnCertificate(newSection(row.section, row.create)));
    }
    this.setWaiting(rows);
  }

  /** An owner's device knows its own certificate before it is in any log. */
  withOwnCertificate(copy: SectionCopy): SectionCopy {
    const text = this.record.certificate;
    const certificate = text === undefined ? undefined : decodeCertificate(text);
    return certificate ? { ...copy, authors: new Map([...copy.authors, [this.ref.grant, certificate]]) } : copy;
  }
}

/** Reads the sections of replicas that have none yet; one of which a section is missing is left out. */
async function withSections(store: LocalStore, replicas: readonly Replica[]): Promise<readonly Replica[]> {
  const places = replicas.flatMap((replica) => {
    const names = namesOf(replica.ref);
    return replica.record.sections.map((id) => ({ replica, names, id }));
  });
  const metas = await store.readAll(
    places.map(({ names, id }) => names.section(id)),
    SectionMeta,
  );
  const found = places.flatMap((place, i) => {
    const meta = metas[i];
    return meta?.type === "found" ? [{ ...place, meta: meta.value }] : [];
  });
  const pages = found.map(({ names, id, meta }) => Array.from({ length: meta.pages }, (_, n) => names.page(id, n)));
  const sealed = await store.bytesOf(pages.flat());
  let at = 0;
  for (const [i, { replica, id, meta }] of found.entries()) {
    const own = pages[i] ?? [];
    const rows = sealed.slice(at, at + own.length);
    at += own.length;
    replica.put(fromMeta(id, meta, () => openPages(store, own, rows)));
  }
  return replicas.filter(({ sections, record }) => sections.length === record.sections.length);
}

function openPages(
  store: LocalStore,
  names: readonly string[],
  sealed: readonly (Bytes | undefined)[],
): readonly Authored[] {
  return names.flatMap((name, i) => {
    const page = store.opened(name, sealed[i], LogPage);
    return page.type === "found" ? page.value.flatMap((row) => fromRow(row) ?? []) : [];
  });
}

/** So many rows at the beginning are the same. */
function sameRows(before: Pick<SectionCopy, "log">, after: Pick<SectionCopy, "log">): number {
  if (before.log === after.log) return after.log.summary.count;
  const [old, now] = [before.log.rows, after.log.rows];
  let same = 0;
  while (same < old.length && old[same] === now[same]) same += 1;
  return same;
}

function parsed(json: unknown): Op | undefined {
  const op = parseOp(json);
  return op.ok ? op.value : undefined;
}
