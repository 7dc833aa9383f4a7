import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import type { Announcement } from "#relay/ports/announcer.ts";
import { servePlanted } from "./planted-relay.ts";

/** No fault, but a bus at its worst: every announcement comes twice, the second time late and after newer ones. */
const heard = createAnnouncer();

await servePlanted(() => ({
  announcer: {
    ...heard,
    announce: (announcement: Announcement) => {
      heard.announce(announcement);
      setTimeout(() => heard.announce(announcement), 1 + (Date.now() % 40));
    },
  },
}));
