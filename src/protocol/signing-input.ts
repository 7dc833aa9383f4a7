import { type Bytes, concat, toBase64url, utf8 } from "#src/base/bytes.ts";
import { type DossierId, type GrantId, parseId16 } from "./ids.ts";

/** SHA-512, 64 bytes; crypto and the relay each bring their own. */
export type Sha512 = (data: Uint8Array) => Bytes;

/**
 * Requests are signed in the shape of HTTP Message Signatures (RFC 9421): one signature labelled `roer`
 * over method, authority, path and content digest (RFC 9530, SHA-512). Request bodies are what counts;
 * no component comes from a query string, for there is none.
 */
export type RequestParameters = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  /** Unix time in seconds. */
  readonly created: number;
  /** 16 random bytes, base64url. */
  readonly nonce: string;
};

const COMPONENTS = '("@method" "@authority" "@path" "content-digest")';
const INPUT =
  /^roer=\("@method" "@authority" "@path" "content-digest"\);created=(\d{1,12});nonce="([A-Za-z0-9_-]{22})";keyid="([0-9a-f]{32})\.([0-9a-f]{32})";alg="ed25519"$/;

const toBase64 = (data: Uint8Array): string => {
  const text = toBase64url(data).replaceAll("-", "+").replaceAll("_", "/");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
};

/** Value of the Content-Digest header. */
export const contentDigest = (body: Uint8Array, sha512: Sha512): string => `sha-512=:${toBase64(sha512(body))}:`;

/** Value of the Signature-Input header. */
export const signatureInput = (p: RequestParameters): string =>
  `roer=${COMPONENTS};created=${p.created};nonce="${p.nonce}";keyid="${p.dossier}.${p.grant}";alg="ed25519"`;

/** Value of the Signature header. */
export const signatureHeader = (signature: Uint8Array): string => `roer=:${toBase64(signature)}:`;

/** Undefined unless the header is exactly of the one form that `signatureInput` writes. */
export function parseSignatureInput(header: string): RequestParameters | undefined {
  const match = INPUT.exec(header);
  if (!match) return undefined;
  const [, created = "", nonce = "", dossierText = "", grantText = ""] = match;
  const dossier = parseId16<DossierId>(dossierText);
  const grant = parseId16<GrantId>(grantText);
  const time = Number(created);
  if (!dossier || !grant || !Number.isSafeInteger(time) || String(time) !== created) return undefined;
  return { dossier, grant, created: time, nonce };
}

/** The bytes that the request's key signs: RFC 9421 §2.5. */
export function signatureBase(request: {
  readonly method: string;
  readonly authority: string;
  readonly path: string;
  readonly contentDigest: string;
  readonly signatureInput: string;
}): Bytes {
  const parameters = request.signatureInput.slice("roer=".length);
  return utf8(
    `"@method": ${request.method}\n"@authority": ${request.authority}\n"@path": ${request.path}\n` +
      `"content-digest": ${request.contentDigest}\n"@signature-params": ${parameters}`,
  );
}

/** What a live socket's client signs to subscribe: the server's challenge and who asks, at which authority. */
export const liveSigningInput = (challenge: Uint8Array, authority: string, dossier: DossierId, grant: GrantId): Bytes =>
  concat(utf8("roer/v1/live\0"), challenge, utf8(`${authority}\0${dossier}.${grant}`));
