import { randomUUID } from "node:crypto";
import { type DossierId, type InviteId, type SectionId, parseId16 } from "#src/protocol/ids.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import type { Announcement, Announcer, Topic } from "#relay/ports/announcer.ts";
import type { Database } from "./connect.ts";
import { createHeadPoll } from "./head-poll.ts";

const CHANNEL = "roer_relay";
/** So long announcements are gathered, in milliseconds: one notification for many. */
const GATHERED = 5;
/** Of one notification; PostgreSQL takes less than 8000 bytes. */
const PAYLOAD_BYTES = 7000;
/** Between two looks at all that is listened to, in milliseconds; a notification that was lost costs no more. */
export const POLL_EVERY = 3000;

export type SharedAnnouncer = Announcer & {
  /** Sends what was gathered, and stops listening. */
  close(): Promise<void>;
};

export type SharedAnnouncerOptions = {
  readonly database: Database;
  /** Left out where notifications do not get through, as behind a pool that shares connections: the poll is enough. */
  readonly notifies: boolean;
  /** Calls back every few seconds until told to stop. */
  readonly poll: (run: () => Promise<void>) => () => void;
};

/**
 * Between all relays of one database, and within this one at once. Notifications go outside the transaction that they
 * tell of: inside, PostgreSQL has every commit that notifies wait for the one before.
 */
export function createSharedAnnouncer({ database, notifies, poll }: SharedAnnouncerOptions): SharedAnnouncer {
  const local = createAnnouncer();
  const self = randomUUID();
  const listened = new Map<Topic, number>();
  const heads = createHeadPoll(database, (announcement) => local.announce(announcement));
  let gathered = new Set<string>();
  let sending: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const look = (): Promise<void> => heads.look([...listened.keys()]);
  const send = (): void => {
    timer = undefined;
    const payloads = packed(self, gathered);
    gathered = new Set();
    sending = sending.then(async () => {
      for (const payload of payloads) await notify(database, payload);
    });
  };
  const hear = (payload: string): void => {
    const [from, ...words] = payload.split(";");
    if (from === self) return;
    for (const word of words) {
      const announcement = parse(word);
      if (announcement) local.announce(announcement);
    }
  };
  const stopPolling = poll(look);
  const stopListening = notifies ? database.listen(CHANNEL, hear, () => void look()) : undefined;

  return {
    announce: (announcement) => {
      local.announce(announcement);
      if (!notifies) return;
      gathered.add(written(announcement));
      timer ??= setTimeout(send, GATHERED);
    },
    listen: (topic, listener) => {
      const stop = local.listen(topic, listener);
      listened.set(topic, (listened.get(topic) ?? 0) + 1);
      let isListening = true;
      return () => {
        stop();
        if (!isListening) return;
        isListening = false;
        const left = (listened.get(topic) ?? 1) - 1;
        if (left > 0) return void listened.set(topic, left);
        listened.delete(topic);
      };
    },
    close: async () => {
      stopPolling();
      clearTimeout(timer);
      if (gathered.size > 0) send();
      await sending;
      await stopListening?.();
      await heads.ended();
    },
  };
}

/** A hint that does not get out costs time: the others look every few seconds. */
async function notify(database: Database, payload: string): Promise<void> {
  try {
    await database.with((sql) => sql.run({ text: "SELECT pg_notify($1, $2)", values: [CHANNEL, payload] }));
  } catch {
    // Said by whatever else asks the database.
  }
}

/** Ids and positions, and nothing else: whoever may connect to the database can hear it. */
const written = (announcement: Announcement): string =>
  announcement.t === "head"
    ? `h ${announcement.dossier} ${announcement.section} ${announcement.pos}`
    : announcement.t === "acl"
      ? `a ${announcement.dossier}`
      : `i ${announcement.invite}`;

function parse(word: string): Announcement | undefined {
  const [kind, first = "", second = "", pos = ""] = word.split(" ");
  if (kind === "i") {
    const invite = parseId16<InviteId>(first);
    return invite && { t: "invite", invite };
  }
  const dossier = parseId16<DossierId>(first);
  if (!dossier) return undefined;
  if (kind === "a") return { t: "acl", dossier };
  const section = parseId16<SectionId>(second);
  return kind === "h" && section && /^\d{1,15}$/u.test(pos)
    ? { t: "head", dossier, section, pos: Number(pos) }
    : undefined;
}

function packed(self: string, words: ReadonlySet<string>): readonly string[] {
  const payloads: string[] = [];
  let payload = self;
  for (const word of words) {
    if (payload.length + 1 + word.length > PAYLOAD_BYTES) {
      payloads.push(payload);
      payload = self;
    }
    payload += `;${word}`;
  }
  return payload === self ? payloads : [...payloads, payload];
}
