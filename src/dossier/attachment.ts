import * as z from "zod/mini";
import { fromBase64url } from "#src/base/bytes.ts";
import { type BlobId, parseId16 } from "#src/protocol/ids.ts";
import { line } from "./field-rules.ts";

/** 25 MiB: a long letter in photos, or a quarter of an hour of speech. */
export const FILE_BYTES = 25 * 1024 * 1024;
export const FILES_OF_A_RECORD = 10;

const base64urlOf = (length: number) => z.string().check(z.refine((text) => fromBase64url(text)?.length === length));

/**
 * A file that lies sealed beside the log: FHIR Attachment. Its pieces are in the section of the record that names it, and
 * the key that opens them is here, so that whoever reads the record can read the file and nobody else.
 */
export const attachment = () =>
  z.object({
    /** By what it is asked for at the relay. */
    blob: z.custom<BlobId>((value) => typeof value === "string" && parseId16<BlobId>(value) !== undefined),
    /** Key of this file alone, 32 bytes. */
    key: base64urlOf(32),
    /** RFC 2046 media type, lower case, without parameters. */
    contentType: z.string().check(z.maxLength(100), z.regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
    /** What it was called where it came from. */
    title: line(),
    /** In bytes, before sealing. */
    size: z.int().check(z.minimum(1), z.maximum(FILE_BYTES)),
    /** SHA-512[0:32] of the file. */
    hash: base64urlOf(32),
  });
export type Attachment = z.output<ReturnType<typeof attachment>>;

const Attachment = attachment();

/** Undefined when it is no such thing. */
export function parseAttachment(value: unknown): Attachment | undefined {
  const parsed = z.safeParse(Attachment, value);
  return parsed.success ? parsed.data : undefined;
}

/** The files that fields of a record name, whatever its kind. */
export function attachmentsIn(fields: Readonly<Record<string, unknown>>): readonly Attachment[] {
  return Object.values(fields).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => parseAttachment(one) ?? []),
  );
}
