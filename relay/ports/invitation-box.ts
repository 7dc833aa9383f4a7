import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { DossierId, GrantId, InviteId } from "#src/protocol/ids.ts";
import type { InviteState } from "#src/protocol/invite-messages.ts";

export type InviteRow = {
  readonly invite: InviteId;
  readonly dossier: DossierId;
  readonly opener: GrantId;
  readonly expires: Instant;
  readonly state: InviteState;
  readonly offer: Bytes | undefined;
  readonly claim: Bytes | undefined;
  readonly reveal: Bytes | undefined;
  readonly delivery: Bytes | undefined;
  readonly contested: boolean;
};

export type InvitationReader = {
  invite(invite: InviteId): InviteRow | undefined;
};

export type InvitationBox = InvitationReader & {
  put(row: InviteRow): void;
  /** Invitations of a dossier that are under way: neither delivered, dead nor past their time. */
  underWay(dossier: DossierId, now: Instant): number;
  /** Of those, what one grant opened. */
  underWayBy(dossier: DossierId, opener: GrantId, now: Instant): number;
  /** Forgets what expired before this moment. */
  purge(before: Instant): void;
};
