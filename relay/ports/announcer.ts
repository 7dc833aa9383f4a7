import type { DossierId, InviteId, SectionId } from "#src/protocol/ids.ts";

/**
 * That something was committed, never what: a listener looks in the store. So an announcement that is lost or
 * comes twice costs time, not truth.
 */
export type Announcement =
  | { readonly t: "head"; readonly dossier: DossierId; readonly section: SectionId; readonly pos: number }
  | { readonly t: "acl"; readonly dossier: DossierId }
  | { readonly t: "invite"; readonly invite: InviteId };

/** What listeners wait for: all of one dossier, or one invitation. */
export type Topic = DossierId | InviteId;

export type Announcer = {
  announce(announcement: Announcement): void;
  /** Answers how to stop listening. */
  listen(topic: Topic, listener: (announcement: Announcement) => void): () => void;
};
