import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { reduce } from "#src/dossier/reduce.ts";
import { sectionRules } from "#src/grants/decide.ts";
import {
  type Prefix,
  bodyHash,
  decodePrefix,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { type Head, type SignedHead, headSigningInput, nextHead, sameHead } from "#src/protocol/log-head.ts";
import type { Frame } from "#src/protocol/page.ts";
import { EPOCH_LAG, EPOCH_SLACK, type Epoch, epoch } from "#src/protocol/time.ts";
import { AuthorBook } from "./author-book.ts";
import { readOps } from "./read-ops.ts";
import type { Aside, SectionCopy } from "./section-copy.ts";
import { SectionLog } from "./section-log.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { leaveOutWithdrawn, WITHHELD } from "./withdrawn.ts";

/** What a reader needs to judge a page: who it is, whom it trusts, what it can open, and what time it is. */
export type ReaderContext = {
  readonly dossier: DossierId;
  readonly self: GrantId;
  readonly rootSignPk: Bytes;
  readonly relayKey: Bytes;
  /** max(own clock, confirmed relay time). */
  readonly now: Epoch;
  readonly open: (prefix: Prefix, body: Bytes) => readonly string[] | undefined;
  /** Does this access hold the key of a generation that begins with this envelope? */
  readonly holds: (prefix: Prefix) => boolean;
  /** Bundles, and with them new devices of the owner, were asked for on account of this very page. */
  readonly fetched: boolean;
};

export type TakeFault =
  /** Not what was asked for: holes, another section, a head nobody signed. */
  | { readonly type: "page-garbled" }
  /** The relay signed a head that does not follow from what it signed before. */
  | { readonly type: "forked" }
  /** A newer generation than there are keys for: fetch bundles and take the page again. */
  | { readonly type: "keys-missing" };

/** How many heads back an author's view of the log is checked. */
const HEADS_KEPT = 64;

/**
 * Takes in positions of one section's log in order. Nothing of a page counts unless all of it chains up to a head that
 * the relay signed; within the chain an envelope that is not right is set aside and the rest goes on.
 */
export async function takeFrames(
  context: ReaderContext,
  copy: SectionCopy,
  frames: readonly Frame[],
  signed: SignedHead,
): Promise<Result<SectionCopy, TakeFault>> {
  const chained = chain(context, copy, frames);
  if (!chained) return err({ type: "page-garbled" });
  const headInput = headSigningInput(context.dossier, signed);
  if (!(await verifyStrict(context.relayKey, headInput, signed.signature))) return err({ type: "page-garbled" });
  const end = chained.at(-1)?.head ?? copy.head;
  if (!sameHead(end, signed)) return err({ type: "forked" });

  const book = new AuthorBook(context.dossier, context.rootSignPk, copy);
  const aside: Aside[] = [...copy.aside];
  const rows: Authored[] = [];
  let { generation, maxEpoch, ownSeq, ownPrev, flight } = copy;
  let recentHeads = copy.recentHeads;

  for (const { frame, head, prefix, hash, envHash } of chained) {
    const { pos } = frame;
    const setAside = (reason: string): void => void aside.push({ pos, grant: prefix.grant, reason });
    // A log that begins is new too: its key may be on its way, or be the one of another device that made the same section.
    const missing = (prefix.generation > generation || pos === 1) && !context.holds(prefix);
    // An unknown author of a generation yet unknown may be a device that the bundles introduce; asked once.
    if (missing && !context.fetched && !book.authors.has(prefix.grant)) return err({ type: "keys-missing" });
    const fault =
      (await book.check(
        frame.pos,
        prefix,
        envelopeSigningInput(prefixBytes(prefix), hash),
        signatureOf(frame),
        envHash,
      )) ??
      seenFault(prefix, recentHeads) ??
      epochFault(prefix.epoch, maxEpoch, context.now);
    // What somebody put in the log under this device's name must not move the number it goes on from.
    if (prefix.grant === context.self && fault !== "bad-signature") {
      ownSeq = prefix.seq;
      ownPrev = envHash.slice(0, 16);
      if (flight && equal(flight.hash, envHash)) flight = undefined;
    }
    recentHeads = [...recentHeads, head].slice(-HEADS_KEPT);
    if (fault) {
      setAside(fault);
      continue;
    }
    if (missing) return err({ type: "keys-missing" });
    if (!("envelope" in frame)) {
      setAside(WITHHELD);
      continue;
    }
    const opened = context.open(prefix, frame.envelope.body);
    if (!opened) {
      setAside("unopenable");
      continue;
    }
    const place = { device: prefix.grant, position: pos, relayTime: frame.time, epoch: prefix.epoch };
    const { ops, malformed } = readOps(opened, book.authorOf(prefix.grant), place);
    if (malformed) setAside("malformed-op");
    const turned = await book.learn(ops, prefix);
    if (prefix.generation !== generation) {
      // A new generation begins with the owner's rotation record and with nothing else.
      if (turned !== prefix.generation || prefix.generation !== generation + 1) {
        setAside("generation");
        continue;
      }
      generation = prefix.generation;
    }
    maxEpoch = epoch(Math.max(maxEpoch, prefix.epoch));
    rows.push(...ops.map((row) => book.kept(row)));
  }
  const known = [...copy.log.rows, ...rows];
  const kept = leaveOutWithdrawn(known, aside, (grant) => book.authorOf(grant), copy.kind);
  return ok({
    ...copy,
    created: true,
    generation,
    head: end,
    signed,
    maxEpoch,
    ownSeq,
    ownPrev,
    flight,
    aside: kept.aside,
    recentHeads,
    authors: book.authors,
    voided: book.voided,
    handovers: book.handovers,
    last: book.last,
    log:
      kept.rows === known
        ? SectionLog.of(known, reduce(copy.log.settled, rows, sectionRules))
        : SectionLog.of(kept.rows),
  });
}

type Link = {
  readonly frame: Frame;
  readonly head: Head;
  readonly prefix: Prefix;
  readonly hash: Bytes;
  readonly envHash: Bytes;
};

/** Computes the heads that the frames lead to; undefined when they are not the next positions of this section. */
function chain(context: ReaderContext, copy: SectionCopy, frames: readonly Frame[]): readonly Link[] | undefined {
  const links: Link[] = [];
  let head = copy.head;
  for (const frame of frames) {
    if (frame.section !== copy.id || frame.pos !== head.pos + 1) return undefined;
    const whole = "envelope" in frame;
    const prefix = whole ? frame.envelope.prefix : decodePrefix(frame.prefix);
    if (!prefix || prefix.dossier !== context.dossier || prefix.section !== copy.id) return undefined;
    const hash = whole ? bodyHash(frame.envelope.body, sha512) : frame.bodyHash;
    const envHash = envelopeHash(prefixBytes(prefix), hash, signatureOf(frame), sha512);
    head = nextHead({ dossier: context.dossier, section: copy.id, head }, envHash, frame.time, sha512);
    links.push({ frame, head, prefix, hash, envHash });
  }
  return links;
}

const signatureOf = (frame: Frame): Bytes => ("envelope" in frame ? frame.envelope.signature : frame.signature);

/** What the author saw must be what is kept here, as far back as this device remembers heads. */
function seenFault(prefix: Prefix, heads: readonly Head[]): string | undefined {
  if (prefix.kind === "drop") return undefined;
  const seen = heads.find(({ pos }) => pos === prefix.seenPos);
  return seen && !equal(seen.hash.subarray(0, 16), prefix.seenHead) ? "saw-another-log" : undefined;
}

/** Too far ahead raises nothing, so that nobody can poison the order; too far behind is back-dating. */
function epochFault(sealed: Epoch, highest: Epoch, now: Epoch): string | undefined {
  if (sealed > now + EPOCH_SLACK) return "ahead-of-time";
  return sealed < highest - EPOCH_LAG ? "back-dated" : undefined;
}
