import { type Bytes, equal, fromBase64url, fromUtf8, toBase64url, utf8 } from "#src/base/bytes.ts";
import { type Prefix, prefixBytes } from "#src/protocol/envelope.ts";
import { type SectionId, idFromBytes } from "#src/protocol/ids.ts";
import { type Epoch, LEAVES, type Window } from "#src/protocol/time.ts";
import * as z from "zod/mini";
import { kdf } from "./derive.ts";
import type { BundleContent } from "./key-bundle.ts";
import type { LocalDatabase } from "./local-database.ts";
import { boxKeyPairFromSecret, randomBytes } from "./nacl.ts";
import { type OpText, decodeDrop, openEntry, sealDrop, sealEntry } from "./seal.ts";
import { openSealed } from "./sealed-box.ts";
import {
  type Cover,
  type EpochKey,
  decodeCover,
  encodeCover,
  epochKey,
  leafKey,
  narrow,
  rootCover,
} from "./time-tree.ts";

type Held = { readonly content: BundleContent; readonly counter: number };
const Stored = z.array(
  z.strictObject({
    section: z.string(),
    generation: z.number(),
    counter: z.number(),
    form: z.enum(["cover", "inbox"]),
    data: z.string(),
  }),
);

/**
 * The section keys that one access holds, by section and generation. Owner devices hold whole trees; holders the
 * covers of their windows; for the inbox a holder has its public key only. No key leaves but sealed or in a bundle.
 */
export class Keyring {
  readonly #held = new Map<string, Held>();
  readonly #epochs = new Map<string, EpochKey>();

  static restore(database: LocalDatabase, name: string, sealed: Uint8Array): Keyring | undefined {
    const plain = database.open(name, sealed);
    const text = plain && fromUtf8(plain);
    if (text === undefined) return undefined;
    const parsed = z.safeParse(Stored, JSON.parse(text));
    if (!parsed.success) return undefined;
    const ring = new Keyring();
    for (const row of parsed.data) {
      const data = fromBase64url(row.data);
      const nodes = data && row.form === "cover" ? decodeCover(data) : undefined;
      if (!data || (row.form === "cover" && !nodes)) return undefined;
      ring.#held.set(`${row.section}.${row.generation}`, {
        counter: row.counter,
        content: nodes ? { cover: nodes } : { inboxPk: data },
      });
    }
    return ring;
  }

  sealed(database: LocalDatabase, name: string): Bytes {
    const rows = [...this.#held].map(([key, { content, counter }]) => {
      const [section, generation] = key.split(".");
      const data = "cover" in content ? encodeCover(content.cover) : content.inboxPk;
      return {
        section,
        generation: Number(generation),
        counter,
        form: "cover" in content ? "cover" : "inbox",
        data: toBase64url(data),
      };
    });
    return database.seal(name, utf8(JSON.stringify(rows)));
  }

  /** A copy to change while an access bundle is under way; the original stays as it is until the relay has said yes. */
  clone(): Keyring {
    const copy = new Keyring();
    for (const [key, held] of this.#held) copy.#held.set(key, held);
    return copy;
  }

  /** Takes over all that another ring holds; what is held already stays. */
  absorb(other: Keyring): void {
    for (const [key, held] of other.#held) if (!this.#held.has(key)) this.#held.set(key, held);
  }

  /**
   * Makes the secret of a new section or a new generation. One that was made for a change the relay refused is replaced:
   * bundles of it may have gone to somebody who is to be left out now. It is below every bundle (those count from 1): when
   * another device, or an earlier try of this one, came first at the relay, the key that all others have takes its place.
   */
  create(section: SectionId, generation: number): void {
    this.#held.set(`${section}.${generation}`, { content: { cover: rootCover(randomBytes(32)) }, counter: 0 });
    this.#epochs.clear();
  }

  /** Takes what a verified bundle brought; a lower counter than what is held changes nothing. */
  take(section: SectionId, generation: number, counter: number, content: BundleContent): void {
    const held = this.#held.get(`${section}.${generation}`);
    if (held && held.counter >= counter) return;
    this.#held.set(`${section}.${generation}`, { content, counter });
    this.#epochs.clear();
  }

  has(section: SectionId, generation: number): boolean {
    return this.#held.has(`${section}.${generation}`);
  }

  /** Is the key held the very one that this prefix commits to? A drop commits to none. */
  fits(prefix: Prefix): boolean {
    if (prefix.kind === "drop") return this.has(prefix.section, prefix.generation);
    const key = this.#epochKey(prefix.section, prefix.generation, prefix.epoch);
    return key !== undefined && equal(key.commit, prefix.commit);
  }

  /** The highest generation held of a section; −1 for none. */
  latest(section: SectionId): number {
    let highest = -1;
    for (const key of this.#held.keys()) {
      const [held, generation] = key.split(".");
      if (held === section) highest = Math.max(highest, Number(generation));
    }
    return highest;
  }

  /** Everything, for owner devices and recovery keys. Undefined unless the whole tree is held. */
  whole(section: SectionId, generation: number): BundleContent | undefined {
    const held = this.#coverOf(section, generation);
    return held && held.length === 1 && held[0]?.position === 1 ? { cover: held } : undefined;
  }

  /** What opens [from, exp) and nothing else. Undefined when not all of it is held. */
  window(section: SectionId, generation: number, window: Window): BundleContent | undefined {
    const held = this.#coverOf(section, generation);
    const part = held && narrow(held, window.nbf, Math.min(window.exp, LEAVES));
    return part && { cover: part };
  }

  /** What lets a holder write to the inbox. */
  inboxKey(section: SectionId, generation: number): BundleContent | undefined {
    const held = this.#held.get(`${section}.${generation}`)?.content;
    if (held && "inboxPk" in held) return held;
    const secret = this.#inboxSecret(section, generation);
    return secret && { inboxPk: boxKeyPairFromSecret(secret).publicKey };
  }

  /**
   * The id of a section of which a dossier has one, made when it is first needed: two devices that make it while apart
   * make the same one, and who has not the ledger's key cannot tell what it is for. For owner devices only.
   */
  sectionId(ledger: SectionId, kind: string): SectionId | undefined {
    const root = this.#wholeTree(ledger, 0);
    return root && idFromBytes<SectionId>(kdf("section-id", root, 16, utf8(kind)));
  }

  /**
   * The id, 32 hexadecimal characters, of something that the resident's devices make by themselves out of something else:
   * two that do so while apart make one, and nobody else can choose what is written over. For owner devices only.
   */
  standingId(ledger: SectionId, source: string): string | undefined {
    const root = this.#wholeTree(ledger, 0);
    return root && idFromBytes(kdf("standing", root, 16, utf8(source)));
  }

  /** Undefined when this access holds no key for that moment. */
  sealEntry(prefix: Omit<Prefix, "commit">, ops: readonly OpText[]): { prefix: Prefix; body: Bytes } | undefined {
    const key = this.#epochKey(prefix.section, prefix.generation, prefix.epoch);
    return key && sealEntry(prefix, key, ops);
  }

  openEntry(prefix: Prefix, body: Uint8Array): readonly OpText[] | undefined {
    const key = this.#epochKey(prefix.section, prefix.generation, prefix.epoch);
    return key && openEntry(prefix, body, key);
  }

  sealDrop(prefix: Prefix, ops: readonly OpText[]): Bytes | undefined {
    const key = this.inboxKey(prefix.section, prefix.generation);
    return key && "inboxPk" in key ? sealDrop(prefix, key.inboxPk, ops) : undefined;
  }

  openDrop(prefix: Prefix, body: Uint8Array): readonly OpText[] | undefined {
    const secret = this.#inboxSecret(prefix.section, prefix.generation);
    if (!secret) return undefined;
    const plain = openSealed(secret, boxKeyPairFromSecret(secret).publicKey, "drop", body, prefixBytes(prefix));
    return plain && decodeDrop(plain);
  }

  /** Can entries of this epoch be opened? */
  opens(section: SectionId, generation: number, at: Epoch): boolean {
    return this.#epochKey(section, generation, at) !== undefined;
  }

  /** After a window ended, or on lock: nothing opens any more. */
  /** Lets go of all generations of a section. */
  forget(section: SectionId): void {
    for (const key of this.#held.keys()) if (key.startsWith(`${section}.`)) this.#held.delete(key);
    this.#epochs.clear();
  }

  wipe(): void {
    this.#held.clear();
    this.#epochs.clear();
  }

  #coverOf(section: SectionId, generation: number): Cover | undefined {
    const held = this.#held.get(`${section}.${generation}`)?.content;
    return held && "cover" in held ? held.cover : undefined;
  }

  /** inboxSk = KDF("inbox", SR[inbox, g], 32): only who holds the whole tree has SR. */
  #inboxSecret(section: SectionId, generation: number): Bytes | undefined {
    const root = this.#wholeTree(section, generation);
    return root && kdf("inbox", root, 32);
  }

  /** SR itself. */
  #wholeTree(section: SectionId, generation: number): Bytes | undefined {
    const held = this.#coverOf(section, generation);
    return held?.length === 1 && held[0]?.position === 1 ? held[0].key : undefined;
  }

  #epochKey(section: SectionId, generation: number, at: Epoch): EpochKey | undefined {
    const name = `${section}.${generation}.${at}`;
    const known = this.#epochs.get(name);
    if (known) return known;
    const held = this.#coverOf(section, generation);
    const leaf = held && leafKey(held, at);
    if (!leaf) return undefined;
    const key = epochKey(leaf);
    this.#epochs.set(name, key);
    return key;
  }
}
