import type ICAL from "ical.js";
import { err, ok, type Result } from "#src/base/result.ts";

/** A reader of RFC 5545 and RFC 6350. */
export type Ical = typeof ICAL;

/** It is a file of its own, and that is not here: an older build, or no network the first time. */
export type IcalFault = { readonly type: "no-reader" };

/** Fetched by whoever reads such a file, and by nobody else: it is as large as half the engine's screens. */
export async function loadIcal(): Promise<Result<Ical, IcalFault>> {
  try {
    return ok((await import("ical.js")).default);
  } catch {
    return err({ type: "no-reader" });
  }
}
