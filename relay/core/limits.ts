import { HOUR } from "#src/base/instant.ts";
import {
  ACCESS_BUNDLE_BYTES,
  BATCH_BYTES,
  BATCH_ENVELOPES,
  ENVELOPE_BYTES,
  LIVE_GRANTS,
  READ_PAGE_BYTES,
} from "#src/protocol/limits.ts";

/** Requests that may come at once, and how many a second after that. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** What one relay allows. An operator may lower these; docs/operate.md names the variables. */
export type Limits = {
  readonly envelopeBytes: number;
  readonly batchEnvelopes: number;
  readonly batchBytes: number;
  readonly accessBundleBytes: number;
  readonly readPageBytes: number;
  /** Half of it only owner devices may fill. */
  readonly dossierBytes: number;
  /** What a dossier may hold beyond that by bundles that end somebody's access. */
  readonly revokeReserveBytes: number;
  /** What a holder, with the colleagues it let in, may append in one day of UTC. */
  readonly grantDayBytes: number;
  /** While less of the disk is free than this share, only reading, erasing and ending access go on. */
  readonly freeDiskShare: number;
  /** Of all files of a dossier; half of it only owner devices may fill. */
  readonly blobBytes: number;
  readonly liveGrants: number;
  readonly sections: number;
  readonly openInvites: number;
  /** Of those, what one holder may have open. */
  readonly openInvitesOfHolder: number;
  readonly accessLogPageBytes: number;
  /** Milliseconds between two messages to one browser that there is something new. */
  readonly pushInterval: number;
  readonly grantRate: Rate;
  readonly deviceRate: Rate;
  /** Lines that refused tries of one grant may leave in the access log. */
  readonly refusedRate: Rate;
};

export const DEFAULT_LIMITS: Limits = {
  envelopeBytes: ENVELOPE_BYTES,
  batchEnvelopes: BATCH_ENVELOPES,
  batchBytes: BATCH_BYTES,
  accessBundleBytes: ACCESS_BUNDLE_BYTES,
  readPageBytes: READ_PAGE_BYTES,
  dossierBytes: 64 * 1024 * 1024,
  revokeReserveBytes: ACCESS_BUNDLE_BYTES,
  grantDayBytes: 4 * 1024 * 1024,
  freeDiskShare: 0.05,
  blobBytes: 1024 * 1024 * 1024,
  liveGrants: LIVE_GRANTS,
  sections: 1024,
  openInvites: 20,
  openInvitesOfHolder: 3,
  accessLogPageBytes: 1024 * 1024,
  pushInterval: HOUR,
  grantRate: { burst: 60, perSecond: 5 },
  deviceRate: { burst: 240, perSecond: 20 },
  refusedRate: { burst: 10, perSecond: 1 / 60 },
};

export type Signup = "open" | "invite" | "closed";
