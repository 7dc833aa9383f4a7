import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import { Writer } from "./codec.ts";
import { type DossierId, idToBytes } from "./ids.ts";

/** What the relay's key signs when it has erased a dossier: label, dossier, its own time in milliseconds since 1970. */
export const eraseReceiptInput = (dossier: DossierId, time: number): Bytes =>
  concat(utf8("roer/v1/receipt"), new Writer().raw(idToBytes(dossier), 16).u64(time).finish());
