import { type Bytes, equal } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import { nextLineHash } from "#src/protocol/access-line.ts";
import { bodyHash, decodePrefix, envelopeHash } from "#src/protocol/envelope.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head, nextHead, sameHead } from "#src/protocol/log-head.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { dossierOf } from "#relay/core/register.ts";
import type { LogRow } from "#relay/ports/record-log.ts";
import { createAccessLines } from "./access-lines.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Tally } from "./check-tally.ts";
import type { Sqlite } from "./open-database.ts";
import { createRecordLogReader } from "./record-log.ts";

/** Does the log of every section lead from nothing to the head that is kept, without a hole and with whole envelopes? */
export function checkLogs(db: Sqlite, tally: Tally): void {
  const log = createRecordLogReader(db);
  const sections = db.prepare<[], { dossier: Buffer; id: Buffer }>("SELECT dossier, id FROM section");
  let counted = 0;
  tally.within("section", () => {
    for (const row of sections.all()) {
      const dossier = fromId<DossierId>(row.dossier);
      const section = fromId<SectionId>(row.id);
      let head: Head = EMPTY_HEAD;
      let time = instant(0);
      tally.within("envelope", () => {
        for (const entry of log.after(dossier, section, -1)) {
          counted += 1;
          if (entry.pos !== head.pos + 1) tally.fault("envelope", "gap");
          if (!isWhole(dossier, section, entry)) tally.fault("envelope", "hash");
          head = nextHead(
            { dossier, section, head: { ...head, pos: entry.pos - 1 } },
            entry.envHash,
            entry.time,
            sha512,
          );
          ({ time } = entry);
          if (!equal(head.hash, entry.headHash)) tally.fault("envelope", "chain");
        }
        const kept = log.section(dossier, section);
        if (!kept || !sameHead(kept.head, head) || kept.time !== time) tally.fault("section", "head");
      });
    }
  });
  tally.within("envelope", () => {
    tally.looked("envelope", counted);
    const all = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM envelope").get()?.n;
    if (all !== counted) tally.fault("envelope", "no section");
  });
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

/** Is every access log one chain, and does each dossier have the keys that its name is made of? */
export function checkAccessLogs(db: Sqlite, tally: Tally): void {
  const lines = createAccessLines(db);
  const hashes = db.prepare<[Uint8Array], { hash: Buffer }>(
    "SELECT hash FROM access_line WHERE dossier = ? ORDER BY pos",
  );
  const dossiers = db.prepare<[], { id: Buffer; root_pk: Buffer }>("SELECT id, root_pk FROM dossier");
  let counted = 0;
  tally.within("dossier", () => {
    for (const row of dossiers.all()) {
      const dossier = fromId<DossierId>(row.id);
      if (dossierOf(toBytes(row.root_pk), sha512) !== dossier) tally.fault("dossier", "hash");
      tally.within("access_line", () => {
        counted += checkLines(dossier, lines.after(dossier, -1), hashes.iterate(toId(dossier)), tally);
      });
    }
  });
  tally.within("access_line", () => {
    tally.looked("access_line", counted);
    const all = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM access_line").get()?.n;
    if (all !== counted) tally.fault("access_line", "no dossier");
  });
}

function checkLines(
  dossier: DossierId,
  lines: Iterable<AccessLine>,
  kept: Iterable<{ hash: Buffer }>,
  tally: Tally,
): number {
  let previous: Bytes = EMPTY_HEAD.hash;
  let counted = 0;
  const hashes = kept[Symbol.iterator]();
  try {
    for (const line of lines) {
      counted += 1;
      if (line.pos !== counted) tally.fault("access_line", "gap");
      previous = nextLineHash(dossier, previous, line, sha512);
      const next = hashes.next();
      if (next.done === true || !equal(previous, toBytes(next.value.hash))) tally.fault("access_line", "chain");
    }
  } finally {
    // An open query would keep the database from being closed.
    hashes.return?.();
  }
  return counted;
}
