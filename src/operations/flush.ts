import type { Bytes } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { RosterDevice } from "#src/dossier/roster-member.ts";
import { create } from "#src/dossier/kind.ts";
import { LedgerSection, ledgerId } from "#src/grants/ledger.ts";
import {
  type Prefix,
  ZERO_16,
  bodyHash,
  decodeEnvelope,
  encodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { BATCH_BYTES, BATCH_ENVELOPES } from "#src/protocol/limits.ts";
import type { AppendAnswer } from "#src/protocol/messages.ts";
import { type Epoch, epoch } from "#src/protocol/time.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { newEntityId } from "./access-change.ts";
import { fetchBundles } from "./fetch-bundles.ts";
import { type PullFault, pull, takeSection } from "./pull.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Flight, SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";

export type FlushFault = AccessFault | { readonly type: "refused-op"; readonly problem: string };

/** Ops of one envelope stay well under the envelope's limit, so that padding never breaks it. */
const OPS_BYTES = 40 * 1024;
/** Rounds of sealing anew after an epoch or generation moved on. */
const ROUNDS = 3;

/** Sends what waits: sections first that were made offline, then one envelope per section. Inside `session.exclusive`. */
export async function flush(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const made = await createFreshSections(session, replica);
  if (!made.ok) return made;
  for (let round = 0; round < ROUNDS; round++) {
    const sealed = await sealFlights(session, replica);
    if (!sealed.ok) return sealed;
    const flying = replica.sections.filter(({ flight }) => flight !== undefined);
    if (flying.length === 0) return ok(undefined);
    const sent = await send(session, replica, flying);
    if (!sent.ok) return sent;
    if (!sent.value.again) {
      if (!replica.waiting.some(({ row }) => row.op !== undefined && replica.section(row.section)?.created))
        return ok(undefined);
      round -= 1;
    }
  }
  return ok(undefined);
}

async function createFreshSections(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  const fresh = replica.waiting.filter(({ row }) => row.create !== undefined);
  if (fresh.length === 0) return ok(undefined);
  const made = await changeAccess(session, replica, (change) => {
    const missing = fresh.filter(({ row }) => !change.ledger.sections.has(row.section));
    for (const { row } of missing) {
      if (row.create === undefined) continue;
      change.createSection(row.section, row.create === "inbox");
      change.say(row.section, [ownCertificate(session, replica)]);
      const record = create(
        LedgerSection,
        { section: row.section, kind: row.create },
        ledgerId(row.section),
        session.tick(),
      );
      if (record.ok) change.say(replica.only("ledger").id, [record.value]);
    }
    return missing.length === 0 ? "nothing" : "send";
  });
  if (!made.ok) return made;
  const change = session.store.change();
  for (const { key, row } of fresh) {
    const copy = replica.section(row.section);
    if (copy) {
      const created = { ...copy, created: true };
      replica.put(created);
      replica.save(change, created, created.rows.length);
    }
    change.dequeue(key).remove(namesOf(replica.ref).fresh(row.section));
  }
  const sections = new Set([...replica.record.sections, ...fresh.map(({ row }) => row.section)]);
  replica.record = { ...replica.record, sections: [...sections] };
  replica.saveAccess(change);
  replica.saveRing(change, session.store);
  replica.setWaiting(replica.waiting.filter(({ row }) => row.create === undefined));
  const done = await session.commit(change);
  if (!done.ok) return err({ type: "storage" });
  return pull(session, replica);
}

/** The record by which readers of a section know this device. */
export function ownCertificate(session: Session, replica: Replica) {
  const fields = { device: replica.ref.grant, certificate: replica.record.certificate ?? "" };
  const record = create(RosterDevice, fields, newEntityId(), session.tick());
  if (!record.ok) throw new Error("a device's certificate fits its record");
  return record.value;
}

/** Seals what waits, one envelope per section, and keeps the sealed bytes before they are sent. */
async function sealFlights(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
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
    replica.save(change, flying, flying.rows.length);
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

async function send(
  session: Session,
  replica: Replica,
  flying: readonly SectionCopy[],
): Promise<Result<{ again: boolean }, FlushFault>> {
  const batch: { copy: SectionCopy; flight: Flight }[] = [];
  let size = 16;
  for (const copy of flying) {
    if (!copy.flight || batch.length === BATCH_ENVELOPES) continue;
    size += copy.flight.wire.length + 4;
    if (size > BATCH_BYTES) break;
    batch.push({ copy, flight: copy.flight });
  }
  const answer = await session.ports.relay.append(
    replica.ref.dossier,
    batch.map(({ flight }) => flight.wire),
  );
  if (!answer.ok) return err(answer.error);
  session.hearRelayTime(answer.value.time);
  return settle(session, replica, batch, answer.value);
}

/** What the relay stored goes into the log by the same door as what others wrote; what it refused is sealed anew. */
async function settle(
  session: Session,
  replica: Replica,
  batch: readonly { readonly copy: SectionCopy; readonly flight: Flight }[],
  answer: AppendAnswer,
): Promise<Result<{ again: boolean }, FlushFault>> {
  const change = session.store.change();
  let behind = batch.length > answer.results.length;
  let again = false;
  let stop: FlushFault | undefined;
  for (const [i, { copy, flight }] of batch.entries()) {
    const result = answer.results[i];
    if (!result) continue;
    if (result.status === "stored") {
      const landed = await land(session, replica, copy.id, flight, result, answer);
      if (!landed.ok && landed.error.type === "storage") return err(landed.error);
      behind ||= !landed.ok || !landed.value;
      continue;
    }
    if (!RESEAL.has(result.problem)) {
      stop ??= { type: "refused", problem: result.problem as never };
      if (!HOPELESS.has(result.problem)) continue;
    }
    again = true;
    const grounded = { ...(replica.section(copy.id) ?? copy), flight: undefined };
    replica.put(grounded);
    replica.save(change, grounded, grounded.rows.length);
    if (result.problem === "generation" && !replica.owner) {
      const fetched = await fetchBundles(session, replica);
      if (!fetched.ok) return err(fetched.error);
      replica.saveRing(change, session.store);
    }
  }
  if (change.list.length > 0) {
    const done = await session.commit(change);
    if (!done.ok) return err({ type: "storage" });
  }
  if (stop) return err(stop);
  if (again || behind) {
    const pulled = await pull(session, replica);
    if (!pulled.ok) return err(pulled.error satisfies PullFault);
  }
  return ok({ again });
}

/** After these the same ops are sealed again at the same sequence number. */
const RESEAL: ReadonlySet<string> = new Set(["epoch", "generation", "fork", "seq", "conflict"]);
/** After these nothing sealed so far will ever be taken. */
const HOPELESS: ReadonlySet<string> = new Set(["malformed", "unauthenticated"]);

/** Puts a stored envelope where the relay said, when it is the next position; else a pull brings it in order. */
async function land(
  session: Session,
  replica: Replica,
  section: SectionId,
  flight: Flight,
  at: { readonly pos: number; readonly time: number },
  answer: AppendAnswer,
): Promise<Result<boolean, PullFault>> {
  const copy = replica.section(section);
  const head = answer.heads.find((one) => one.section === section);
  const envelope = decodeEnvelope(replica.ref.dossier, flight.wire);
  if (!copy || !envelope) return ok(false);
  if (envelope.prefix.kind === "drop") return landDrop(session, replica, copy, flight);
  if (!head || head.pos !== at.pos || copy.head.pos + 1 !== at.pos) return ok(false);
  const change = session.store.change();
  const frame = { section, pos: at.pos, time: instant(at.time), envelope };
  const taken = await takeSection(session, replica, copy, [frame], { ...head, time: instant(head.time) }, change);
  if (!taken.ok) return err(taken.error);
  const done = await session.commit(change);
  return done.ok ? ok(true) : err({ type: "storage" });
}

/** Who writes to the inbox cannot read it back: the relay's word is all there is, and the next number goes on from here. */
async function landDrop(
  session: Session,
  replica: Replica,
  copy: SectionCopy,
  flight: Flight,
): Promise<Result<boolean, PullFault>> {
  const landed = {
    ...copy,
    ownSeq: flight.seq,
    ownPrev: flight.hash.slice(0, 16),
    flight: undefined,
    maxEpoch: epoch(copy.maxEpoch),
  };
  const change = session.store.change();
  replica.put(landed);
  replica.save(change, landed, landed.rows.length);
  for (const key of flight.rows) change.dequeue(key);
  replica.setWaiting(replica.waiting.filter(({ key }) => !flight.rows.includes(key)));
  const done = await session.commit(change);
  return done.ok ? ok(true) : err({ type: "storage" });
}
