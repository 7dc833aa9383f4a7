import { DAY, MINUTE } from "#src/base/instant.ts";

/** What both sides hold to. An operator may lower the relay's own; clients never rely on more than these. */
export const PROTOCOL_VERSION = 1;
export const ENVELOPE_BYTES = 64 * 1024;
export const BATCH_ENVELOPES = 100;
export const BATCH_BYTES = 1024 * 1024;
export const ACCESS_BUNDLE_BYTES = 16 * 1024 * 1024;
export const READ_SECTIONS = 256;
export const WITHDRAW_POSITIONS = 64;
export const READ_PAGE_BYTES = 1024 * 1024;
export const LIVE_GRANTS = 200;
export const DELEGATION_DEPTH = 3;
/** One sealed piece of a file, as stored; only a file's last may be shorter. */
export const BLOB_CHUNK_BYTES = 1024 * 1024;
/** A file's sealed pieces together: 25 MiB with its padding. */
export const BLOB_BYTES = 27 * 1024 * 1024;
/** An unfinished file goes when no piece of it came for this long. */
export const BLOB_UNFINISHED = DAY;
/** A signed request is good for this long on either side of its time. */
export const REQUEST_SKEW = 2 * MINUTE;
/** Nonces are remembered longer than a request can live. */
export const NONCE_LIFE = 5 * MINUTE;
export const INVITE_LIFE_QR = 10 * MINUTE;
export const INVITE_LIFE_LINK = 3 * DAY;
export const INVITE_SEALED_BYTES = 4096;
export const DIGIT_TRIES = 3;
/** So long a key that is held back does nothing after it asked, while every device can say no. */
export const HOLD_BACK = 2 * DAY;
/** The cursor incarnation of a dossier that was never restored, erased from or compacted; those count it up. */
export const FIRST_INCARNATION = 1;
export const LONG_POLL = 25_000;
/** Of the address that a push service gives a browser. */
export const PUSH_ENDPOINT_CHARS = 1024;
