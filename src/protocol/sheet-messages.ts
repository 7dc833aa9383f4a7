import * as z from "zod/mini";
import { SIGNED_CAPABILITY_LENGTH } from "./capability.ts";
import { bytesOf, grantId, milliseconds } from "./wire-fields.ts";

/**
 * POST /v1/sheets/find: twelve words of a further sheet name its key and not its dossier. Who asks shows nothing, and what
 * is answered proves nothing: the sheet's own key opens what was sealed to it under the right root, and nothing else.
 */
export const FindSheet = z.strictObject({ sheet: grantId });
export const FoundSheet = z.strictObject({
  time: milliseconds,
  /** rootSignPk32 ‖ rootBoxPk32 */
  rootPk: bytesOf(64),
  certificate: bytesOf(SIGNED_CAPABILITY_LENGTH),
});
