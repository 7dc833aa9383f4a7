import { type Bytes, Refused, demand, fromBase64url, same, zeros } from "./bytes.ts";
import { APPEND, type Capability, type Chains, MANAGE, decodeSigned } from "./capability.ts";
import { type Bare, type Envelope, envHash, isSignedBy, openDrop, openEntry } from "./envelope.ts";
import type { AppendAnswer, SignedHead } from "./messages.ts";
import { type Node, epochKey, inboxPair, leafKey } from "./keys.ts";
import { EMPTY, type Head, type Page, chained, isWhole } from "./page.ts";

/** Why an envelope is set aside: the reasons of docs/protocol.md, the first that holds. */
export type Aside =
  | "unknown-author"
  | "bad-signature"
  | "author-chain"
  | "ended"
  | "outside-window"
  | "may-not-append"
  | "saw-another-log"
  | "ahead-of-time"
  | "back-dated"
  | "unopenable"
  | "malformed-op"
  | "generation"
  | "withheld";

export type Taken = {
  readonly pos: number;
  readonly time: number;
  readonly grant: string;
  readonly seq: number;
  readonly generation: number;
  readonly ops: readonly string[];
  readonly aside: Aside | undefined;
};

type Author = { seq: number; hash: Bytes };
type Op = { readonly kind?: unknown; readonly fields?: Readonly<Record<string, unknown>> };

const EPOCH_LAG = 2;
const HEADS_KEPT = 64;

/** One section of one dossier as a reader takes it in, page by page. */
export class SectionLog {
  readonly section: string;
  readonly entries: Taken[] = [];
  head: Head = EMPTY;
  generation = 0;
  /** Keys by generation: what this reader was given and no more. */
  readonly keys = new Map<number, readonly Node[]>();
  readonly #relayKey: Bytes;
  readonly #dossier: string;
  readonly #chains: Chains;
  readonly #nowLeaf: () => number;
  readonly #heads = new Map<number, Bytes>();
  readonly #authors = new Map<string, Author>();
  readonly #ended = new Map<string, number>();
  #maxEpoch = 0;
  /** Whether reading began at position 0, so that each author's first is its seq 1. */
  #isFromStart = true;

  constructor(relayKey: Bytes, dossier: string, section: string, chains: Chains, nowLeaf: () => number) {
    this.#relayKey = relayKey;
    this.#dossier = dossier;
    this.section = section;
    this.#chains = chains;
    this.#nowLeaf = nowLeaf;
  }

  /** Where a welcome says that reading begins. */
  begin(head: Head, generation: number, maxEpoch: number): void {
    this.head = head;
    this.generation = generation;
    this.#maxEpoch = maxEpoch;
    this.#heads.set(head.pos, head.hash);
    this.#isFromStart = head.pos === 0;
  }

  /** All frames of this section in a page, or none: true when the relay has more. */
  take(page: Page): boolean {
    const { frames, head, more } = chained(this.#relayKey, this.#dossier, this.section, this.head, page);
    for (const { pos, time, envelope, after } of frames) {
      this.#takeOne(pos, time, envelope);
      this.#keep(after);
    }
    demand(frames.length > 0 || head.pos === this.head.pos, "forked");
    return more;
  }

  /** What the relay stored of one's own, by the head that it signed for it: never read back. */
  landed(stored: { readonly pos: number; readonly time: number }, envelope: Envelope, head: SignedHead): void {
    const frames = [{ section: this.section, ...stored, envelope }];
    const section = { section: this.section, head, more: false };
    this.take({ header: { time: 0, incarnation: 0, aclVersion: 0, sections: [section], frames: 1 }, frames });
  }

  /** The answer to one envelope of one's own; the position at which it stands. */
  stored({ results, heads }: AppendAnswer, envelope: Envelope): number {
    const [result] = results;
    demand(result !== undefined, "malformed", "no result");
    if (result.status === "refused") throw new Refused(result.problem);
    const head = heads.find((each) => each.section === this.section);
    demand(head !== undefined, "malformed", "no head of what was stored");
    this.landed(result, envelope, head);
    return result.pos;
  }

  /** The fields of a prefix that say where its author and the log are. */
  next(grant: string, isDrop = false): Pick<Envelope["prefix"], "seq" | "prevAuthor" | "seenPos" | "seenHead"> {
    const author = this.#authors.get(grant);
    return {
      seq: (author?.seq ?? 0) + 1,
      prevAuthor: author?.hash.slice(0, 16) ?? zeros(16),
      seenPos: isDrop ? 0 : this.head.pos,
      seenHead: isDrop ? zeros(16) : this.head.hash.slice(0, 16),
    };
  }

  /** What an author last wrote, where a reader who cannot read the section learns it otherwise. */
  authorAt(bare: Bare): void {
    this.#authors.set(bare.prefix.grant, { seq: bare.prefix.seq, hash: envHash(bare) });
  }

  #keep(head: Head): void {
    this.head = head;
    this.#heads.set(head.pos, head.hash);
    this.#heads.delete(head.pos - HEADS_KEPT);
  }

  #takeOne(pos: number, time: number, envelope: Bare | Envelope): void {
    const { grant, seq, generation } = envelope.prefix;
    const capability = this.#chains.of(grant, this.section);
    let aside: Aside | undefined;
    let ops: readonly string[] = [];
    try {
      if (!capability) throw new Refused("unknown-author");
      if (!isSignedBy(capability.signPk, envelope)) throw new Refused("bad-signature");
      try {
        this.#demandPlace(pos, envelope, capability);
      } finally {
        this.authorAt(envelope);
      }
      ops = this.#opened(envelope);
      this.#maxEpoch = Math.max(this.#maxEpoch, envelope.prefix.epoch);
      aside = this.#apply(pos, ops, capability) ? undefined : "malformed-op";
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      aside = error.reason as Aside;
    }
    this.entries.push({ pos, time, grant, seq, generation, ops, aside });
  }

  #demandPlace(pos: number, bare: Bare, { rights, nbf, exp, grant }: Capability): void {
    const { prefix } = bare;
    const before = this.#authors.get(grant);
    const goesOn = before
      ? prefix.seq === before.seq + 1 && same(prefix.prevAuthor, before.hash.slice(0, 16))
      : prefix.seq === 1 || !this.#isFromStart;
    demand(goesOn, "author-chain");
    demand(pos <= (this.#ended.get(grant) ?? pos), "ended");
    demand(prefix.epoch >= nbf && prefix.epoch < exp, "outside-window");
    demand((rights & (APPEND | MANAGE)) !== 0, "may-not-append");
    const seen = prefix.seenPos === 0 ? zeros(32) : this.#heads.get(prefix.seenPos);
    demand(seen === undefined || same(seen.slice(0, 16), prefix.seenHead), "saw-another-log");
    demand(prefix.epoch <= this.#nowLeaf() + 1, "ahead-of-time");
    demand(prefix.epoch >= this.#maxEpoch - EPOCH_LAG, "back-dated");
  }

  #opened(envelope: Bare | Envelope): readonly string[] {
    demand(isWhole(envelope), "withheld");
    const { prefix } = envelope;
    const nodes = this.keys.get(prefix.generation);
    demand(prefix.generation >= this.generation && prefix.generation <= this.generation + 1, "generation");
    demand(nodes !== undefined, "unopenable", "no keys of that generation");
    const ops =
      prefix.kind === "drop" ? openDrop(envelope, inboxOf(nodes)) : openEntry(envelope, keyOf(nodes, prefix.epoch));
    if (prefix.generation === this.generation) return ops;
    const [first] = ops.map(parsed);
    const turns = first?.kind === "roster.rotation" && first.fields?.["generation"] === prefix.generation;
    const isOwners = ((this.#chains.of(prefix.grant, this.section)?.rights ?? 0) & MANAGE) !== 0;
    demand(turns && isOwners, "generation");
    this.generation = prefix.generation;
    return ops;
  }

  /** What the roster records say; false where an op does not parse. */
  #apply(pos: number, ops: readonly string[], { rights }: Capability): boolean {
    const read = ops.map(parsed);
    if ((rights & MANAGE) === 0) return !read.includes(undefined);
    for (const op of read) {
      const fields = op?.fields ?? {};
      if (op?.kind === "roster.device") this.#admit(fields["certificate"]);
      if (op?.kind === "roster.member") this.#admit(fields["capability"]);
      if (op?.kind !== "roster.rotation") continue;
      for (const grant of list(fields["voidGrants"])) this.#ended.set(String(grant), pos);
      for (const each of list(fields["endedDevices"])) {
        const { device, lastPosition } = each as { device: string; lastPosition: number };
        this.#ended.set(device, Math.min(lastPosition, this.#ended.get(device) ?? lastPosition));
      }
    }
    return !read.includes(undefined);
  }

  #admit(capability: unknown): void {
    if (typeof capability === "string") this.#chains.take(decodeSigned(fromBase64url(capability)));
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const inboxOf = (nodes: readonly Node[]) => {
  const [root] = nodes;
  demand(root?.position === 1, "unopenable", "only who has the whole tree reads the inbox");
  return inboxPair(root.key);
};

export function keyOf(nodes: readonly Node[], leaf: number) {
  const key = leafKey(nodes, leaf);
  demand(key !== undefined, "unopenable", `no key of leaf ${leaf}`);
  return epochKey(key);
}

function parsed(op: string): Op | undefined {
  try {
    const json: unknown = JSON.parse(op);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

/** One op in the form that records have. */
export const setOp = (kind: string, id: string, ms: number, n: number, fields: object): string =>
  JSON.stringify({ t: "set", v: 1, kind, id, at: { ms, n }, fields });
