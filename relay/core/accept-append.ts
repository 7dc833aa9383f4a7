import { type Bytes, equal } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Capability, RIGHTS } from "#src/protocol/capability.ts";
import { ENVELOPE_OVERHEAD, ZERO_16, type Prefix } from "#src/protocol/envelope.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import { ALL_SECTIONS, type DossierId, type GrantId, type SectionId } from "#src/protocol/ids.ts";
import { nextHead } from "#src/protocol/log-head.ts";
import { epochAt, isCurrent } from "#src/protocol/time.ts";
import type { DossierRow, GrantRow } from "#relay/ports/grant-ledger.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { SectionRow } from "#relay/ports/record-log.ts";
import type { Tables } from "#relay/ports/store.ts";
import { envelopeEvidence, writeLine } from "./access-log.ts";
import { heldOn, knownDossier, standing } from "./authorize.ts";
import type { Answer, AppendResult, CheckedEnvelope, CommandOf, Terms, UnsignedHead } from "./commands.ts";
import { chargeDay, overDayQuota, payerOf } from "./day-quota.ts";
import type { Limits } from "./limits.ts";
import { noteWriting } from "./push-news.ts";
import { overQuota } from "./quota.ts";
import type { Tools } from "./tools.ts";

export type Stored = { readonly pos: number; readonly time: Instant; readonly again: boolean };

/** An access bundle that ends access goes through on a full dossier too, up to a reserve in bytes. */
export type AppendTerms = Terms & { readonly reserve: number };

/**
 * The rules of one append, in the order docs/protocol.md gives them. The signature stands already. What was stored
 * before gets its first answer again, ahead of every other check: a lost answer must not turn into a refusal.
 */
export function appendEnvelope(
  tables: Tables,
  tools: { readonly sha512: Sha512; readonly limits: Limits },
  checked: CheckedEnvelope,
  terms: AppendTerms,
): Result<Stored, Problem> {
  const { now } = terms;
  const { prefix } = checked.envelope;
  const { dossier, section, grant } = prefix;
  const row = tables.ledger.dossier(dossier);
  const author = tables.ledger.grant(dossier, grant);
  if (!row || !author || !equal(author.signPk, checked.key)) return err(problem("unauthenticated"));

  const earlier = tables.log.bySeq(dossier, section, grant, prefix.seq);
  if (earlier)
    return equal(earlier.envHash, checked.hash)
      ? ok({ pos: earlier.pos, time: earlier.time, again: true })
      : err(problem("conflict"));

  const place = tables.log.section(dossier, section);
  const held = mayAppend(tables, author, prefix, place, now);
  if (!held.ok) return held;
  if (!place) return err(problem("not-found"));

  const leaf = epochAt(now);
  if (prefix.generation !== place.generation) return err(problem("generation", { current: place.generation }));
  if (!isCurrent(prefix.epoch, leaf)) return err(problem("epoch", { current: leaf, time: now }));
  const fork = outOfLine(tables, prefix, place);
  if (fork) return err(fork);
  const weight = ENVELOPE_OVERHEAD + checked.envelope.body.length;
  const payer = author.device ? undefined : payerOf(tables.ledger, dossier, held.value);
  const full = noRoom(tables, tools.limits, row, { weight, payer }, terms);
  if (full) return err(full);

  const before = tables.log.claim(dossier, section);
  const head = nextHead({ dossier, section, head: before }, checked.hash, now, tools.sha512);
  tables.log.append(dossier, section, {
    pos: head.pos,
    time: now,
    grant,
    seq: prefix.seq,
    epoch: prefix.epoch,
    envHash: checked.hash,
    headHash: head.hash,
    prefix: checked.prefix,
    bodyHash: checked.bodyHash,
    signature: checked.envelope.signature,
    body: checked.envelope.body,
  });
  tables.ledger.addBytes(dossier, weight, payer ? weight : 0);
  if (payer) chargeDay(tables.ledger, dossier, payer, weight, now);
  return ok({ pos: head.pos, time: now, again: false });
}

/** On the disk, in the dossier, and in what a holder may write in a day. */
function noRoom(
  tables: Tables,
  limits: Limits,
  row: DossierRow,
  { weight, payer }: { readonly weight: number; readonly payer: GrantId | undefined },
  { now, hasRoom, reserve }: AppendTerms,
): Problem | undefined {
  if (!hasRoom) return problem("unavailable");
  const full = overQuota(row, weight, { device: payer === undefined, reserve }, limits);
  return full ?? (payer && overDayQuota(tables.ledger, row.dossier, payer, weight, limits, now));
}

/** Rights, window and kind; the capability by which it may. Whether the section exists is told only to those with a capability on it. */
function mayAppend(
  tables: Tables,
  author: GrantRow,
  prefix: Prefix,
  place: SectionRow | undefined,
  now: Instant,
): Result<Capability, Problem> {
  if (author.end) return err(problem("revoked"));
  const held = heldOn(tables, prefix.dossier, author, prefix.section);
  if (!held) return err(problem("forbidden"));
  const closed = standing(tables, prefix.dossier, held.capability, epochAt(now), "append");
  if (closed) return err(problem(closed, { time: now }));
  // A holder drops into the inbox, sealed to its public key; entries there are only the owner's.
  const manages = (held.capability.rights & RIGHTS.manage) !== 0;
  const kind = place?.inbox && !manages ? "drop" : "entry";
  return prefix.kind === kind ? ok(held.capability) : err(problem("forbidden"));
}

/** The author's own chain and the head it saw must be what is kept here. */
function outOfLine(tables: Tables, prefix: Prefix, place: SectionRow): Problem | undefined {
  const last = tables.log.lastOf(prefix.dossier, prefix.section, prefix.grant);
  const next = (last?.seq ?? 0) + 1;
  if (prefix.seq !== next) return problem("seq", { current: next });
  if (!equal(prefix.prevAuthor, last ? last.envHash.subarray(0, 16) : ZERO_16)) return problem("fork");
  if (prefix.seenPos > place.head.pos) return problem("fork", { current: place.head.pos });
  const seen = seenHead(tables, prefix.dossier, prefix.section, prefix.seenPos);
  return seen && equal(prefix.seenHead, seen) ? undefined : problem("fork", { current: place.head.pos });
}

const seenHead = (tables: Tables, dossier: DossierId, section: SectionId, pos: number): Bytes | undefined =>
  pos === 0 ? ZERO_16 : tables.log.at(dossier, section, pos)?.headHash.slice(0, 16);

export const headOf = (row: SectionRow): UnsignedHead => ({
  section: row.section,
  generation: row.generation,
  pos: row.head.pos,
  hash: row.head.hash,
  time: row.time,
});

/** Tries that are worth a line to the resident; a stale number or epoch is everyday. */
export const NOTED: ReadonlySet<string> = new Set(["revoked", "expired", "not-yet", "forbidden"]);

/** POST /v1/append: each envelope is judged by itself; one line per run of a grant in a section. */
export function acceptAppend(
  tables: Tables,
  tools: Tools,
  command: CommandOf<"append">,
): Result<Answer<"append">, Problem> {
  const { dossier, now } = command;
  const terms = { now, hasRoom: command.hasRoom, reserve: 0 };
  const known = knownDossier(tables, dossier);
  if (!known.ok) return known;
  const results: AppendResult[] = [];
  const touched = new Set<SectionId>();
  const authors = new Set<GrantId>();
  let run: { first: number; last: number; bytes: number; envelopes: CheckedEnvelope[] } | undefined;
  const closeRun = (): void => {
    const prefix = run?.envelopes[0]?.envelope.prefix;
    if (run && prefix)
      writeLine(tables, tools.sha512, dossier, now, {
        verb: "append",
        grant: prefix.grant,
        section: prefix.section,
        from: run.first - 1,
        to: run.last,
        bytes: run.bytes,
        evidence: envelopeEvidence(run.envelopes),
      });
    run = undefined;
  };
  for (const judged of command.envelopes) {
    const checked = judged.ok ? judged.value : undefined;
    const stored = judged.ok ? appendEnvelope(tables, tools, judged.value, terms) : judged;
    if (!stored.ok) {
      results.push(refusal(stored.error));
      if (checked) noteRefusal(tables, tools, checked, stored.error, now);
      continue;
    }
    results.push({ status: "stored", pos: stored.value.pos, time: stored.value.time });
    if (!checked) continue;
    const { prefix, body } = checked.envelope;
    touched.add(prefix.section);
    if (stored.value.again) continue;
    authors.add(prefix.grant);
    const same = run?.envelopes[0]?.envelope.prefix;
    if (!run || same?.section !== prefix.section || same.grant !== prefix.grant) {
      closeRun();
      run = { first: stored.value.pos, last: stored.value.pos, bytes: 0, envelopes: [] };
    }
    run.last = stored.value.pos;
    run.bytes += ENVELOPE_OVERHEAD + body.length;
    run.envelopes.push(checked);
  }
  closeRun();
  noteWriting(tables, tools, dossier, authors, now);
  const heads = [...touched].flatMap((section) => {
    const row = tables.log.section(dossier, section);
    return row ? [headOf(row)] : [];
  });
  return ok({ results, heads });
}

const refusal = (why: Problem): AppendResult => ({
  status: "refused",
  problem: problemName(why),
  ...(why.current === undefined ? {} : { current: why.current }),
});

function noteRefusal(tables: Tables, tools: Tools, checked: CheckedEnvelope, why: Problem, now: Instant): void {
  const { dossier, grant, section } = checked.envelope.prefix;
  if (!NOTED.has(problemName(why)) || tools.refusals(dossier, grant, now) > 0) return;
  // A section of another's making is not the resident's to see: only one that exists is named.
  const known = tables.log.section(dossier, section) ? section : ALL_SECTIONS;
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "refused",
    grant,
    section: known,
    evidence: envelopeEvidence([checked]),
  });
}
