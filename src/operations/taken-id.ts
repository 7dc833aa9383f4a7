import { toHex, utf8 } from "#src/base/bytes.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { type EntityId, isEntityId } from "#src/dossier/entity-id.ts";

/** "urn:uuid:" of a card, and the name that exports give an appointment: 32 hexadecimal characters either way. */
const OWN_FORMS = [/^urn:uuid:([0-9a-f-]{36})$/iu, /^([0-9a-f]{32})@roer$/u];

/**
 * The id under which an entry of another program's file is kept: the same for the same entry, so that a second file
 * brings it no second time. What once went out of a dossier comes back under the id that it had.
 */
export function takenId(uid: string): EntityId {
  for (const form of OWN_FORMS) {
    const id = form.exec(uid)?.[1]?.replaceAll("-", "").toLowerCase() ?? "";
    if (isEntityId(id)) return id;
  }
  return toHex(sha512(utf8(`taken-in/${uid}`)).slice(0, 16)) as EntityId;
}
