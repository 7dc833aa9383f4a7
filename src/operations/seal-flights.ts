import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import {
  type Prefix,
  ZERO_16,
  bodyHash,
  encodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { Epoch } from "#src/protocol/time.ts";
import type { Replica } from "./replica.ts";
import type { Flight, SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";

/** Ops of one envelope stay well under the envelope's limit, so that padding never breaks it. */
const OPS_BYTES = 40 * 1024;

export type SealFault = { readonly type: "storage" } | { readonly type: "clock"; readonly which: "device" | "relay" };

/** Seals what waits, one envelope per section, and keeps the sealed bytes before they are sent. */
export async function sealFlights(session: Session, replica: Replica): Promise<Result<undefined, SealFault>> {
  const sealing = session.sealingEpoch(replica);
  if (sealing.type !== "sealable")
    return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });
  const change = session.store.change();
  for (const copy of replica.sections) {
    if (!copy.created || copy.flight || copy.forked) continue;
    const flight = sealFlight(replica, copy, sealing.epoch);
    if (!flight) continue;
    const flying = { ...copy, flight };
    replica.put(flying);
    replica.save(change, flying);
  }
  if (change.list.length === 0) return ok(undefined);
  session.raiseFloor(change, sealing.epoch);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

function sealFlight(replica: Replica, copy: SectionCopy, at: Epoch): Flight | undefined {
  const rows: number[] = [];
  const texts: string[] = [];
  let size = 0;
  for (const { key, row } of replica.waiting) {
    if (row.section !== copy.id || row.op === undefined) continue;
    const text = JSON.stringify(row.op);
    size += text.length * 3;
    if (rows.length > 0 && size > OPS_BYTES) break;
    rows.push(key);
    texts.push(text);
  }
  if (rows.length === 0) return undefined;
  const drop = copy.kind === "inbox" && !replica.owner;
  const generation = drop ? replica.ring.latest(copy.id) : copy.generation;
  if (generation < 0) return undefined;
  const prefix: Omit<Prefix, "commit"> = {
    kind: drop ? "drop" : "entry",
    ...replica.ref,
    section: copy.id,
    generation,
    epoch: at,
    seq: copy.ownSeq + 1,
    prevAuthor: copy.ownPrev,
    seenPos: drop ? 0 : copy.head.pos,
    seenHead: drop ? ZERO_16 : copy.head.hash.slice(0, 16),
  };
  const sealed = drop
    ? sealedDrop(replica, { ...prefix, commit: ZERO_16 }, texts)
    : replica.ring.sealEntry(prefix, texts);
  if (!sealed) return undefined;
  const hash = bodyHash(sealed.body, sha512);
  const prefixed = prefixBytes(sealed.prefix);
  const signature = replica.keys.sign(envelopeSigningInput(prefixed, hash));
  return {
    seq: prefix.seq,
    wire: encodeEnvelope({ prefix: sealed.prefix, body: sealed.body, signature }),
    hash: envelopeHash(prefixed, hash, signature, sha512),
    rows,
  };
}

function sealedDrop(
  replica: Replica,
  prefix: Prefix,
  texts: readonly string[],
): { prefix: Prefix; body: Bytes } | undefined {
  const body = replica.ring.sealDrop(prefix, texts);
  return body && { prefix, body };
}
