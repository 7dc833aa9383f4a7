import { type Bytes, equal } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { type AccessLine, nextLineHash } from "#src/protocol/access-line.ts";
import { bodyHash, decodePrefix, envelopeHash } from "#src/protocol/envelope.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head, nextHead, sameHead } from "#src/protocol/log-head.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import type { LogRow, SectionRow } from "#relay/ports/record-log.ts";
import type { Tally } from "./tally.ts";

export type Followed<Row> = {
  /** The next row, in the order of positions. */
  next(row: Row): void;
  /** How many there were so far. */
  counted(): number;
};

/** Does the log of a section lead from nothing to the head that is kept, without a hole and with whole envelopes? */
export function followSection(
  dossier: DossierId,
  section: SectionId,
  tally: Tally,
): Followed<LogRow> & {
  /** There are no more; this is what is kept of where they end. */
  end(kept: SectionRow | undefined): void;
} {
  let head: Head = EMPTY_HEAD;
  let time = instant(0);
  let counted = 0;
  return {
    next: (entry) => {
      counted += 1;
      if (entry.pos !== head.pos + 1) tally.fault("envelope", "gap");
      if (!isWhole(dossier, section, entry)) tally.fault("envelope", "hash");
      const before = { ...head, pos: entry.pos - 1 };
      head = nextHead({ dossier, section, head: before }, entry.envHash, entry.time, sha512);
      ({ time } = entry);
      if (!equal(head.hash, entry.headHash)) tally.fault("envelope", "chain");
    },
    end: (kept) => {
      if (!kept || !sameHead(kept.head, head) || kept.time !== time) tally.fault("section", "head");
    },
    counted: () => counted,
  };
}

/** The body by its hash, the envelope by its name, and the columns by what was signed. A body that was withdrawn is empty. */
function isWhole(dossier: DossierId, section: SectionId, row: LogRow): boolean {
  if (row.body.length > 0 && !equal(bodyHash(row.body, sha512), row.bodyHash)) return false;
  if (!equal(envelopeHash(row.prefix, row.bodyHash, row.signature, sha512), row.envHash)) return false;
  const prefix = decodePrefix(row.prefix);
  return (
    prefix?.dossier === dossier &&
    prefix.section === section &&
    prefix.grant === row.grant &&
    prefix.seq === row.seq &&
    prefix.epoch === row.epoch
  );
}

/** Is an access log one chain? Each line with the hash that is kept beside it. */
export function followAccessLog(
  dossier: DossierId,
  tally: Tally,
): Followed<{ readonly line: AccessLine; readonly hash: Bytes }> {
  let previous: Bytes = EMPTY_HEAD.hash;
  let counted = 0;
  return {
    next: ({ line, hash }) => {
      counted += 1;
      if (line.pos !== counted) tally.fault("access_line", "gap");
      previous = nextLineHash(dossier, previous, line, sha512);
      if (!equal(previous, hash)) tally.fault("access_line", "chain");
    },
    counted: () => counted,
  };
}
