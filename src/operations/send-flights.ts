import { instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { decodeEnvelope } from "#src/protocol/envelope.ts";
import type { ProblemName } from "#src/protocol/errors.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { BATCH_BYTES, BATCH_ENVELOPES } from "#src/protocol/limits.ts";
import type { AppendAnswer } from "#src/protocol/messages.ts";
import { fetchBundles } from "./fetch-bundles.ts";
import { adoptOwnLast } from "./own-last.ts";
import { type PullFault, pull, takeSection } from "./pull.ts";
import type { Replica } from "./replica.ts";
import type { Flight, SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";

/** Sends the sealed envelopes of these sections. `again`: some were refused for what has moved on, and must be sealed anew. */
export async function sendFlights(
  session: Session,
  replica: Replica,
  flying: readonly SectionCopy[],
): Promise<Result<{ again: boolean }, PullFault>> {
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
): Promise<Result<{ again: boolean }, PullFault>> {
  const change = session.store.change();
  let behind = batch.length > answer.results.length;
  let again = false;
  let stop: PullFault | undefined;
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
      stop ??= { type: "refused", problem: result.problem as ProblemName };
      if (!HOPELESS.has(result.problem)) continue;
    }
    again = true;
    const grounded = { ...(replica.section(copy.id) ?? copy), flight: undefined };
    replica.put(grounded);
    const mended = await mend(session, replica, grounded, result.problem);
    if (!mended.ok) return mended;
    replica.save(change, replica.section(copy.id) ?? grounded);
    replica.saveRing(change, session.store);
  }
  if (change.list.length > 0) {
    const done = await session.commit(change);
    if (!done.ok) return err({ type: "storage" });
  }
  if (stop) return err(stop);
  if (again || behind) {
    const pulled = await pull(session, replica);
    if (!pulled.ok) return err(pulled.error);
  }
  return ok({ again });
}

/**
 * A holder cannot read the inbox back, nor what it wrote itself before a part was taken from it and given again: its keys
 * of a new generation, and its own last number there, it must ask for. All else follows from the log that is pulled next.
 */
async function mend(
  session: Session,
  replica: Replica,
  copy: SectionCopy,
  problem: string,
): Promise<Result<undefined, PullFault>> {
  if (replica.owner) return ok(undefined);
  if (problem === "generation") {
    const fetched = await fetchBundles(session, replica);
    if (!fetched.ok) return err(fetched.error);
  }
  const isBlind = copy.kind === "inbox" || (copy.ownSeq === 0 && copy.start > 0);
  return isBlind && problem !== "generation" && problem !== "epoch"
    ? adoptOwnLast(session, replica, copy)
    : ok(undefined);
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
  const landed: SectionCopy = {
    ...copy,
    ownSeq: flight.seq,
    ownPrev: flight.hash.slice(0, 16),
    flight: undefined,
  };
  const change = session.store.change();
  replica.put(landed);
  replica.save(change, landed);
  for (const key of flight.rows) change.dequeue(key);
  replica.setWaiting(replica.waiting.filter(({ key }) => !flight.rows.includes(key)));
  const done = await session.commit(change);
  return done.ok ? ok(true) : err({ type: "storage" });
}
