import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { Fault, Result } from "#src/base/result.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { AccessLines } from "./access-lines.ts";
import type { BlobIndex, BlobIndexReader } from "./blob-index.ts";
import type { GrantLedger, GrantLedgerReader } from "./grant-ledger.ts";
import type { InvitationBox, InvitationReader } from "./invitation-box.ts";
import type { Mailbox } from "./mailbox.ts";
import type { PushBox, PushReader } from "./push-box.ts";
import type { RecordLog, RecordLogReader } from "./record-log.ts";

/** Committed state, as it is read outside a transaction. Synchronous as well: what is decided by it and what is decided inside is one function. */
export type Facts = {
  readonly ledger: GrantLedgerReader;
  readonly log: RecordLogReader;
  readonly invites: InvitationReader;
  readonly blobs: BlobIndexReader;
  readonly push: PushReader;
};

/** All tables inside one transaction. Everything is synchronous: nothing can come between a check and its write. */
export type Tables = {
  readonly ledger: GrantLedger;
  readonly log: RecordLog;
  readonly mailbox: Mailbox;
  readonly invites: InvitationBox;
  readonly blobs: BlobIndex;
  readonly push: PushBox;
  readonly lines: AccessLines;
  readonly nonces: Nonces;
  readonly mark: TimeMark;
  /** Removes every row of a dossier but the tombstone: 32 bytes that keep its id used. */
  erase(dossier: DossierId, tombstone: Bytes): void;
  /** Runs work whose writes are undone when it answers a failure or throws. May nest. */
  attempt<T, E extends Fault>(work: () => Result<T, E>): Result<T, E>;
};

export type Nonces = {
  /** False when this grant used this nonce before. */
  remember(dossier: DossierId, nonce: string, until: Instant): boolean;
  purge(before: Instant): void;
};

/** The highest time by which anything was ever decided. */
export type TimeMark = {
  read(): Instant;
  /** Keeps the higher of both. */
  raise(now: Instant): void;
};

/** The store does not answer; what was asked may or may not have happened. The reason is for the operator only. */
export type StoreUnavailable = { readonly type: "store-unavailable"; readonly reason: string };

/**
 * Runs commands one after the other, each all or nothing, and answers only after the commit is safe on disk.
 * What a command means is the core's; an adapter is built with the function that executes it.
 */
export type Store<Command, Outcome> = {
  /**
   * Reads committed state. `read` may be run more than once until all is at hand that it looks for, so it does nothing
   * else. All that it reads was so at one moment between the call and the answer.
   */
  look<T>(read: (facts: Facts) => T): Promise<Result<T, StoreUnavailable>>;
  submit(command: Command): Promise<Result<Outcome, StoreUnavailable>>;
  close(): Promise<void>;
};
