import type { Bytes } from "#src/base/bytes.ts";
import { type Id16, idFromBytes, idToBytes } from "#src/protocol/ids.ts";
import type { Columns } from "./sql.ts";

/** Ids are 16 bytes in the tables: half the index of their hexadecimal form. */
export const toId = (id: Id16): Bytes => idToBytes(id);

type Of = Columns[string] | undefined;
export const idIn = <Id extends Id16>(column: Of): Id => idFromBytes<Id>(column as Buffer);
/** Out of the driver's Buffer, which answers some methods differently. */
export const bytesIn = (column: Of): Bytes => new Uint8Array(column as Buffer);
export const maybeBytesIn = (column: Of): Bytes | undefined => (column === null ? undefined : bytesIn(column));
export const numberIn = (column: Of): number => column as number;
