import { type Bytes, fromUtf8 } from "#src/base/bytes.ts";
import { Reader } from "./codec.ts";
import { PREFIX_LENGTH, SIGNATURE_LENGTH } from "./envelope.ts";
import { type RequestParameters, parseSignatureInput } from "./signing-input.ts";

/**
 * What a line of the access log carries as proof, read back. The relay keeps what the asker signed; that a line is no
 * invention of the relay's is for the owner's device to check.
 */
export type RequestEvidence = {
  readonly base: Bytes;
  readonly signature: Bytes;
  /** Empty when it was too large to keep; the base has its digest. */
  readonly body: Bytes;
  readonly path: string;
  readonly digest: string;
  readonly parameters: RequestParameters;
};
export type EnvelopeEvidence = { readonly prefix: Bytes; readonly bodyHash: Bytes; readonly signature: Bytes };
export type LiveEvidence = { readonly signed: Bytes; readonly signature: Bytes };

const LIMIT = 2 * 1024 * 1024;
const BASE =
  /^"@method": POST\n"@authority": [^\n]+\n"@path": (\/v1\/[a-z/-]+)\n"content-digest": ([^\n]+)\n"@signature-params": ([^\n]+)$/;

/** `base(4+n) signature(4+64) body(4+n)`. Undefined when it is anything else. */
export function decodeRequestEvidence(data: Uint8Array): RequestEvidence | undefined {
  const r = new Reader(data);
  const base = r.sized(LIMIT);
  const signature = r.sized(SIGNATURE_LENGTH);
  const body = r.sized(LIMIT);
  if (!r.finish() || signature.length !== SIGNATURE_LENGTH) return undefined;
  const match = BASE.exec(fromUtf8(base) ?? "");
  const [, path, digest, input] = match ?? [];
  const parameters = input === undefined ? undefined : parseSignatureInput(`roer=${input}`);
  if (path === undefined || digest === undefined || !parameters) return undefined;
  return { base, signature, body, path, digest, parameters };
}

/** `prefix122 bodyHash32 signature64`, one or more. */
export function decodeEnvelopeEvidence(data: Uint8Array): readonly EnvelopeEvidence[] | undefined {
  const r = new Reader(data);
  const out: EnvelopeEvidence[] = [];
  while (r.left > 0 && r.sound)
    out.push({ prefix: r.raw(PREFIX_LENGTH), bodyHash: r.raw(32), signature: r.raw(SIGNATURE_LENGTH) });
  return r.finish() && out.length > 0 ? out : undefined;
}

/** `signed(4+n) signature(4+64)` */
export function decodeLiveEvidence(data: Uint8Array): LiveEvidence | undefined {
  const r = new Reader(data);
  const signed = r.sized(LIMIT);
  const signature = r.sized(SIGNATURE_LENGTH);
  return r.finish() && signature.length === SIGNATURE_LENGTH ? { signed, signature } : undefined;
}
