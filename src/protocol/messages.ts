import * as z from "zod/mini";
import { ACCESS_VERBS, type AccessVerb } from "./access-line.ts";
import { SIGNED_CAPABILITY_LENGTH } from "./capability.ts";
import { HandoverMessage } from "./handover.ts";
import { ACCESS_BUNDLE_BYTES, ENVELOPE_BYTES, READ_SECTIONS, WITHDRAW_POSITIONS } from "./limits.ts";
import { bytesBetween, bytesOf, count, dossierId, grantId, milliseconds, sectionId, uint32 } from "./wire-fields.ts";

/**
 * Every request and answer but invitations and envelopes' pages. Requests that name a dossier are signed
 * (signing-input.ts); who asks is in the signature's key id, never in the body. Objects are strict: an unknown field
 * is refused, so that nothing the relay answers can quietly mean something new.
 */
const sealedBytes = bytesBetween(1, 4 * 1024 * 1024);

export const SignedHeadMessage = z.strictObject({
  section: sectionId,
  generation: uint32,
  pos: count,
  hash: bytesOf(32),
  time: milliseconds,
  signature: bytesOf(64),
});

/** GET /v1/hello */
export const Hello = z.strictObject({
  version: z.strictObject({ min: count, max: count }),
  time: milliseconds,
  relayKey: bytesOf(32),
  signup: z.enum(["open", "invite", "closed"]),
  limits: z.strictObject({ envelopeBytes: count, batchEnvelopes: count, batchBytes: count, accessBundleBytes: count }),
});

const BundleMessage = z.strictObject({
  grant: grantId,
  section: sectionId,
  generation: uint32,
  counter: uint32,
  sealed: sealedBytes,
});
const WelcomeMessage = z.strictObject({ grant: grantId, section: sectionId, sealed: sealedBytes });

/**
 * POST /v1/access: giving, renewing, device changes and revoking, each one atomic change at a named version.
 * A section with generation 0 is created, with a higher one rotated. Signed by a managing device, or by
 * the root to register a device after recovery.
 */
export const AccessBundle = z.strictObject({
  aclVersion: count,
  capabilities: z.array(bytesOf(SIGNED_CAPABILITY_LENGTH)),
  /** Grants that end now, with all that hangs below them. */
  revoked: z.array(grantId),
  /** Grants that lose one section and keep the rest, with all that hangs below them there. */
  dropped: z.optional(z.array(z.strictObject({ grant: grantId, section: sectionId }))),
  /** Devices that come with this change and do nothing before they have asked (hold-messages.ts) and waited. */
  heldBack: z.optional(z.array(grantId)),
  /** Devices that end, and the last ledger position of theirs that counts. */
  endedDevices: z.array(z.strictObject({ grant: grantId, ledgerPos: count })),
  sections: z.array(z.strictObject({ section: sectionId, generation: uint32, inbox: z.boolean() })),
  envelopes: z.array(bytesBetween(1, ENVELOPE_BYTES)),
  bundles: z.array(BundleMessage),
  welcomes: z.array(WelcomeMessage),
  handover: z.optional(HandoverMessage),
});
export type AccessBundle = z.output<typeof AccessBundle>;
export const ACCESS_BODY_BYTES = ACCESS_BUNDLE_BYTES;

/** Twenty characters, and room for however they are spaced. */
export const SIGNUP_CODE_CHARS = 60;

/**
 * POST /v1/dossiers: the first access bundle (version 0) with the root's public keys; signed by the first device. `code`,
 * as it was typed, where the relay takes strangers by invitation.
 */
export const Register = z.strictObject({
  dossier: dossierId,
  rootPk: bytesOf(64),
  access: AccessBundle,
  code: z.exactOptional(z.string().check(z.maxLength(SIGNUP_CODE_CHARS))),
});
export type Register = z.output<typeof Register>;

export const AccessAnswer = z.strictObject({
  aclVersion: count,
  time: milliseconds,
  heads: z.array(SignedHeadMessage),
});

/**
 * POST /v1/append, octet-stream: `dossier16`, then per envelope `length4 ‖ envelope`. Each envelope carries its own
 * signature. The answer has one result per envelope, in order; a problem does not stop the others.
 */
export const AppendAnswer = z.strictObject({
  time: milliseconds,
  results: z.array(
    z.union([
      z.strictObject({ status: z.literal("stored"), pos: count, time: milliseconds }),
      z.strictObject({
        status: z.literal("refused"),
        problem: z.string().check(z.maxLength(40)),
        current: z.optional(z.number()),
      }),
    ]),
  ),
  heads: z.array(SignedHeadMessage),
});
export type AppendAnswer = z.output<typeof AppendAnswer>;

/** POST /v1/read: answered by a page (page.ts). */
export const ReadRequest = z.strictObject({
  incarnation: count,
  sections: z
    .array(z.strictObject({ section: sectionId, after: count }))
    .check(z.minLength(1), z.maxLength(READ_SECTIONS)),
});
export type ReadRequest = z.output<typeof ReadRequest>;

/** The JSON part of a page. Positions of a section run on without holes from what was asked. */
export const PageHeader = z.strictObject({
  time: milliseconds,
  incarnation: count,
  /** As in the answer of a status: the dossier's to owners, a number of its own to a holder. */
  aclVersion: count,
  sections: z.array(
    z.strictObject({
      section: sectionId,
      /** Signed at the last position in this page. */
      head: SignedHeadMessage,
      more: z.boolean(),
    }),
  ),
  frames: count,
  /** To owners, when there are any: keys that were held back and asked, since when, and from when they are no longer. */
  asks: z.optional(z.array(z.strictObject({ grant: grantId, asked: milliseconds, opens: milliseconds }))),
});
export type PageHeader = z.output<typeof PageHeader>;

/** POST /v1/bundles: what is sealed to the asking key. The root's key asks for the keyring backup. */
export const BundlesRequest = z.strictObject({});
export const BundlesAnswer = z.strictObject({
  time: milliseconds,
  bundles: z.array(z.omit(BundleMessage, { grant: true })),
  welcomes: z.array(z.omit(WelcomeMessage, { grant: true })),
});
export type BundlesAnswer = z.output<typeof BundlesAnswer>;

/** POST /v1/status: where the asker stands: its sections, and the last of its own envelopes in each. */
export const StatusRequest = z.strictObject({});
export const StatusAnswer = z.strictObject({
  time: milliseconds,
  /** To owners the dossier's, at which a change is made; to a holder a number that only its own changes raise. */
  aclVersion: count,
  incarnation: count,
  sections: z.array(
    z.strictObject({
      section: sectionId,
      generation: uint32,
      pos: count,
      /** `prefix122 ‖ bodyHash32 ‖ signature64` of the asker's last envelope, if any. */
      own: z.nullable(bytesOf(122 + 32 + 64)),
    }),
  ),
});
export type StatusAnswer = z.output<typeof StatusAnswer>;

/** POST /v1/access-log, devices only. */
export const AccessLogRequest = z.strictObject({ after: count });
export const AccessLogAnswer = z.strictObject({
  time: milliseconds,
  lines: z.array(
    z.strictObject({
      pos: count,
      time: milliseconds,
      verb: z.enum(Object.keys(ACCESS_VERBS) as [AccessVerb, ...AccessVerb[]]),
      grant: grantId,
      section: sectionId,
      from: count,
      to: count,
      bytes: count,
      evidence: bytesBetween(0, 2 * 1024 * 1024),
    }),
  ),
  more: z.boolean(),
  head: z.strictObject({ pos: count, hash: bytesOf(32), signature: bytesOf(64) }),
});
export type AccessLogAnswer = z.output<typeof AccessLogAnswer>;

/**
 * POST /v1/erase, signed by a managing device or the root. What is left is a hash, so that the id stays used. The relay's
 * signature (erase-receipt.ts) is for the person to keep.
 */
export const EraseRequest = z.strictObject({ dossier: dossierId });
export const EraseAnswer = z.strictObject({ time: milliseconds, erased: z.literal(true), signature: bytesOf(64) });
export type EraseAnswer = z.output<typeof EraseAnswer>;

/**
 * POST /v1/withdraw: the bodies at these positions are dropped for good. Signed by their author while its key holds, or
 * by a managing device. The log says why in a record of its own.
 */
export const WithdrawRequest = z.strictObject({
  section: sectionId,
  positions: z.array(count.check(z.minimum(1))).check(z.minLength(1), z.maxLength(WITHDRAW_POSITIONS)),
});
export const WithdrawAnswer = z.strictObject({ time: milliseconds, withdrawn: z.literal(true) });
