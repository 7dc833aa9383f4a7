import type { Bytes } from "#src/base/bytes.ts";
import type { Clock } from "#src/base/instant.ts";
import type { Result } from "#src/base/result.ts";
import type { Passkeys } from "#src/crypto/passkey.ts";
import type {
  BeginBlob,
  BeginBlobAnswer,
  BlobPiece,
  DropBlob,
  ReadBlob,
  StoreBlobAnswer,
} from "#src/protocol/blob-messages.ts";
import type { ProblemName } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import type { AskAnswer } from "#src/protocol/hold-messages.ts";
import type {
  CancelInvite,
  ClaimInvite,
  DeliverInvite,
  InviteView,
  LookInvite,
  OpenInvite,
  RevealInvite,
} from "#src/protocol/invite-messages.ts";
import type {
  AccessAnswer,
  AccessBundle,
  AccessLogAnswer,
  AppendAnswer,
  BundlesAnswer,
  EraseAnswer,
  Hello,
  ReadRequest,
  Register,
  StatusAnswer,
  WithdrawRequest,
} from "#src/protocol/messages.ts";
import type { Page } from "#src/protocol/page.ts";
import type { PushKey, SubscribePush } from "#src/protocol/push-messages.ts";
import type { FindSheet, FoundSheet } from "#src/protocol/sheet-messages.ts";
import type * as z from "zod/mini";

/** What this folder needs from outside. Storage and sync implement these and see opaque bytes only. */

export type StorageFault = { readonly type: "storage-full" } | { readonly type: "storage-gone" };

export type DiskChange =
  | { readonly put: string; readonly value: Bytes }
  | { readonly remove: string }
  | { readonly enqueue: Bytes }
  | { readonly dequeue: number };

/** Named values and one queue, both of sealed bytes. A commit is all or nothing and durable when it resolves. */
export type Disk = {
  get(names: readonly string[]): Promise<readonly (Bytes | undefined)[]>;
  queue(): Promise<readonly { readonly key: number; readonly value: Bytes }[]>;
  /** Answers the keys of what was enqueued, in order. */
  commit(changes: readonly DiskChange[]): Promise<Result<readonly number[], StorageFault>>;
  /** Puts `to` there if it is still `from` that lies there, and answers whether it was: another tab may be quicker. */
  swap(name: string, from: Bytes, to: Bytes): Promise<Result<boolean, StorageFault>>;
  /** All of it, to move to another place. */
  everything(): Promise<{
    readonly items: readonly { readonly name: string; readonly value: Bytes }[];
    readonly queue: readonly Bytes[];
  }>;
  /** Everything, beyond recall. */
  destroy(): Promise<void>;
};

/** Tabs of one browser: one at a time changes things, and the others hear of it. */
export type Tabs = {
  /** Runs while no other tab is inside. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  announce(): void;
  /** Another tab changed what is stored. */
  onChange(listener: () => void): () => void;
};

/** Signs requests in the name of one access to one dossier. */
export type RequestSigner = { readonly dossier: DossierId; readonly grant: GrantId; sign(input: Uint8Array): Bytes };

export type RelayFault =
  | { readonly type: "offline" }
  /** The relay said no; `current` and `time` are the facts its problem carried. */
  | {
      readonly type: "refused";
      readonly problem: ProblemName;
      readonly current?: number;
      readonly time?: number;
      readonly retryAfter?: number;
    }
  /** What came back is not of this protocol. */
  | { readonly type: "garbled" };

type Answer<Schema extends z.core.$ZodType> = Promise<Result<z.output<Schema>, RelayFault>>;
type Sent<Schema extends z.core.$ZodType> = z.input<Schema>;

/** The relay's verbs as this side calls them; answers are parsed. */
export type Relay = {
  hello(): Answer<typeof Hello>;
  register(signer: RequestSigner, body: Sent<typeof Register>): Answer<typeof AccessAnswer>;
  access(signer: RequestSigner, body: Sent<typeof AccessBundle>): Answer<typeof AccessAnswer>;
  append(dossier: DossierId, envelopes: readonly Bytes[]): Answer<typeof AppendAnswer>;
  read(signer: RequestSigner, body: Sent<typeof ReadRequest>): Promise<Result<Page, RelayFault>>;
  bundles(signer: RequestSigner): Answer<typeof BundlesAnswer>;
  status(signer: RequestSigner): Answer<typeof StatusAnswer>;
  accessLog(signer: RequestSigner, after: number): Answer<typeof AccessLogAnswer>;
  ask(signer: RequestSigner): Answer<typeof AskAnswer>;
  erase(signer: RequestSigner): Answer<typeof EraseAnswer>;
  withdraw(signer: RequestSigner, body: Sent<typeof WithdrawRequest>): Promise<Result<undefined, RelayFault>>;
  beginBlob(signer: RequestSigner, body: Sent<typeof BeginBlob>): Answer<typeof BeginBlobAnswer>;
  storePiece(signer: RequestSigner, piece: BlobPiece): Answer<typeof StoreBlobAnswer>;
  readBlob(signer: RequestSigner, body: Sent<typeof ReadBlob>): Promise<Result<Bytes, RelayFault>>;
  dropBlob(signer: RequestSigner, body: Sent<typeof DropBlob>): Promise<Result<undefined, RelayFault>>;
  pushKey(): Answer<typeof PushKey>;
  subscribePush(signer: RequestSigner, body: Sent<typeof SubscribePush>): Promise<Result<undefined, RelayFault>>;
  unsubscribePush(signer: RequestSigner): Promise<Result<undefined, RelayFault>>;
  openInvite(signer: RequestSigner, body: Sent<typeof OpenInvite>): Promise<Result<undefined, RelayFault>>;
  claimInvite(body: Sent<typeof ClaimInvite>): Promise<Result<undefined, RelayFault>>;
  revealInvite(signer: RequestSigner, body: Sent<typeof RevealInvite>): Promise<Result<undefined, RelayFault>>;
  deliverInvite(signer: RequestSigner, body: Sent<typeof DeliverInvite>): Promise<Result<undefined, RelayFault>>;
  cancelInvite(signer: RequestSigner, body: Sent<typeof CancelInvite>): Promise<Result<undefined, RelayFault>>;
  lookInvite(body: Sent<typeof LookInvite>, gone?: AbortSignal): Answer<typeof InviteView>;
  findSheet(body: Sent<typeof FindSheet>): Answer<typeof FoundSheet>;
};

/** Argon2id in its worker: 32 bytes from what a person typed. A phone may lack the memory for it. */
export type HashPassphrase = (
  passphrase: string,
  salt: Bytes,
) => Promise<Result<Bytes, { readonly type: "passphrase-not-hashed" }>>;

/** The browser's non-extractable key, where it keeps one: 32 bytes that only this profile can make from the salt. */
export type DeviceMix = (salt: Bytes) => Promise<Bytes>;

/** Where this browser can be told of news while the app is not open: what its push service gave it. */
export type PushPlace = { readonly endpoint: string; readonly p256dh: Bytes; readonly auth: Bytes };

/** What a notification says, in what language (BCP 47), and under which name and picture: the same whatever happened. */
export type NotificationWords = {
  readonly text: string;
  readonly lang: string;
  readonly title: string;
  readonly icon: string;
};

/** This browser's notifications. */
export type Notifications = {
  /** What the person said to the browser; `impossible` where it has none. */
  permission(): "impossible" | "refused" | "not-asked" | "granted";
  /** Asks, at a press and never else; answers what was said. */
  ask(): Promise<"refused" | "not-asked" | "granted">;
  /** A place under the relay's key (protocol/push-messages.ts): the one there is, or a new one. */
  place(key: Bytes): Promise<Result<PushPlace, { readonly type: "push-refused" }>>;
  /** The one there is, if any. */
  present(): Promise<PushPlace | undefined>;
  /** Keeps the words for when nobody is there to translate them. */
  say(words: NotificationWords): Promise<void>;
  /** Gives up the place, and takes what is shown off the screen. */
  leave(): Promise<void>;
};

export type Ports = {
  readonly disk: Disk;
  readonly tabs: Tabs;
  readonly relay: Relay;
  readonly clock: Clock;
  readonly hashPassphrase: HashPassphrase;
  readonly deviceMix: DeviceMix;
  /** When the app was built: no honest epoch lies before it. Milliseconds since 1970. */
  readonly builtAt: number;
  /** Only for what is kept on this device: what goes with the page cannot be told of. */
  readonly notifications?: Notifications;
  /** Likewise: a passkey opens what is kept. */
  readonly passkeys?: Passkeys;
  /** What is kept goes with the page. */
  readonly passing?: true;
};

/** What sync drives, once per access: pull, then flush, then listen. */
export type Syncable = {
  readonly signer: RequestSigner;
  /**
   * Where each section stands, to subscribe by. Empty for a key that reads nothing, which is told of changes of its access;
   * undefined while the dossier is not registered, and there is nothing to be told of.
   */
  cursors(): readonly { readonly section: SectionId; readonly after: number }[] | undefined;
  aclVersion(): number;
  /** True once the access is over: nothing more to do, ever. */
  over(): boolean;
  /** One exchange in each direction; answers what stands in the way, if anything. */
  sync(): Promise<SyncOutcome>;
};

export type SyncOutcome =
  /** `more`: a part of a long sending; the next part may begin at once. */
  | { readonly type: "done"; readonly more?: true }
  | { readonly type: "offline" }
  | { readonly type: "over"; readonly problem: ProblemName }
  | { readonly type: "retry"; readonly afterMs?: number }
  | { readonly type: "clock"; readonly which: "device" | "relay" }
  | { readonly type: "forked" };
