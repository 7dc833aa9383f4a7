import type { Announcement, Announcer, Topic } from "#relay/ports/announcer.ts";

/** Within one process: listeners hear at once, in the order of listening. */
export function createAnnouncer(): Announcer {
  const listeners = new Map<Topic, Set<(announcement: Announcement) => void>>();
  return {
    announce(announcement) {
      const topic = announcement.t === "invite" ? announcement.invite : announcement.dossier;
      for (const listener of listeners.get(topic) ?? []) listener(announcement);
    },
    listen(topic, listener) {
      const group = listeners.get(topic) ?? new Set();
      listeners.set(topic, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(topic) === group) listeners.delete(topic);
      };
    },
  };
}
