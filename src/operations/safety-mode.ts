import { type Result, err } from "#src/base/result.ts";
import type { StorageFault } from "./ports.ts";
import type { Session } from "./session.ts";

/** A button on every screen that leaves and locks, and a question before a key is given. Kept sealed, on this device only. */
export async function setSafetyMode(session: Session, on: boolean): Promise<Result<undefined, StorageFault>> {
  if (session.locked) return err({ type: "storage-gone" });
  const change = session.store.change();
  session.saveProfile(change, { ...session.profile, safetyMode: on });
  return session.commit(change);
}
