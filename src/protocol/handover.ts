import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import * as z from "zod/mini";
import { Writer } from "./codec.ts";
import { type DossierId, type GrantId, idToBytes } from "./ids.ts";
import { bytesOf, grantId } from "./wire-fields.ts";

/**
 * The first sheet ends, and a further one stands in its place: what outranks every device, and what no device ends. Signed
 * by the one that ends: the root, or the sheet that stood in its place.
 */
export const HandoverMessage = z.strictObject({
  to: grantId,
  /** All devices and sheets that stand; what else was certified ends with it. */
  stands: z.array(grantId).check(z.maxLength(255)),
  signature: bytesOf(64),
});
export type HandoverMessage = z.output<typeof HandoverMessage>;
export type Handover = Pick<HandoverMessage, "to" | "stands">;

/** One list has one form: sorted, none twice, and the heir among them. */
export const isWellFormedHandover = ({ to, stands }: Handover): boolean =>
  stands.includes(to) && stands.every((grant, n) => n === 0 || (stands[n - 1] ?? "") < grant);

/** `"roer/v1/handover" ‖ dossier16 ‖ from16 ‖ to16 ‖ count1 ‖ grant16…`; `from` is zero for the root. */
export const handoverSigningInput = (dossier: DossierId, from: GrantId, { to, stands }: Handover): Bytes => {
  const out = new Writer()
    .raw(idToBytes(dossier), 16)
    .raw(idToBytes(from), 16)
    .raw(idToBytes(to), 16)
    .u8(stands.length);
  for (const grant of stands) out.raw(idToBytes(grant), 16);
  return concat(LABEL, out.finish());
};
const LABEL = utf8("roer/v1/handover");
