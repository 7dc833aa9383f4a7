import { keepNotified } from "#src/operations/notify-here.ts";
import type { Session } from "#src/operations/session.ts";

/**
 * Notifications that are on stay on: at an unlock, and when a key came or ended since, the relay hears where this device is
 * told. What fails without a network is tried at the next of these. Answers how to stop.
 */
export function keepNotifying(session: Session): () => void {
  let seen: string | undefined;
  const look = (): void => {
    if (session.locked || !session.profile.notify) return;
    const now = [...session.replicas.values()].map(
      ({ ref, record }) => `${ref.grant} ${record.registered} ${record.over}`,
    );
    if (seen === now.join()) return;
    seen = now.join();
    void keepNotified(session);
  };
  look();
  return session.onChange(look);
}
