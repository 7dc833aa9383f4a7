import { invariant } from "#src/base/never.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import type { BlobId, GrantId, SectionId } from "#src/protocol/ids.ts";
import type { BlobPieceRow, BlobPlace, BlobRow } from "#relay/ports/blob-index.ts";
import type { DossierRow, GrantEnd, GrantRow, HeldCapability } from "#relay/ports/grant-ledger.ts";
import type { BundleRow, WelcomeRow } from "#relay/ports/mailbox.ts";
import type { PushRow } from "#relay/ports/push-box.ts";
import type { SectionRow } from "#relay/ports/record-log.ts";
import { bytesIn, idIn, numberIn, toId } from "./columns.ts";
import type { Shape } from "./rows.ts";
import type { Columns } from "./sql.ts";

/** How the rows of the ports lie in the tables. */

export const DOSSIER: Shape<DossierRow> = {
  table: "dossier",
  dossier: "id",
  keys: 0,
  columns: [
    ["root_pk", "bytea", (row) => row.rootPk],
    ["chief", "bytea", (row) => (row.chief === undefined ? null : toId(row.chief))],
    ["acl_version", "bigint", (row) => row.aclVersion],
    ["incarnation", "bigint", (row) => row.incarnation],
    ["bytes", "bigint", (row) => row.bytes],
    ["holder_bytes", "bigint", (row) => row.holderBytes],
  ],
  parse: (row, dossier) => ({
    dossier,
    rootPk: bytesIn(row["root_pk"]),
    chief: row["chief"] ? idIn<GrantId>(row["chief"]) : undefined,
    aclVersion: numberIn(row["acl_version"]),
    incarnation: numberIn(row["incarnation"]),
    bytes: numberIn(row["bytes"]),
    holderBytes: numberIn(row["holder_bytes"]),
  }),
};

export const GRANTEE: Shape<GrantRow> = {
  table: "grantee",
  keys: 1,
  columns: [
    ["id", "bytea", (row) => toId(row.grant)],
    ["sign_pk", "bytea", (row) => row.signPk],
    ["box_pk", "bytea", (row) => row.boxPk],
    ["device", "boolean", (row) => row.device],
    ["ended", "text", (row) => row.end ?? null],
    ["end_ledger_pos", "bigint", (row) => row.endLedgerPos],
    ["asked", "bigint", (row) => row.asked ?? null],
    ["version", "bigint", (row) => row.version],
    ["charged_day", "bigint", (row) => row.charged.day],
    ["charged_bytes", "bigint", (row) => row.charged.bytes],
  ],
  parse: (row) => ({
    grant: idIn<GrantId>(row["id"]),
    signPk: bytesIn(row["sign_pk"]),
    boxPk: bytesIn(row["box_pk"]),
    device: row["device"] === true,
    end: (row["ended"] as GrantEnd | null) ?? undefined,
    endLedgerPos: numberIn(row["end_ledger_pos"]),
    asked: (row["asked"] as number | null) ?? undefined,
    version: numberIn(row["version"]),
    charged: { day: numberIn(row["charged_day"]), bytes: numberIn(row["charged_bytes"]) },
  }),
};

export const CAPABILITY: Shape<HeldCapability> = {
  table: "capability",
  keys: 2,
  columns: [
    ["grant_id", "bytea", ({ capability }) => toId(capability.grant)],
    ["section", "bytea", ({ capability }) => toId(capability.section)],
    ["signed", "bytea", encodeCapability],
    ["start", "bigint", (row) => row.start],
  ],
  parse: (row) => {
    const signed = decodeCapability(bytesIn(row["signed"]));
    invariant(signed, "a capability was decoded before it was stored");
    return { ...signed, start: numberIn(row["start"]) };
  },
};

export const SECTION: Shape<SectionRow> = {
  table: "section",
  keys: 1,
  columns: [
    ["id", "bytea", (row) => toId(row.section)],
    ["generation", "bigint", (row) => row.generation],
    ["inbox", "boolean", (row) => row.inbox],
    ["head_pos", "bigint", (row) => row.head.pos],
    ["head_hash", "bytea", (row) => row.head.hash],
    ["head_time", "bigint", (row) => row.time],
  ],
  parse: (row) => ({
    section: idIn<SectionId>(row["id"]),
    generation: numberIn(row["generation"]),
    inbox: row["inbox"] === true,
    head: { pos: numberIn(row["head_pos"]), hash: bytesIn(row["head_hash"]) },
    time: instantIn(row["head_time"]),
  }),
};

export const BUNDLE: Shape<BundleRow> = {
  table: "bundle",
  keys: 3,
  columns: [
    ["grant_id", "bytea", (row) => toId(row.grant)],
    ["section", "bytea", (row) => toId(row.section)],
    ["generation", "bigint", (row) => row.generation],
    ["counter", "bigint", (row) => row.counter],
    ["sealed", "bytea", (row) => row.sealed],
  ],
  parse: (row) => ({
    grant: idIn<GrantId>(row["grant_id"]),
    section: idIn<SectionId>(row["section"]),
    generation: numberIn(row["generation"]),
    counter: numberIn(row["counter"]),
    sealed: bytesIn(row["sealed"]),
  }),
};

export const WELCOME: Shape<WelcomeRow> = {
  table: "welcome",
  keys: 2,
  columns: [
    ["grant_id", "bytea", (row) => toId(row.grant)],
    ["section", "bytea", (row) => toId(row.section)],
    ["sealed", "bytea", (row) => row.sealed],
  ],
  parse: (row) => ({
    grant: idIn<GrantId>(row["grant_id"]),
    section: idIn<SectionId>(row["section"]),
    sealed: bytesIn(row["sealed"]),
  }),
};

type Placed<Row> = Row & { readonly place: Omit<BlobPlace, "dossier"> };
export type PlacedBlob = Placed<BlobRow>;
export type PlacedPiece = Placed<BlobPieceRow>;

export const BLOB: Shape<PlacedBlob> = {
  table: "blob",
  keys: 2,
  columns: [
    ["section", "bytea", (row) => toId(row.place.section)],
    ["blob", "bytea", (row) => toId(row.place.blob)],
    ["grant_id", "bytea", (row) => toId(row.grant)],
    ["holder", "boolean", (row) => row.holder],
    ["bytes", "bigint", (row) => row.bytes],
    ["moved", "bigint", (row) => row.moved],
  ],
  parse: (row) => ({
    place: placeIn(row),
    grant: idIn<GrantId>(row["grant_id"]),
    holder: row["holder"] === true,
    bytes: numberIn(row["bytes"]),
    moved: instantIn(row["moved"]),
  }),
};

export const BLOB_PIECE: Shape<PlacedPiece> = {
  table: "blob_piece",
  keys: 3,
  columns: [
    ["section", "bytea", (row) => toId(row.place.section)],
    ["blob", "bytea", (row) => toId(row.place.blob)],
    ["piece", "bigint", (row) => row.piece],
    ["hash", "bytea", (row) => row.hash],
  ],
  parse: (row) => ({ place: placeIn(row), piece: numberIn(row["piece"]), hash: bytesIn(row["hash"]) }),
};

export const PUSH: Shape<PushRow> = {
  table: "push",
  keys: 1,
  columns: [
    ["grant_id", "bytea", (row) => toId(row.grant)],
    ["endpoint", "text", (row) => row.endpoint],
    ["p256dh", "bytea", (row) => row.p256dh],
    ["auth", "bytea", (row) => row.auth],
    ["quiet_from", "bigint", (row) => row.quietFrom],
    ["quiet_until", "bigint", (row) => row.quietUntil],
    ["since", "bigint", (row) => row.since],
    ["own", "boolean", (row) => row.own],
    ["sent", "bigint", (row) => row.sent],
    ["failures", "bigint", (row) => row.failures],
    ["look", "bigint", (row) => row.look],
  ],
  parse: (row, dossier) => ({
    dossier,
    grant: idIn<GrantId>(row["grant_id"]),
    endpoint: row["endpoint"] as string,
    p256dh: bytesIn(row["p256dh"]),
    auth: bytesIn(row["auth"]),
    quietFrom: numberIn(row["quiet_from"]),
    quietUntil: numberIn(row["quiet_until"]),
    since: instantIn(row["since"]),
    own: row["own"] === true,
    sent: instantIn(row["sent"]),
    failures: numberIn(row["failures"]),
    look: instantIn(row["look"]),
  }),
};

export const NONCE: Shape<{ readonly nonce: string; readonly until: Instant }> = {
  table: "nonce",
  keys: 1,
  columns: [
    ["nonce", "text", (row) => row.nonce],
    ["until", "bigint", (row) => row.until],
  ],
  parse: (row) => ({ nonce: row["nonce"] as string, until: instantIn(row["until"]) }),
};

const instantIn = (column: Columns[string] | undefined): Instant => instant(numberIn(column));
const placeIn = (row: Columns): Omit<BlobPlace, "dossier"> => ({
  section: idIn<SectionId>(row["section"]),
  blob: idIn<BlobId>(row["blob"]),
});
