import { type Bytes, base64url, concat, sized, utf8 } from "./bytes.ts";
import { type SignPair, draw, sha512, signature } from "./primitives.ts";

/** Who asks: a grant, a device, or (zero) the root. */
export type Asker = { readonly dossier: string; readonly grant: string; readonly sign: SignPair };

export const base64 = (data: Uint8Array): string => Buffer.from(data).toString("base64");

export const contentDigest = (body: Uint8Array): string => `sha-512=:${base64(sha512(body))}:`;

export const signatureInput = (keyid: string, created: number, nonce: Uint8Array): string =>
  `roer=("@method" "@authority" "@path" "content-digest");created=${created};nonce="${base64url(nonce)}";keyid="${keyid}";alg="ed25519"`;

/** The five lines that are signed. */
export const signatureBase = (authority: string, path: string, digest: string, input: string): string =>
  [
    `"@method": POST`,
    `"@authority": ${authority}`,
    `"@path": ${path}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${input.slice("roer=".length)}`,
  ].join("\n");

export function signedHeaders(
  asker: Asker,
  authority: string,
  path: string,
  body: Uint8Array,
  created: number,
  nonce: Bytes = draw(16),
): Readonly<Record<string, string>> {
  const digest = contentDigest(body);
  const input = signatureInput(`${asker.dossier}.${asker.grant}`, created, nonce);
  const made = signature(asker.sign, "", utf8(signatureBase(authority, path, digest, input)));
  return { "content-digest": digest, "signature-input": input, signature: `roer=:${base64(made)}:` };
}

/** What a subscription signs, behind the label `roer/v1/live`. */
export const liveInput = (challenge: Uint8Array, authority: string, dossier: string, grant: string): Bytes =>
  concat(utf8("\0"), challenge, utf8(`${authority}\0${dossier}.${grant}`));

/** A request as the access log keeps it. */
export const requestEvidence = (base: string, made: Uint8Array, body: Uint8Array): Bytes =>
  concat(sized(utf8(base)), sized(made), sized(body));
