import * as z from "zod/mini";
import { milliseconds } from "./wire-fields.ts";

/**
 * POST /v1/ask, signed by a device key that is held back: from now on the dossier's other devices are told of it, and when
 * the time is over it is a device like any other. Asked again it answers the same, and begins nothing anew.
 */
export const AskRequest = z.strictObject({});
export const AskAnswer = z.strictObject({
  time: milliseconds,
  /** From when the key is no longer held back, by the relay's clock. */
  opens: milliseconds,
});
