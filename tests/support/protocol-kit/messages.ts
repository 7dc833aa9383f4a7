import { z } from "zod";
import { fromBase64url } from "./bytes.ts";

/** What the kit sends and takes, as the table of messages names the fields and the relay's OpenAPI types them; strict. */
const count = z.int().min(0);
export const id = z.string().regex(/^[0-9a-f]{32}$/);
const bytes = z.string().transform(fromBase64url);
const ofLength = (length: number) => bytes.refine((data) => data.length === length);
const time = count;

export const Hello = z.strictObject({
  version: z.strictObject({ min: count, max: count }),
  time,
  relayKey: ofLength(32),
  signup: z.enum(["open", "invite", "closed"]),
  limits: z.strictObject({
    envelopeBytes: count,
    batchEnvelopes: count,
    batchBytes: count,
    accessBundleBytes: count,
  }),
});
export const SignedHead = z.strictObject({
  section: id,
  generation: count,
  pos: count,
  hash: ofLength(32),
  time,
  signature: ofLength(64),
});
export type SignedHead = z.infer<typeof SignedHead>;
export const AccessAnswer = z.strictObject({ aclVersion: count, time, heads: z.array(SignedHead) });
export const AppendAnswer = z.strictObject({
  time,
  results: z.array(
    z.discriminatedUnion("status", [
      z.strictObject({ status: z.literal("stored"), pos: count, time }),
      z.strictObject({ status: z.literal("refused"), problem: z.string(), current: z.optional(count) }),
    ]),
  ),
  heads: z.array(SignedHead),
});
export const PageHeader = z.strictObject({
  time,
  incarnation: count,
  aclVersion: count,
  sections: z.array(z.strictObject({ section: id, head: SignedHead, more: z.boolean() })),
  frames: count,
  asks: z.optional(z.array(z.strictObject({ grant: id, asked: time, opens: time }))),
});
export const BundlesAnswer = z.strictObject({
  time,
  bundles: z.array(z.strictObject({ section: id, generation: count, counter: count, sealed: bytes })),
  welcomes: z.array(z.strictObject({ section: id, sealed: bytes })),
});
export const StatusAnswer = z.strictObject({
  time,
  aclVersion: count,
  incarnation: count,
  sections: z.array(z.strictObject({ section: id, generation: count, pos: count, own: z.nullable(ofLength(218)) })),
});
export const Verb = z.enum([
  "read",
  "append",
  "refused",
  "access",
  "bundles",
  "live",
  "erase",
  "store-file",
  "fetch-file",
  "drop-file",
  "ask",
]);
export const AccessLogAnswer = z.strictObject({
  time,
  lines: z.array(
    z.strictObject({
      pos: count,
      time,
      verb: Verb,
      grant: id,
      section: id,
      from: count,
      to: count,
      bytes: count,
      evidence: bytes,
    }),
  ),
  more: z.boolean(),
  head: z.strictObject({ pos: count, hash: ofLength(32), signature: ofLength(64) }),
});
export const EraseAnswer = z.strictObject({ time, erased: z.literal(true), signature: ofLength(64) });
export const WithdrawAnswer = z.strictObject({ time, withdrawn: z.literal(true) });
export const InviteDone = z.strictObject({ time });
export const InviteView = z.strictObject({
  time,
  state: z.enum(["none", "open", "claimed", "revealed", "delivered", "dead"]),
  expires: time,
  offer: z.nullable(bytes),
  claim: z.nullable(bytes),
  reveal: z.nullable(bytes),
  delivery: z.nullable(bytes),
  contested: z.boolean(),
});
export const BeginBlobAnswer = z.strictObject({ time, arrived: z.array(count) });
export const StoreBlobAnswer = z.strictObject({ time, left: count });
export const PollAnswer = z.strictObject({
  time,
  aclVersion: count,
  sections: z.array(z.strictObject({ section: id, pos: count })),
});
export const LiveEvent = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("challenge"), challenge: ofLength(32), time }),
  z.strictObject({ t: z.literal("subscribed"), dossier: id, grant: id, aclVersion: count }),
  z.strictObject({ t: z.literal("head"), dossier: id, grant: id, section: id, pos: count }),
  z.strictObject({ t: z.literal("acl"), dossier: id, grant: id, aclVersion: count }),
  z.strictObject({ t: z.literal("ended"), dossier: id, grant: id, problem: z.string() }),
  z.strictObject({ t: z.literal("refused"), dossier: id, grant: id, problem: z.string() }),
]);

/** The one form of answer that may have facts the kit does not know. */
export const Problem = z.object({
  type: z.string().regex(/^urn:roer:[a-z-]+$/),
  title: z.string(),
  status: count,
  current: z.optional(count),
  retryAfter: z.optional(z.number()),
  time: z.optional(time),
});

/** The subset of a change of access that a kit's owner makes; all fields are there, empty where nothing changes. */
export type AccessBundle = {
  readonly aclVersion: number;
  readonly capabilities: readonly string[];
  readonly revoked: readonly string[];
  readonly endedDevices: readonly { readonly grant: string; readonly ledgerPos: number }[];
  readonly sections: readonly { readonly section: string; readonly generation: number; readonly inbox: boolean }[];
  readonly envelopes: readonly string[];
  readonly bundles: readonly {
    readonly grant: string;
    readonly section: string;
    readonly generation: number;
    readonly counter: number;
    readonly sealed: string;
  }[];
  readonly welcomes: readonly { readonly grant: string; readonly section: string; readonly sealed: string }[];
};
export type PageHeader = z.infer<typeof PageHeader>;
export type AccessLogAnswer = z.infer<typeof AccessLogAnswer>;
export type AppendAnswer = z.infer<typeof AppendAnswer>;
export type StatusAnswer = z.infer<typeof StatusAnswer>;
export type BundlesAnswer = z.infer<typeof BundlesAnswer>;
