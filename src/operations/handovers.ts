import { type Bytes, equal, fromBase64url } from "#src/base/bytes.ts";
import { deviceIdOf } from "#src/crypto/access-keys.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { type Handed, Rotation } from "#src/dossier/rotation.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import { handoverSigningInput, isWellFormedHandover } from "#src/protocol/handover.ts";
import { type DossierId, type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import type { Replica } from "./replica.ts";

/** Who outranks every device, and is ended by none: the root, or the sheet that stands in its place. */
export const chiefOf = (handed: readonly Handed[]): GrantId => handed.at(-1)?.to ?? ROOT_GRANT;

/**
 * The list that counts from here on: the told one when it goes on from the known one and each of it is signed by the one
 * before, from the root; else the known one. So who has an ended sheet hands nothing on a second time.
 */
export async function longerHandovers(
  dossier: DossierId,
  rootSignPk: Bytes,
  known: readonly Handed[],
  told: readonly Handed[],
): Promise<readonly Handed[]> {
  if (told.length <= known.length || known.some(({ signature }, n) => signature !== told[n]?.signature)) return known;
  let from: GrantId = ROOT_GRANT;
  let key: Bytes | undefined = rootSignPk;
  for (const handed of told) {
    const next = fromBase64url(handed.key);
    const signature = fromBase64url(handed.signature);
    if (!key || next?.length !== 32 || signature?.length !== 64) return known;
    if (deviceIdOf(next) !== handed.to || !isWellFormedHandover(handed)) return known;
    if (!(await verifyStrict(key, handoverSigningInput(dossier, from, handed), signature))) return known;
    from = handed.to;
    key = next;
  }
  return told;
}

/** Of a section that begins with a welcome: told by whoever made it, and believed for the ended sheets' signatures alone. */
export async function handoversIn(
  rows: readonly Authored[],
  { ref, rootPk }: Pick<Replica, "ref" | "rootPk">,
): Promise<readonly Handed[]> {
  let known: readonly Handed[] = [];
  for (const { op, author } of rows) {
    if (op.t !== "set" || op.kind !== Rotation.name || author !== OWNER) continue;
    const { handovers = [] } = z.safeParse(Rotation.schema, op.fields).data ?? {};
    known = await longerHandovers(ref.dossier, rootPk.slice(0, 32), known, handovers);
  }
  return known;
}

/** What any log here says of it. */
export const handoversOf = (replica: Replica): readonly Handed[] =>
  replica.sections.reduce<readonly Handed[]>(
    (most, { handovers }) => (handovers.length > most.length ? handovers : most),
    [],
  );

/**
 * May this link still hang on the root? Once the root ended only what stood then, and what a log here introduced: who has the
 * ended sheet can go on signing for ever.
 */
export const hangsOnRoot = (
  { capability }: SignedCapability,
  handed: readonly Handed[],
  known: ReadonlyMap<GrantId, SignedCapability>,
): boolean => {
  if (capability.parent !== ROOT_GRANT || !handed[0]) return true;
  const before = known.get(capability.grant)?.capability;
  return (
    handed[0].stands.includes(capability.grant) ||
    (before !== undefined && equal(before.subjectSignPk, capability.subjectSignPk))
  );
};
