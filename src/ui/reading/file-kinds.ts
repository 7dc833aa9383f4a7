import type { Bytes } from "#src/base/bytes.ts";
import type { Attachment } from "#src/dossier/attachment.ts";

export type FileKind = "image" | "pdf" | "sound" | "other";

/** Shown here as what they are; whatever else somebody wrote in the record is only ever handed over as a file. */
const KINDS: Readonly<Record<string, FileKind>> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "image/gif": "image",
  "application/pdf": "pdf",
  "audio/webm": "sound",
  "audio/ogg": "sound",
  "audio/mp4": "sound",
  "audio/mpeg": "sound",
  "audio/wav": "sound",
};

export const kindOfFile = ({ contentType }: Attachment): FileKind => KINDS[contentType] ?? "other";

/**
 * An address of the opened file for this page alone. It carries a media type of the list above and no other, so that the
 * browser can never take it for a page with scripts.
 */
export function addressOf(file: Attachment, parts: readonly Bytes[]): string | undefined {
  if (kindOfFile(file) === "other") return undefined;
  return URL.createObjectURL(new Blob([...parts], { type: file.contentType }));
}
