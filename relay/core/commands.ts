import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { Result } from "#src/base/result.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import type { BeginBlob, BlobPiece, DropBlob, ReadBlob } from "#src/protocol/blob-messages.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import type { Envelope } from "#src/protocol/envelope.ts";
import type { Problem, ProblemName } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, InviteId, SectionId } from "#src/protocol/ids.ts";
import type { Head, SignedHead } from "#src/protocol/log-head.ts";
import type { AccessBundle, ReadRequest } from "#src/protocol/messages.ts";
import type { SubscribePush } from "#src/protocol/push-messages.ts";
import type { BlobPlace } from "#relay/ports/blob-index.ts";
import type { LogRow } from "#relay/ports/record-log.ts";
import type { BundleRow, WelcomeRow } from "#relay/ports/mailbox.ts";
import type { PushRow } from "#relay/ports/push-box.ts";
import type { Asking } from "./held-back.ts";
import type { SignupCode } from "./signup-codes.ts";
import type { PushOutcome } from "#relay/ports/push-sender.ts";

/**
 * What is handed to the store to be decided and written in one transaction. Everything slow (signatures, curve
 * arithmetic, parsing) was done before; a command is plain data, so that it can cross to the writer's thread.
 */

/** A request whose signature verified under `key`. */
export type CheckedRequest = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  readonly key: Bytes;
  readonly nonce: string;
  readonly base: Bytes;
  readonly signature: Bytes;
  readonly raw: Bytes;
};

/** An envelope whose signature verified under `key`, with all its hashes. */
export type CheckedEnvelope = {
  readonly envelope: Envelope;
  readonly key: Bytes;
  readonly prefix: Bytes;
  readonly bodyHash: Bytes;
  readonly hash: Bytes;
};

/** Capabilities follow from the root or from what was registered at the bundle's `aclVersion`. */
export type CheckedAccess = Pick<
  AccessBundle,
  "aclVersion" | "revoked" | "endedDevices" | "sections" | "bundles" | "welcomes"
> & {
  readonly dropped: NonNullable<AccessBundle["dropped"]>;
  readonly heldBack: NonNullable<AccessBundle["heldBack"]>;
  /** Signed by who had the first place at the bundle's `aclVersion`. */
  readonly handover?: AccessBundle["handover"];
  readonly capabilities: readonly SignedCapability[];
  readonly envelopes: readonly CheckedEnvelope[];
};

/** A piece by its hash (SHA-512[0:32]) and length. */
export type PieceToKeep = Omit<BlobPiece, "sealed"> & { readonly hash: Bytes; readonly bytes: number };

export type UnsignedHead = Omit<SignedHead, "signature">;
export type AppendResult =
  | { readonly status: "stored"; readonly pos: number; readonly time: Instant }
  | { readonly status: "refused"; readonly problem: ProblemName; readonly current?: number };
export type Watched = { readonly section: SectionId; readonly after: number };
export type AccessReply = { readonly aclVersion: number; readonly heads: readonly UnsignedHead[] };
export type Nothing = Readonly<Record<never, never>>;

/** Per verb: what is asked, and what is answered on success. */
export type Work = {
  register: {
    /** `invited`: the code that is used up with it, where the relay asks for one. */
    ask: { request: CheckedRequest; rootPk: Bytes; access: CheckedAccess; invited: SignupCode | undefined };
    answer: AccessReply;
  };
  access: { ask: { request: CheckedRequest; access: CheckedAccess }; answer: AccessReply };
  append: {
    ask: { dossier: DossierId; envelopes: readonly Result<CheckedEnvelope, Problem>[] };
    answer: { results: readonly AppendResult[]; heads: readonly UnsignedHead[] };
  };
  read: {
    ask: { request: CheckedRequest; body: ReadRequest };
    answer: {
      incarnation: number;
      aclVersion: number;
      sections: readonly { head: UnsignedHead; more: boolean }[];
      rows: readonly { section: SectionId; row: LogRow }[];
      /** To owners; empty to all others. */
      asks: readonly Asking[];
    };
  };
  bundles: {
    ask: { request: CheckedRequest };
    answer: { bundles: readonly BundleRow[]; welcomes: readonly WelcomeRow[] };
  };
  status: {
    ask: { request: CheckedRequest };
    answer: {
      aclVersion: number;
      incarnation: number;
      sections: readonly { section: SectionId; generation: number; pos: number; own: Bytes | undefined }[];
    };
  };
  accessLog: {
    ask: { request: CheckedRequest; after: number };
    answer: { lines: readonly AccessLine[]; more: boolean; head: Head };
  };
  erase: { ask: { request: CheckedRequest }; answer: Nothing };
  withdraw: {
    ask: { request: CheckedRequest; section: SectionId; positions: readonly number[] };
    answer: Nothing;
  };
  /** `first`: it had not asked before. */
  ask: { ask: { request: CheckedRequest }; answer: { opens: Instant; first: boolean } };
  poll: { ask: { request: CheckedRequest; sections: readonly Watched[] }; answer: Nothing };
  subscribe: {
    /** `evidence` is the signed challenge and its signature. */
    ask: { dossier: DossierId; grant: GrantId; key: Bytes; sections: readonly Watched[]; evidence: Bytes };
    answer: { aclVersion: number };
  };
  openInvite: { ask: { request: CheckedRequest; invite: InviteId; expires: Instant; offer: Bytes }; answer: Nothing };
  claimInvite: { ask: { invite: InviteId; claim: Bytes }; answer: { contested: boolean } };
  revealInvite: { ask: { request: CheckedRequest; invite: InviteId; reveal: Bytes }; answer: Nothing };
  deliverInvite: { ask: { request: CheckedRequest; invite: InviteId; delivery: Bytes }; answer: Nothing };
  cancelInvite: { ask: { request: CheckedRequest; invite: InviteId }; answer: Nothing };
  beginBlob: { ask: { request: CheckedRequest; body: BeginBlob }; answer: { arrived: readonly number[] } };
  /** The piece lies in the blob store already. */
  keepPiece: { ask: { request: CheckedRequest; piece: PieceToKeep }; answer: { left: number } };
  readBlob: { ask: { request: CheckedRequest; body: ReadBlob }; answer: { hash: Bytes } };
  dropBlob: { ask: { request: CheckedRequest; body: DropBlob }; answer: Nothing };
  /** Forgets files of which pieces are still missing after their time. */
  dropUnfinished: { ask: Nothing; answer: { dropped: readonly BlobPlace[] } };
  subscribePush: { ask: { request: CheckedRequest; body: SubscribePush }; answer: Nothing };
  unsubscribePush: { ask: { request: CheckedRequest }; answer: Nothing };
  /** At most so many that are to be sent by now, as they stood before; they count as sent from here on. */
  takePushes: { ask: { most: number }; answer: { taken: readonly PushRow[] } };
  settlePush: { ask: { push: PushRow; outcome: PushOutcome }; answer: Nothing };
  /** Nothing but the round trip: the writer is alive. */
  ping: { ask: Nothing; answer: Nothing };
  /** Forgets nonces and invitations whose time is over. */
  tidy: { ask: Nothing; answer: Nothing };
};

export type Verb = keyof Work;
export type Ask<V extends Verb> = Work[V]["ask"];
export type Answer<V extends Verb> = Work[V]["answer"];
/** By what a command is decided, whatever it asks. */
type Given<V extends Verb> = {
  readonly verb: V;
  readonly now: Instant;
  /** Is there more room on the disk than reading, erasing and ending access need? */
  readonly hasRoom: boolean;
};
export type Terms = Omit<Given<Verb>, "verb">;
export type CommandOf<V extends Verb> = Given<V> & Ask<V>;
export type Command = { [V in Verb]: CommandOf<V> }[Verb];
export type Outcome = Result<Answer<Verb>, Problem>;
