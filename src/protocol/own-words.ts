import { type Bytes, concat, fromHex, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { Writer } from "./codec.ts";
import { type DossierId, type GrantId, ID_LENGTH, idToBytes, type SectionId } from "./ids.ts";
import type { Sha512 } from "./signing-input.ts";

/**
 * Records that somebody signs in their own name as such, beside the envelope they came in: a welcome restates them
 * without that envelope, by a device of the resident, which could put other words in.
 */
export type OwnWords = {
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly grant: GrantId;
  readonly kind: string;
  /** Of the entity: 32 hexadecimal characters. */
  readonly id: string;
  /** All fields but the signature itself; what was left out or emptied is not in here. */
  readonly fields: Readonly<Record<string, unknown>>;
};

const LABEL = utf8("roer/v1/own-words");

/** `dossier16 section16 grant16 id16 content32`, content = SHA-512(canonical JSON of {kind, fields})[0:32]. */
export function ownWordsSigningInput({ dossier, section, grant, kind, id, fields }: OwnWords, sha512: Sha512): Bytes {
  const entity = fromHex(id);
  invariant(entity?.length === ID_LENGTH, "an entity's id is 32 hexadecimal characters");
  const content = sha512(utf8(canonical({ fields, kind }))).slice(0, 32);
  return concat(
    LABEL,
    new Writer()
      .raw(idToBytes(dossier), 16)
      .raw(idToBytes(section), 16)
      .raw(idToBytes(grant), 16)
      .raw(entity, 16)
      .raw(content, 32)
      .finish(),
  );
}

/** RFC 8785 for what records hold: texts, whole numbers, yes and no, lists, and objects in the order of their keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
