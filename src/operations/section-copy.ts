import type { Bytes } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { opToJson, parseOp } from "#src/dossier/op.ts";
import type { Handed } from "#src/dossier/rotation.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { type SignedCapability, decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import { ZERO_16 } from "#src/protocol/envelope.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head, type SignedHead } from "#src/protocol/log-head.ts";
import { type Epoch, epoch } from "#src/protocol/time.ts";
import { SectionLog } from "./section-log.ts";
import { type LogRow, type SectionMeta, type SignedText, toBytes, toText } from "./stored.ts";

/** A sealed envelope on its way, and the queue rows whose ops it carries. */
export type Flight = {
  readonly seq: number;
  readonly wire: Bytes;
  readonly hash: Bytes;
  readonly rows: readonly number[];
};

/** One section as this device has verified it. A value: taking in a page gives a new one. */
export type SectionCopy = {
  readonly id: SectionId;
  readonly kind: SectionKind;
  readonly generation: number;
  readonly head: Head;
  /** The relay's last signature over a head of this section: evidence. */
  readonly signed: SignedHead | undefined;
  readonly maxEpoch: Epoch;
  readonly ownSeq: number;
  readonly ownPrev: Bytes;
  /** Exists at the relay. */
  readonly created: boolean;
  /** Where this reader's log begins; what came before is restated. */
  readonly start: number;
  readonly authors: ReadonlyMap<GrantId, SignedCapability>;
  /** Grants and devices whose envelopes after a position do not count. */
  readonly voided: ReadonlyMap<GrantId, number>;
  /** Of the first place, as this log told them and the ended sheets signed them. */
  readonly handovers: readonly Handed[];
  readonly last: ReadonlyMap<GrantId, { readonly seq: number; readonly hash: Bytes }>;
  readonly recentHeads: readonly Head[];
  readonly log: SectionLog;
  readonly aside: readonly Aside[];
  readonly flight: Flight | undefined;
  readonly forked: boolean;
  /** What the relay signed against `signed`: with it, the proof that it told two stories. */
  readonly contradiction: SignedHead | undefined;
};

/** An envelope that failed to commit, open or parse: kept in the chain, shown under its author's name, not applied. */
export type Aside = { readonly pos: number; readonly grant: GrantId; readonly reason: string };

export const newSection = (id: SectionId, kind: SectionKind): SectionCopy => ({
  id,
  kind,
  generation: 0,
  head: EMPTY_HEAD,
  signed: undefined,
  maxEpoch: epoch(0),
  ownSeq: 0,
  ownPrev: ZERO_16,
  created: false,
  start: 0,
  authors: new Map(),
  voided: new Map(),
  handovers: [],
  last: new Map(),
  recentHeads: [EMPTY_HEAD],
  log: SectionLog.empty,
  aside: [],
  flight: undefined,
  forked: false,
  contradiction: undefined,
});

/** Log rows per stored page: a page is sealed and rewritten as a whole. */
const PAGE_ROWS = 128;
export const pageCount = ({ log }: Pick<SectionCopy, "log">): number => Math.ceil(log.summary.count / PAGE_ROWS);

const signedText = ({ pos, hash, time, generation, signature }: SignedHead): SignedText => ({
  pos,
  hash: toText(hash),
  time,
  generation,
  signature: toText(signature),
});

const fromSignedText = (section: SectionId, signed: SignedText): SignedHead => ({
  section,
  pos: signed.pos,
  hash: toBytes(signed.hash),
  time: instant(signed.time),
  generation: signed.generation,
  signature: toBytes(signed.signature),
});

export const toMeta = (copy: SectionCopy): SectionMeta => ({
  v: 1,
  kind: copy.kind,
  generation: copy.generation,
  head: { pos: copy.head.pos, hash: toText(copy.head.hash) },
  ...(copy.signed ? { signed: signedText(copy.signed) } : {}),
  ...(copy.contradiction ? { contradiction: signedText(copy.contradiction) } : {}),
  maxEpoch: copy.maxEpoch,
  ownSeq: copy.ownSeq,
  ownPrev: toText(copy.ownPrev),
  created: copy.created,
  start: copy.start,
  authors: [...copy.authors.values()].map((author) => toText(encodeCapability(author))),
  voided: [...copy.voided].map(([grant, after]) => ({ grant, after })),
  ...(copy.handovers.length > 0 ? { handovers: [...copy.handovers] } : {}),
  last: [...copy.last].map(([grant, { seq, hash }]) => ({ grant, seq, hash: toText(hash) })),
  recentHeads: copy.recentHeads.map(({ pos, hash }) => ({ pos, hash: toText(hash) })),
  pages: pageCount(copy),
  summary: { count: copy.log.summary.count, kinds: [...copy.log.summary.kinds] },
  aside: [...copy.aside],
  ...(copy.flight
    ? {
        flight: {
          seq: copy.flight.seq,
          wire: toText(copy.flight.wire),
          hash: toText(copy.flight.hash),
          rows: [...copy.flight.rows],
        },
      }
    : {}),
  forked: copy.forked,
});

const toRow = ({ op, ...place }: Authored): LogRow => ({ ...place, op: opToJson(op) });

/** The pages that differ when rows were added after the first `kept`. */
export function pagesFrom(
  copy: SectionCopy,
  kept: number,
): readonly { readonly n: number; readonly rows: readonly LogRow[] }[] {
  const out: { n: number; rows: LogRow[] }[] = [];
  for (let n = Math.floor(kept / PAGE_ROWS); n < pageCount(copy); n++) {
    out.push({ n, rows: copy.log.rows.slice(n * PAGE_ROWS, (n + 1) * PAGE_ROWS).map(toRow) });
  }
  return out;
}

/** A row as it was stored. Undefined for one that cannot be read: a bug, or a version to come. */
export function fromRow({ op, ...place }: LogRow): Authored | undefined {
  const parsed = parseOp(op);
  return parsed.ok ? { ...place, op: parsed.value } : undefined;
}

/** `read` gives the stored rows, when they are looked at first. */
export function fromMeta(id: SectionId, meta: SectionMeta, read: () => readonly Authored[]): SectionCopy {
  const authors = new Map<GrantId, SignedCapability>();
  for (const text of meta.authors) {
    const author = decodeCapability(toBytes(text));
    if (author) authors.set(author.capability.grant, author);
  }
  const { signed, flight } = meta;
  return {
    id,
    kind: meta.kind,
    generation: meta.generation,
    head: { pos: meta.head.pos, hash: toBytes(meta.head.hash) },
    signed: signed && fromSignedText(id, signed),
    contradiction: meta.contradiction && fromSignedText(id, meta.contradiction),
    maxEpoch: epoch(meta.maxEpoch),
    ownSeq: meta.ownSeq,
    ownPrev: toBytes(meta.ownPrev),
    created: meta.created,
    start: meta.start,
    authors,
    voided: new Map(meta.voided.map(({ grant, after }) => [grant, after])),
    handovers: meta.handovers ?? [],
    last: new Map(meta.last.map(({ grant, seq, hash }) => [grant, { seq, hash: toBytes(hash) }])),
    recentHeads: meta.recentHeads.map(({ pos, hash }) => ({ pos, hash: toBytes(hash) })),
    log: SectionLog.stored(meta.summary, read),
    aside: meta.aside,
    flight: flight && { seq: flight.seq, wire: toBytes(flight.wire), hash: toBytes(flight.hash), rows: flight.rows },
    forked: meta.forked ?? false,
  };
}
