import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import * as z from "zod/mini";
import type { BlobId, DossierId, GrantId, InviteId, SectionId } from "./ids.ts";

/** The fields messages are made of. JSON carries ids as hexadecimal and bytes as base64url (RFC 4648 §5). */
const hex16 = z.string().check(z.regex(/^[0-9a-f]{32}$/));

export const dossierId = z.pipe(
  hex16,
  z.transform((text) => text as DossierId),
);
export const sectionId = z.pipe(
  hex16,
  z.transform((text) => text as SectionId),
);
export const grantId = z.pipe(
  hex16,
  z.transform((text) => text as GrantId),
);
export const inviteId = z.pipe(
  hex16,
  z.transform((text) => text as InviteId),
);

export const blobId = z.pipe(
  hex16,
  z.transform((text) => text as BlobId),
);

/** Canonical base64url of `min` to `max` bytes. */
export const bytesBetween = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.maxLength(Math.ceil((max * 4) / 3)), z.regex(/^[A-Za-z0-9_-]*$/)),
    z.transform((text, context): Bytes => {
      const data = fromBase64url(text);
      if (data && data.length >= min && data.length <= max) return data;
      context.issues.push({ code: "custom", message: `base64url of ${min} to ${max} bytes`, input: text });
      return z.NEVER;
    }),
  );
export const bytesOf = (length: number) => bytesBetween(length, length);

export const count = z.int().check(z.minimum(0));
export const uint32 = z.int().check(z.minimum(0), z.maximum(0xffff_ffff));
/** Milliseconds since 1970, as the relay's clock says. */
export const milliseconds = z.int().check(z.minimum(0));
