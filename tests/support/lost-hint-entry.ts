import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { servePlanted } from "./planted-relay.ts";

/** Planted: of four announcements three are lost, and nothing looks by itself whether there is more. */
const heard = createAnnouncer();
let said = 0;

await servePlanted(() => ({
  announcer: {
    ...heard,
    announce: (announcement) => {
      said += 1;
      if (said % 4 === 0) heard.announce(announcement);
    },
  },
}));
