import * as z from "zod/mini";
import type { LocalStore } from "./local-store.ts";

/** Under which names a session's own values lie in the store. */
export const PROFILE = "profile";
export const REVISION = "revision";
/** The latest reading that this device made or took in. */
export const TIME = "time";
/** What the list of received keys shows before they are read. */
export const OVERVIEW = "overview";

/** Counts up with every change that another tab must know of. */
export async function storedRevision(store: LocalStore): Promise<number> {
  const stored = await store.read(REVISION, z.number());
  return stored.type === "found" ? stored.value : 0;
}
