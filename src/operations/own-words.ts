import { type Bytes, fromBase64url, toBase64url } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { amendFrom, createFrom, type Kind, type Unchecked } from "#src/dossier/kind.ts";
import type { SetOp } from "#src/dossier/op.ts";
import { isOwnVoice } from "#src/dossier/own-voice.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { ownWordsSigningInput } from "#src/protocol/own-words.ts";
import { record, type RecordFault } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type Speaker = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  readonly keys: Pick<AccessKeys, "sign">;
};

/**
 * The op that makes or changes a record in somebody's own voice, signed as such. It says the whole record each time: what
 * is null goes. `isNew`: false for one that is there.
 */
export function sayInOwnWords(
  { dossier, grant, keys }: Speaker,
  section: SectionId,
  kind: Kind,
  values: Unchecked,
  { id, isNew }: { readonly id: EntityId; readonly isNew: boolean },
  at: Timestamp,
): Result<SetOp, FieldFault> {
  const made = createFrom(kind, { ...values, seal: null }, id, at);
  if (!made.ok) return made;
  const words = { dossier, section, grant, kind: kind.name, id, fields: made.value.fields };
  const seal = toBase64url(keys.sign(ownWordsSigningInput(words, sha512)));
  // What the record's own rules made of the words is what was signed: spaces at the ends are gone by now.
  return isNew
    ? createFrom(kind, { ...made.value.fields, seal }, id, at)
    : amendFrom(kind, id, { ...values, ...made.value.fields, seal }, at);
}

/** A record in this access's own voice, into a section it holds a key of. */
export function recordOwnWords(
  session: Session,
  replica: Replica,
  section: SectionId,
  kind: Kind,
  values: Unchecked,
  which: { readonly id: EntityId; readonly isNew: boolean },
): Promise<Result<undefined, RecordFault>> {
  const speaker = { ...replica.ref, keys: replica.keys };
  return record(session, replica, section, (at) => sayInOwnWords(speaker, section, kind, values, which, at));
}

/**
 * Are these the words of who is named as their author? Asked of what a device of the resident said again; of what came in
 * its author's own envelope the envelope's signature says it.
 */
export async function areOwnWords(
  { op, author }: Authored,
  at: { readonly dossier: DossierId; readonly section: SectionId },
  authors: ReadonlyMap<GrantId, SignedCapability>,
): Promise<boolean> {
  if (op.t !== "set" || author === OWNER || !isOwnVoice(op.kind)) return true;
  const grant = author as string as GrantId;
  const signed: Bytes | undefined = authors.get(grant)?.capability.subjectSignPk;
  const { seal, ...fields } = op.fields;
  const signature = typeof seal === "string" ? fromBase64url(seal) : undefined;
  if (!signed || signature?.length !== 64) return false;
  return verifyStrict(
    signed,
    ownWordsSigningInput({ ...at, grant, kind: op.kind, id: op.id, fields }, sha512),
    signature,
  );
}
