import type { DossierId, InviteId, SectionId } from "#src/protocol/ids.ts";
import type { Announcement, Topic } from "#relay/ports/announcer.ts";
import { idIn, numberIn, toId } from "./columns.ts";
import type { Database, Sql } from "./connect.ts";

/** So many topics are asked about in one statement. */
const ASKED_AT_ONCE = 1000;

/** Looks how far all stands that is listened to, and announces what is further than at the look before. */
export type HeadPoll = {
  /** One at a time; a look that comes while another is under way is left out. */
  look(topics: readonly Topic[]): Promise<void>;
  /** Resolves when no look is under way. */
  ended(): Promise<void>;
};

/** What was announced of a topic, by name: positions of sections, the version of access, an invitation's state. */
type Seen = Map<string, number | string>;
type Found = {
  readonly topic: Topic;
  readonly name: string;
  readonly value: number | string;
  readonly announcement: Announcement;
};

export function createHeadPoll(database: Database, announce: (announcement: Announcement) => void): HeadPoll {
  const seen = new Map<Topic, Seen>();
  let looking: Promise<void> | undefined;

  const compare = (topics: readonly Topic[], found: readonly Found[]): void => {
    const byTopic = new Map<Topic, Found[]>(topics.map((topic) => [topic, []]));
    for (const one of found) byTopic.get(one.topic)?.push(one);
    for (const [topic, now] of byTopic) {
      const before = seen.get(topic);
      seen.set(topic, new Map(now.map(({ name, value }) => [name, value])));
      for (const { name, value, announcement } of now) if (before?.get(name) !== value) announce(announcement);
      // A dossier that was there and is gone was erased.
      if (before?.has("acl") === true && !now.some(({ name }) => name === "acl"))
        announce({ t: "acl", dossier: topic as DossierId });
    }
  };

  return {
    look: async (topics) => {
      if (looking) return looking;
      const asked = new Set(topics);
      for (const topic of seen.keys()) if (!asked.has(topic)) seen.delete(topic);
      looking = (async () => {
        for (let from = 0; from < topics.length; from += ASKED_AT_ONCE) {
          const some = topics.slice(from, from + ASKED_AT_ONCE);
          compare(some, await database.with((sql) => standing(sql, some)));
        }
      })()
        // The next look comes in some seconds.
        .catch(() => undefined)
        .finally(() => {
          looking = undefined;
        });
      return looking;
    },
    ended: async () => {
      await looking;
    },
  };
}

/** The one reading of many dossiers at once: it can be taken apart by dossier, since no row of it hangs on another. */
async function standing(sql: Sql, topics: readonly Topic[]): Promise<readonly Found[]> {
  const values = [topics.map(toId)];
  const versions = await sql.run({ text: "SELECT id, acl_version FROM dossier WHERE id = ANY($1)", values });
  const heads = await sql.run({ text: "SELECT dossier, id, head_pos FROM section WHERE dossier = ANY($1)", values });
  const invites = await sql.run({ text: "SELECT id, state, contested FROM invite WHERE id = ANY($1)", values });
  return [
    ...versions.map((row): Found => {
      const dossier = idIn<DossierId>(row["id"]);
      return { topic: dossier, name: "acl", value: numberIn(row["acl_version"]), announcement: { t: "acl", dossier } };
    }),
    ...heads.map((row): Found => {
      const [dossier, section] = [idIn<DossierId>(row["dossier"]), idIn<SectionId>(row["id"])];
      const pos = numberIn(row["head_pos"]);
      return { topic: dossier, name: section, value: pos, announcement: { t: "head", dossier, section, pos } };
    }),
    ...invites.map((row): Found => {
      const invite = idIn<InviteId>(row["id"]);
      const value = `${String(row["state"])} ${String(row["contested"])}`;
      return { topic: invite, name: "invite", value, announcement: { t: "invite", invite } };
    }),
  ];
}
