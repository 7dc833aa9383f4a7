import {
  BeginBlob,
  BeginBlobAnswer,
  DropBlob,
  DropBlobAnswer,
  ReadBlob,
  StoreBlobAnswer,
} from "#src/protocol/blob-messages.ts";
import {
  CancelInvite,
  ClaimInvite,
  DeliverInvite,
  InviteDone,
  InviteView,
  LookInvite,
  OpenInvite,
  RevealInvite,
} from "#src/protocol/invite-messages.ts";
import { PollAnswer, PollRequest } from "#src/protocol/live-messages.ts";
import {
  AccessAnswer,
  AccessBundle,
  AccessLogAnswer,
  AccessLogRequest,
  AppendAnswer,
  BundlesAnswer,
  BundlesRequest,
  EraseAnswer,
  EraseRequest,
  Hello,
  ReadRequest,
  Register,
  StatusAnswer,
  StatusRequest,
  WithdrawAnswer,
  WithdrawRequest,
} from "#src/protocol/messages.ts";
import { PushDone, PushKey, SubscribePush, UnsubscribePush } from "#src/protocol/push-messages.ts";
import { AskAnswer, AskRequest } from "#src/protocol/hold-messages.ts";
import { FindSheet, FoundSheet } from "#src/protocol/sheet-messages.ts";

/** Every message in JSON that a route takes or gives, by the name that docs/protocol.md has for it. */
export const MESSAGES = {
  AccessAnswer,
  AccessBundle,
  AccessLogAnswer,
  AccessLogRequest,
  AppendAnswer,
  AskAnswer,
  AskRequest,
  BeginBlob,
  BeginBlobAnswer,
  BundlesAnswer,
  BundlesRequest,
  CancelInvite,
  ClaimInvite,
  DeliverInvite,
  DropBlob,
  DropBlobAnswer,
  EraseAnswer,
  EraseRequest,
  FindSheet,
  FoundSheet,
  Hello,
  InviteDone,
  InviteView,
  LookInvite,
  OpenInvite,
  PollAnswer,
  PollRequest,
  PushDone,
  PushKey,
  ReadBlob,
  ReadRequest,
  Register,
  RevealInvite,
  StatusAnswer,
  StatusRequest,
  StoreBlobAnswer,
  SubscribePush,
  UnsubscribePush,
  WithdrawAnswer,
  WithdrawRequest,
} as const;

type Message = keyof typeof MESSAGES;
/** Bytes in a form that docs/protocol.md lays out. */
export type BinaryForm = { readonly binary: string };
type Form = Message | BinaryForm;

export type Operation = {
  readonly path: string;
  readonly tag: "relay" | "log" | "access" | "files" | "live" | "invitations" | "notifications" | "recovery";
  readonly summary: string;
  /** By the key of a grant, by each envelope in the body, or not at all. */
  readonly proof: "signature" | "envelopes" | "none";
  /** None for a GET. */
  readonly asks?: Form;
  readonly answers: Form;
};

const signed = (tag: Operation["tag"], path: string, summary: string, asks: Form, answers: Form): Operation => ({
  path,
  tag,
  summary,
  proof: "signature",
  asks,
  answers,
});
const open = (tag: Operation["tag"], path: string, summary: string, answers: Form, asks?: Form): Operation => ({
  path,
  tag,
  summary,
  proof: "none",
  ...(asks === undefined ? {} : { asks }),
  answers,
});

/** Every route under /v1, without that beginning; a test holds them against the routes that are there. */
export const OPERATIONS: readonly Operation[] = [
  open("relay", "/hello", "Versions, time, key and limits of this relay", "Hello"),
  signed("access", "/dossiers", "Register a dossier with its first device", "Register", "AccessAnswer"),
  signed("access", "/access", "Give, renew or end access as one change", "AccessBundle", "AccessAnswer"),
  {
    path: "/append",
    tag: "log",
    summary: "Append sealed envelopes to sections",
    proof: "envelopes",
    asks: { binary: "A batch: the dossier in 16 bytes, then each envelope behind its length in 4 bytes" },
    answers: "AppendAnswer",
  },
  signed("log", "/read", "Read sections from a cursor on", "ReadRequest", {
    binary: "A page: PageHeader as JSON behind its length in 4 bytes, then one frame for each position",
  }),
  signed("access", "/bundles", "Fetch what is sealed to the asking key", "BundlesRequest", "BundlesAnswer"),
  signed("log", "/status", "Where the asker stands in each section", "StatusRequest", "StatusAnswer"),
  signed(
    "log",
    "/access-log",
    "Who fetched and wrote what, for devices of the resident",
    "AccessLogRequest",
    "AccessLogAnswer",
  ),
  signed("access", "/erase", "Erase the dossier for good", "EraseRequest", "EraseAnswer"),
  signed("log", "/withdraw", "Drop bodies of envelopes for good", "WithdrawRequest", "WithdrawAnswer"),
  signed("files", "/blobs/begin", "Begin a sealed file, or ask which pieces arrived", "BeginBlob", "BeginBlobAnswer"),
  signed(
    "files",
    "/blobs/chunk",
    "Store one piece of a sealed file",
    { binary: "section in 16 bytes, file in 16, number of the piece in 4, then the sealed piece" },
    "StoreBlobAnswer",
  ),
  signed("files", "/blobs/read", "Fetch one piece of a sealed file", "ReadBlob", { binary: "The sealed piece" }),
  signed("files", "/blobs/drop", "Drop a sealed file for good", "DropBlob", "DropBlobAnswer"),
  open("notifications", "/push/key", "The key by which push services know this relay", "PushKey"),
  signed(
    "notifications",
    "/push",
    "Be told by a push service that there is something new",
    "SubscribePush",
    "PushDone",
  ),
  signed("notifications", "/push/remove", "Be told no more", "UnsubscribePush", "PushDone"),
  signed("live", "/poll", "Wait until a section has something newer", "PollRequest", "PollAnswer"),
  signed("invitations", "/invites/open", "Open a mailbox for giving a key in person", "OpenInvite", "InviteDone"),
  open("invitations", "/invites/claim", "Claim an invitation, once", "InviteDone", "ClaimInvite"),
  signed("invitations", "/invites/reveal", "Reveal to who claimed it", "RevealInvite", "InviteDone"),
  signed("invitations", "/invites/deliver", "Deliver the key", "DeliverInvite", "InviteDone"),
  signed("invitations", "/invites/cancel", "End an invitation", "CancelInvite", "InviteDone"),
  open("invitations", "/invites/look", "Look how far an invitation is", "InviteView", "LookInvite"),
  signed("recovery", "/ask", "Ask to let a key be used that is held back", "AskRequest", "AskAnswer"),
  open("recovery", "/sheets/find", "Find the dossier of a further sheet", "FoundSheet", "FindSheet"),
];
