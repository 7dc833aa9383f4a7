import type { Session } from "#src/operations/session.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { type Offering, offeringOf } from "#src/ui/session/offering.ts";
import { createGiveKey, type GiveKey } from "./create-give-key.ts";
import { type PlanPart, planParts } from "./plan-parts.ts";

export type Giving = { readonly give: GiveKey; readonly offering: Offering };

/** By session, so that what was chosen outlives a screen and never a lock. */
const bySession = new WeakMap<Session, Giving>();

function givingOf(session: Session): Giving {
  const known = bySession.get(session);
  if (known) return known;
  const offering = offeringOf(session);
  const parts = (): readonly PlanPart[] => {
    const replica = session.owned();
    return replica ? planParts(replica) : [];
  };
  const giving = { give: createGiveKey(parts, { begun: offering.leave, changed: offering.cancel }), offering };
  bySession.set(session, giving);
  return giving;
}

/** The key that is being made in this session. */
export function useGiveKey(): Giving {
  const session = useSession();
  return givingOf(session());
}
