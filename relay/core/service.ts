import type { Bytes } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import type {
  BeginBlob,
  BeginBlobAnswer,
  BlobPiece,
  DropBlob,
  DropBlobAnswer,
  ReadBlob,
  StoreBlobAnswer,
} from "#src/protocol/blob-messages.ts";
import type { Problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { AskAnswer } from "#src/protocol/hold-messages.ts";
import type {
  CancelInvite,
  ClaimInvite,
  DeliverInvite,
  InviteDone,
  InviteView,
  LookInvite,
  OpenInvite,
  RevealInvite,
} from "#src/protocol/invite-messages.ts";
import type { LiveEvent, PollAnswer, PollRequest, Subscribe } from "#src/protocol/live-messages.ts";
import type {
  AccessAnswer,
  AccessBundle,
  AccessLogAnswer,
  AccessLogRequest,
  AppendAnswer,
  BundlesAnswer,
  EraseAnswer,
  Hello,
  ReadRequest,
  Register,
  StatusAnswer,
  WithdrawAnswer,
  WithdrawRequest,
} from "#src/protocol/messages.ts";
import type { PushDone, PushKey, SubscribePush } from "#src/protocol/push-messages.ts";
import type { FindSheet, FoundSheet } from "#src/protocol/sheet-messages.ts";

/**
 * A request whose form is right and whose digest fits its body. Whether its key is registered, its time near and its
 * nonce new is for the core to say, in that order of cost: cheap checks, signature, nonce.
 */
export type SignedRequest<Body> = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  /** Unix seconds. */
  readonly created: number;
  readonly nonce: string;
  /** RFC 9421 signature base, and the signature over it. */
  readonly base: Bytes;
  readonly signature: Bytes;
  /** The body as it came: it goes into the access log with the signature. */
  readonly raw: Bytes;
  readonly body: Body;
};

/** A schema of protocol/, seen by its two types alone: the core parses nothing. */
type Message = { readonly _zod: { readonly input: unknown; readonly output: unknown } };
/** A message as it is sent: bytes as text. */
export type WireForm<Schema extends Message> = Schema["_zod"]["input"];
type Parsed<Schema extends Message> = Schema["_zod"]["output"];

type Answer<Schema extends Message> = Promise<Result<WireForm<Schema>, Problem>>;

/** All that the relay does, one verb each, free of HTTP. Answers are in wire form. */
export type RelayService = {
  hello(): WireForm<typeof Hello>;
  register(request: SignedRequest<Register>): Answer<typeof AccessAnswer>;
  access(request: SignedRequest<AccessBundle>): Answer<typeof AccessAnswer>;
  append(dossier: DossierId, envelopes: readonly Bytes[]): Answer<typeof AppendAnswer>;
  /** A page in the form of protocol/page.ts. */
  read(request: SignedRequest<ReadRequest>): Promise<Result<Bytes, Problem>>;
  bundles(request: SignedRequest<object>): Answer<typeof BundlesAnswer>;
  status(request: SignedRequest<object>): Answer<typeof StatusAnswer>;
  accessLog(request: SignedRequest<Parsed<typeof AccessLogRequest>>): Answer<typeof AccessLogAnswer>;
  ask(request: SignedRequest<object>): Answer<typeof AskAnswer>;
  erase(request: SignedRequest<{ dossier: DossierId }>): Answer<typeof EraseAnswer>;
  withdraw(request: SignedRequest<Parsed<typeof WithdrawRequest>>): Answer<typeof WithdrawAnswer>;
  beginBlob(request: SignedRequest<BeginBlob>): Answer<typeof BeginBlobAnswer>;
  storePiece(request: SignedRequest<BlobPiece>): Answer<typeof StoreBlobAnswer>;
  /** The sealed piece. */
  readBlob(request: SignedRequest<ReadBlob>): Promise<Result<Bytes, Problem>>;
  dropBlob(request: SignedRequest<DropBlob>): Answer<typeof DropBlobAnswer>;
  /** The key by which push services know this relay; `not-found` when it sends to none. */
  pushKey(): Result<WireForm<typeof PushKey>, Problem>;
  subscribePush(request: SignedRequest<SubscribePush>): Answer<typeof PushDone>;
  unsubscribePush(request: SignedRequest<object>): Answer<typeof PushDone>;
  poll(request: SignedRequest<Parsed<typeof PollRequest>>, gone: AbortSignal): Answer<typeof PollAnswer>;

  openInvite(request: SignedRequest<Parsed<typeof OpenInvite>>): Answer<typeof InviteDone>;
  claimInvite(body: Parsed<typeof ClaimInvite>): Answer<typeof InviteDone>;
  revealInvite(request: SignedRequest<Parsed<typeof RevealInvite>>): Answer<typeof InviteDone>;
  deliverInvite(request: SignedRequest<Parsed<typeof DeliverInvite>>): Answer<typeof InviteDone>;
  cancelInvite(request: SignedRequest<Parsed<typeof CancelInvite>>): Answer<typeof InviteDone>;
  lookInvite(body: Parsed<typeof LookInvite>, gone: AbortSignal): Answer<typeof InviteView>;

  findSheet(body: Parsed<typeof FindSheet>): Answer<typeof FoundSheet>;

  /** A live connection: events go to `send`; subscriptions come in; `close` forgets it. */
  connect(authority: string, send: (event: WireForm<typeof LiveEvent>) => void): LiveConnection;

  /** Ready to take writes: writer alive, disk writable, clock steady. */
  readiness(): Promise<{ ready: boolean; reason?: string }>;
  close(): Promise<void>;
};

export type LiveConnection = {
  subscribe(message: Subscribe): Promise<void>;
  close(): void;
};
