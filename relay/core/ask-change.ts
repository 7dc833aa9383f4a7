import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { decodeCapability, RIGHTS } from "#src/protocol/capability.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { AccessAnswer, AccessBundle, AppendAnswer, Register } from "#src/protocol/messages.ts";
import type { Facts } from "#relay/ports/store.ts";
import { knownDossier, mayManage, speakerOf } from "./authorize.ts";
import { checkAccess } from "./check-access.ts";
import { checkEnvelope, parseEnvelope } from "./check-envelope.ts";
import { checkSignature } from "./check-request.ts";
import type { AccessReply, CheckedAccess, CheckedEnvelope } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { ownVersion } from "./own-version.ts";
import { dossierOf } from "./register.ts";
import { clockSkew } from "./replay-guard.ts";
import type { SignedRequest, WireForm } from "./service.ts";
import { signedHead } from "./wire-answers.ts";

type AccessResult = Promise<Result<WireForm<typeof AccessAnswer>, Problem>>;

/** The first device signs; its key is in the bundle, its dossier is the hash of the root's keys. */
export async function askRegister(desk: Desk, request: SignedRequest<Register>): AccessResult {
  const { parts, now } = desk;
  const { dossier, grant, body } = request;
  if (body.dossier !== dossier || dossierOf(body.rootPk, parts.sha512) !== dossier) return err(problem("malformed"));
  const known = await desk.look((facts) => knownDossier(facts, dossier));
  if (known.ok) return err(problem("dossier-exists"));
  if (problemName(known.error) !== "not-found") return known;
  // Invitations to sign up come with the operator's side of them; until then only an open relay takes strangers.
  if (parts.signup !== "open") return err(problem("signup-closed"));
  const skew = clockSkew(request.created, now());
  if (skew) return err(skew);
  if (!admitPublicKey(body.rootPk.slice(0, 32)) || !admitBoxKey(body.rootPk.slice(32)))
    return err(problem("malformed"));
  const key = body.access.capabilities
    .map((wire) => decodeCapability(wire)?.capability)
    .find((capability) => capability?.grant === grant)?.subjectSignPk;
  const checked = key ? await checkSignature(parts.verify, request, key) : err(problem("unauthenticated"));
  if (!checked.ok) return checked;
  const access = await checkAccess(accessChecks(desk), dossier, body.rootPk, body.access, 0);
  if (!access.ok) return access;
  const reply = await desk.run("register", { request: checked.value, rootPk: body.rootPk, access: access.value });
  return answerAccess(desk, dossier, reply);
}

export async function askAccess(desk: Desk, request: SignedRequest<AccessBundle>): AccessResult {
  const { dossier, body } = request;
  const ends =
    body.handover !== undefined || body.revoked.length + (body.dropped?.length ?? 0) + body.endedDevices.length > 0;
  const checked = await desk.check(request, ends ? "always" : "limited");
  if (!checked.ok) return checked;
  const known = await desk.look((facts) =>
    map(knownDossier(facts, dossier), (row) => ({
      rootPk: row.rootPk,
      current: ownVersion(facts, row, request.grant),
      brings: mayBring(facts, dossier, request.grant),
    })),
  );
  if (!known.ok) return known;
  // Whoever may not change access is refused inside, with a line; a holder is told its own version and no other.
  const { rootPk, current, brings } = known.value;
  const access = brings ? await checkAccess(accessChecks(desk), dossier, rootPk, body, current) : ok(NOTHING);
  if (!access.ok) return access;
  return answerAccess(desk, dossier, await desk.run("access", { request: checked.value, access: access.value }));
}

/** Owners change access; a holder with a right to pass on may bring a colleague. */
const mayBring = (facts: Facts, dossier: DossierId, grant: GrantId): boolean =>
  mayManage(facts, dossier, grant).ok ||
  facts.ledger.heldBy(dossier, grant).some(({ capability }) => (capability.rights & RIGHTS.delegate) !== 0);

/** Fits no version, so that it changes nothing whoever brings it. */
const NOTHING: CheckedAccess = {
  aclVersion: -1,
  revoked: [],
  dropped: [],
  heldBack: [],
  endedDevices: [],
  sections: [],
  bundles: [],
  welcomes: [],
  capabilities: [],
  envelopes: [],
};

const accessChecks = ({ parts, look }: Desk) => ({
  look,
  verify: parts.verify,
  sha512: parts.sha512,
  envelopeBytes: parts.limits.envelopeBytes,
});

/** Told to those who listen only after the commit. */
function answerAccess(
  { parts, now }: Desk,
  dossier: DossierId,
  reply: Result<AccessReply, Problem>,
): Result<WireForm<typeof AccessAnswer>, Problem> {
  if (!reply.ok) return reply;
  const { aclVersion, heads } = reply.value;
  parts.announcer.announce({ t: "acl", dossier });
  for (const { section, pos } of heads) parts.announcer.announce({ t: "head", dossier, section, pos });
  return ok({ aclVersion, time: now(), heads: heads.map((head) => signedHead(parts.signer, dossier, head)) });
}

/** POST /v1/append. Signatures are checked side by side; one token of its rate is taken per grant in the batch. */
export async function askAppend(
  desk: Desk,
  dossier: DossierId,
  wires: readonly Bytes[],
): Promise<Result<WireForm<typeof AppendAnswer>, Problem>> {
  const { parts, now } = desk;
  if (wires.length > parts.limits.batchEnvelopes)
    return err(problem("too-large", { limit: parts.limits.batchEnvelopes, used: wires.length }));
  const parsed = wires.map((wire) => parseEnvelope(parts.limits.envelopeBytes, dossier, wire));
  const named = new Set(parsed.flatMap((one) => (one.ok ? [one.value.prefix.grant] : [])));
  const known = await desk.look((facts) =>
    map(knownDossier(facts, dossier), (row) => new Map([...named].map((who) => [who, speakerOf(facts, row, who)]))),
  );
  if (!known.ok) return known;
  const authors = known.value;
  const judged = await Promise.all(
    parsed.map(async (one) => (one.ok ? checkEnvelope(parts, one.value, (grant) => authors.get(grant)?.key) : one)),
  );
  const paced = pace(judged, (grant) => desk.turn(dossier, grant, authors.get(grant)?.owner === true));
  const reply = await desk.run("append", { dossier, envelopes: paced });
  if (!reply.ok) return reply;
  const { results, heads } = reply.value;
  for (const { section, pos } of heads) parts.announcer.announce({ t: "head", dossier, section, pos });
  return ok({
    time: now(),
    results: [...results],
    heads: heads.map((head) => signedHead(parts.signer, dossier, head)),
  });
}

function pace(
  judged: readonly Result<CheckedEnvelope, Problem>[],
  turn: (grant: GrantId) => number,
): readonly Result<CheckedEnvelope, Problem>[] {
  const waits = new Map<GrantId, number>();
  return judged.map((one) => {
    if (!one.ok) return one;
    const { grant } = one.value.envelope.prefix;
    const wait = waits.get(grant) ?? turn(grant);
    waits.set(grant, wait);
    return wait > 0 ? err(problem("rate", { retryAfter: wait })) : one;
  });
}
