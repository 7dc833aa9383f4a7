import { type Bytes, fromBase64url, toBase64url } from "#src/base/bytes.ts";
import { AuthorIdField } from "#src/dossier/entity-id.ts";
import { day } from "#src/dossier/field-rules.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { parseId16 } from "#src/protocol/ids.ts";
import type { BlobId, DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import * as z from "zod/mini";

/** The forms in which things lie on this device, inside their seal. `v` counts up when one changes. */
const whole = z.int().check(z.minimum(0));
const id16 = <T extends DossierId | GrantId | SectionId | BlobId>() =>
  z.custom<T>((value) => typeof value === "string" && parseId16<T>(value) !== undefined);
/** Bytes as base64url text, parsed where they are used. */
const b64 = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));

/** What opens with the pincode before anything else: which dossiers this device has access to. */
export const Profile = z.looseObject({
  v: z.literal(1),
  accesses: z.array(
    z.object({ dossier: id16<DossierId>(), grant: id16<GrantId>(), role: z.enum(["owner", "holder"]) }),
  ),
  /** Highest epoch sealed or verified here. */
  floor: whole,
  /** Notifications are on: the hours in which none may come, where they go, and who knows of it. */
  notify: z.optional(
    z.object({
      quietFrom: whole,
      quietUntil: whole,
      endpoint: z.string(),
      /** Milliseconds since 1970: when all of them were last told. */
      toldAt: whole,
      /** The accesses for which the relay knows this place. */
      grants: z.array(id16<GrantId>()),
    }),
  ),
  /** The person may have to leave the screen at once. */
  safetyMode: z.optional(z.boolean()),
  /** How a holder introduced themselves last: name, role, organisation. */
  introduction: z.optional(z.object({ name: z.string(), role: z.string(), organisation: z.string() })),
});
export type Profile = z.output<typeof Profile>;

export const AccessRecord = z.looseObject({
  v: z.literal(1),
  dossier: id16<DossierId>(),
  grant: id16<GrantId>(),
  role: z.enum(["owner", "holder"]),
  rootPk: b64,
  /** Pinned at first contact; empty while an owner has never been online. */
  relayKey: b64,
  /** The name shown for a dossier one holds a key to. */
  name: z.string(),
  /** Milliseconds since 1970; absent for owners. */
  until: z.optional(whole),
  /** Owner: this device's certificate. */
  certificate: z.optional(b64),
  /** Holder: of the capabilities that the last welcome brought; renewals count up. */
  counter: z.optional(whole),
  registered: z.boolean(),
  /** Owner, not registered yet: the relay takes new dossiers by invitation, and said so. */
  codeAsked: z.optional(z.boolean()),
  /** Owner: has the recovery sheet been checked by typing two of its words? */
  sheetChecked: z.boolean(),
  aclVersion: whole,
  incarnation: whole,
  /** Why it is over, for a holder; the keys are gone then. */
  over: z.optional(z.enum(["expired", "revoked", "erased"])),
  /** Bodies that the relay is still to drop, once their withdrawal stands in the log. */
  withdrawing: z.optional(z.array(z.object({ section: id16<SectionId>(), pos: whole }))),
  /** Revokes that wait for the relay. */
  stopping: z.array(id16<GrantId>()),
  /** Owner: milliseconds since 1970, when the reminder of a backup was last put off on this device. */
  backupLater: z.optional(whole),
  /** Owner: keys that are held back and asked, as the relay said last. Milliseconds since 1970, by its clock. */
  asks: z.optional(z.array(z.object({ grant: id16<GrantId>(), asked: whole, opens: whole }))),
  sections: z.array(id16<SectionId>()),
  /** The person confirmed that the relay's date is right and this device's is not. */
  clockConfirmed: z.optional(z.boolean()),
  /** Holder: the issue of the key of which was said that it does not open everything. */
  neededKey: z.optional(whole),
  /** Holder: up to where each section was said to be opened. */
  opened: z.optional(z.record(z.string(), whole)),
});
export type AccessRecord = z.output<typeof AccessRecord>;

const HeadText = z.object({ pos: whole, hash: b64 });

const SignedText = z.object({ pos: whole, hash: b64, time: whole, generation: whole, signature: b64 });
export type SignedText = z.output<typeof SignedText>;

export const SectionMeta = z.looseObject({
  v: z.literal(1),
  kind: z.enum(SECTION_KINDS),
  generation: whole,
  head: HeadText,
  /** The relay's last signature over a head of this section, kept as evidence. */
  signed: z.optional(SignedText),
  maxEpoch: whole,
  ownSeq: whole,
  ownPrev: b64,
  /** Exists at the relay. */
  created: z.boolean(),
  /** Where this reader's log begins. */
  start: whole,
  /** Capabilities of everybody who may or might append. */
  authors: z.array(b64),
  voided: z.array(z.object({ grant: id16<GrantId>(), after: whole })),
  /** Absent while the root stands. */
  handovers: z.optional(
    z.array(
      z.object({ to: id16<GrantId>(), key: z.string(), stands: z.array(id16<GrantId>()), signature: z.string() }),
    ),
  ),
  /** Last sequence number and hash per author. */
  last: z.array(z.object({ grant: id16<GrantId>(), seq: whole, hash: b64 })),
  recentHeads: z.array(HeadText),
  pages: whole,
  /** What its log holds, so that it need not be opened to know; absent in what an older version stored. */
  summary: z.optional(z.object({ count: whole, kinds: z.array(z.string()) })),
  aside: z.array(z.object({ pos: whole, grant: id16<GrantId>(), reason: z.string() })),
  /** A sealed envelope on its way: sent again as it is until the relay has answered. */
  flight: z.optional(z.object({ seq: whole, wire: b64, hash: b64, rows: z.array(whole) })),
  forked: z.optional(z.boolean()),
  contradiction: z.optional(SignedText),
});
export type SectionMeta = z.output<typeof SectionMeta>;

/** A row of a section's log as it was verified and opened. */
export const LogRow = z.object({
  op: z.unknown(),
  author: AuthorIdField,
  device: id16<GrantId>(),
  position: whole,
  index: whole,
  relayTime: whole,
  epoch: whole,
  restated: z.exactOptional(z.literal(true)),
});
export type LogRow = z.output<typeof LogRow>;
export const LogPage = z.array(LogRow);

/** A file of which sealed pieces lie on this device. `sent`: so many of them are at the relay. */
const FileEntry = z.object({
  blob: id16<BlobId>(),
  /** Of all sealed pieces. */
  bytes: whole,
  /** Milliseconds since 1970: when it was made or fetched here. */
  keptAt: whole,
  sent: whole,
});
export type FileEntry = z.output<typeof FileEntry>;
export const FileIndex = z.looseObject({
  v: z.literal(1),
  files: z.array(FileEntry),
  /** Dropped at the relay: not to be asked again. */
  dropped: z.array(id16<BlobId>()),
  lookedAt: z.optional(whole),
  /** Thrown away by the browser before the relay had them whole. */
  lost: z.optional(z.array(id16<BlobId>())),
});
export type FileIndex = z.output<typeof FileIndex>;

/** What is known of one received key without opening what it opens: see overview.ts. */
const KeyOverview = z.object({
  grant: id16<GrantId>(),
  name: z.string(),
  /** Milliseconds since 1970. */
  until: z.exactOptional(whole),
  over: z.boolean(),
  /** Things that others wrote since it was last on this screen; null as long as it never was. */
  news: z.nullable(whole),
  /** Answers to this holder's proposals among what is new; they are not counted as news. */
  answers: whole,
  /** Open steps that are for who comes as a professional. */
  steps: whole,
  /** Of a pilot light that may be seen: the day on which something is to be heard. */
  hearOn: z.exactOptional(day()),
  /** What it was made from. */
  asOf: z.string(),
});
export type KeyOverview = z.output<typeof KeyOverview>;
export const Overview = z.looseObject({ v: z.literal(1), keys: z.array(KeyOverview) });

/** An op that waits to be sent. */
export const QueueRow = z.object({
  v: z.literal(1),
  dossier: id16<DossierId>(),
  grant: id16<GrantId>(),
  section: id16<SectionId>(),
  /** The section is to be made first; its fresh key lies under `fresh/<section>`. */
  create: z.optional(z.enum(SECTION_KINDS)),
  op: z.optional(z.unknown()),
  epoch: whole,
});
export type QueueRow = z.output<typeof QueueRow>;

/** A base64url text that was checked when it was written: anything else is damage, and a bug to go on from. */
export function toBytes(text: string): Bytes {
  const data = fromBase64url(text);
  if (!data) throw new Error("stored bytes are damaged");
  return data;
}
export const toText = toBase64url;
