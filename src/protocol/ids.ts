import { type Bytes, fromHex, toHex } from "#src/base/bytes.ts";
import type { Brand } from "#src/base/brand.ts";
import { invariant } from "#src/base/never.ts";

/**
 * Ids are 16 bytes. In memory and in JSON they are 32 lower-case hexadecimal characters, so that they
 * compare, sort and serve as map keys; in signed layouts they are the bytes.
 */
export type DossierId = Brand<string, "DossierId">;
export type SectionId = Brand<string, "SectionId">;
/** Names one access: a holder's grant, an owner's device, or (all zero) the root. */
export type GrantId = Brand<string, "GrantId">;
export type InviteId = Brand<string, "InviteId">;
/** Names one stored file of a section. */
export type BlobId = Brand<string, "BlobId">;
export type Id16 = DossierId | SectionId | GrantId | InviteId | BlobId;

export const ID_LENGTH = 16;
const ID_TEXT = /^[0-9a-f]{32}$/;

/** Undefined unless the text is 32 lower-case hexadecimal characters. */
export const parseId16 = <T extends Id16>(text: string): T | undefined =>
  ID_TEXT.test(text) ? (text as T) : undefined;

/** The id that 16 bytes write; a wrong length is a bug of the caller. */
export function idFromBytes<T extends Id16>(data: Uint8Array): T {
  invariant(data.length === ID_LENGTH, "an id is 16 bytes");
  return toHex(data) as T;
}

export function idToBytes(id: Id16): Bytes {
  const data = fromHex(id);
  invariant(data?.length === ID_LENGTH, "an id is 32 hexadecimal characters");
  return data;
}

/** Stands for the root key where a grant is named: parent of the first device, recipient of the backup. */
export const ROOT_GRANT = "00000000000000000000000000000000" as GrantId;
/** In a capability: every section of the dossier, present and to come. Owner devices only. */
export const ALL_SECTIONS = "00000000000000000000000000000000" as SectionId;
