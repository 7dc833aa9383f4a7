import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";

/** Where a grant's device can be told that there is something new, and how it stands with telling it. */
export type PushRow = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  readonly endpoint: string;
  readonly p256dh: Bytes;
  readonly auth: Bytes;
  /** Hours of Amsterdam, 0–23; the same twice: no quiet hours. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  /** The first change that was not told yet; 0 when there is none. */
  readonly since: Instant;
  /** Its own access changed since then: that is news whatever was written. */
  readonly own: boolean;
  /** When something was last sent, or tried; 0 for never. */
  readonly sent: Instant;
  /** Tries in a row that came to nothing. */
  readonly failures: number;
  /** When to look at it next: to send, or because its window closes then. */
  readonly look: Instant;
};

export type PushReader = {
  subscription(dossier: DossierId, grant: GrantId): PushRow | undefined;
  /** Is there one to look at by now? */
  anyDue(now: Instant): boolean;
};

/** One subscription per grant. */
export type PushBox = PushReader & {
  /** Those of a dossier for which nothing waits to be told. */
  idle(dossier: DossierId): readonly PushRow[];
  /** The first ones to look at by now, earliest first. */
  due(now: Instant, limit: number): readonly PushRow[];
  /** When something last went to this address, in whatever dossier's name; 0 for never. */
  lastSent(endpoint: string): Instant;
  /** Replaces what the grant had. */
  put(row: PushRow): void;
  remove(dossier: DossierId, grant: GrantId): void;
};
