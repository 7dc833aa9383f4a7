import type { Ports } from "#src/operations/ports.ts";
import type { Session } from "#src/operations/session.ts";
import { unlock } from "#src/operations/unlock.ts";
import { valueOf } from "./value-of.ts";

/** What the pincode of a plan opens; throws where it is that of a compartment. */
export async function openPlan(ports: Ports, pin: string): Promise<Session> {
  const opened = valueOf(await unlock(ports, pin));
  if (opened.type !== "device") throw new Error("this is the pincode of a compartment");
  return opened.session;
}
