import type { Session } from "#src/operations/session.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { createGiveKey, type GiveKey } from "./create-give-key.ts";
import { createOffering, type Offering } from "./create-offer.ts";
import { type PlanPart, planParts } from "./plan-parts.ts";

export type Giving = { readonly give: GiveKey; readonly offering: Offering };

/** By session, so that what was chosen outlives a screen and never a lock. */
const bySession = new WeakMap<Session, Giving>();

function givingOf(session: Session): Giving {
  const known = bySession.get(session);
  if (known) return known;
  const offering = createOffering(session);
  const parts = (): readonly PlanPart[] => {
    const replica = session.owned();
    return replica ? planParts(replica) : [];
  };
  const giving = { give: createGiveKey(parts, offering.cancel), offering };
  bySession.set(session, giving);
  return giving;
}

/** The key that is being made in this session. */
export function useGiveKey(): Giving {
  const session = useSession();
  return givingOf(session());
}
