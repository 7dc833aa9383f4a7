import type { Bytes } from "#src/base/bytes.ts";
import { type Id16, idFromBytes, idToBytes } from "#src/protocol/ids.ts";

/** Ids are 16-byte blobs in the tables: half the index of their hexadecimal form. */
export const toId = (id: Id16): Bytes => idToBytes(id);
export const fromId = <Id extends Id16>(column: Buffer): Id => idFromBytes<Id>(column);

/** Out of the driver's Buffer, which answers some methods differently. */
export const toBytes = (column: Buffer): Bytes => new Uint8Array(column);
export const toMaybeBytes = (column: Buffer | null): Bytes | undefined => (column ? toBytes(column) : undefined);
