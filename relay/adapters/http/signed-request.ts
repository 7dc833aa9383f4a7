import type { IncomingHttpHeaders } from "node:http";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import type { SignedRequest } from "#relay/core/service.ts";
import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import {
  type RequestParameters,
  contentDigest,
  parseSignatureInput,
  signatureBase,
} from "#src/protocol/signing-input.ts";

/** The three headers of a signed request, read before its body is. */
export type SignatureHeaders = {
  readonly parameters: RequestParameters;
  readonly signatureInput: string;
  readonly signature: Bytes;
  readonly contentDigest: string;
};

const SIGNATURE = /^roer=:([A-Za-z0-9+/]{86})==:$/;

/** Undefined unless all three are there, once, in exactly the form that `protocol/signing-input.ts` writes. */
export function parseSignatureHeaders(headers: IncomingHttpHeaders): SignatureHeaders | undefined {
  const input = headers["signature-input"];
  const signatureText = headers["signature"];
  const digest = headers["content-digest"];
  if (typeof input !== "string" || typeof signatureText !== "string" || typeof digest !== "string") return undefined;
  const parameters = parseSignatureInput(input);
  const [, base64 = ""] = SIGNATURE.exec(signatureText) ?? [];
  const signature = fromBase64url(base64.replaceAll("+", "-").replaceAll("/", "_"));
  if (!parameters || signature?.length !== 64) return undefined;
  return { parameters, signatureInput: input, signature, contentDigest: digest };
}

export const digestFits = (signed: SignatureHeaders, raw: Uint8Array): boolean =>
  contentDigest(raw, sha512) === signed.contentDigest;

/** Where a request was sent: its route's path, and the authority its sender saw, lower case. */
export type Target = { readonly method: string; readonly authority: string; readonly path: string };

/** What the core verifies. `raw` must fit the digest: `digestFits` says so. */
export const signedRequest = <Body>(
  signed: SignatureHeaders,
  target: Target,
  raw: Bytes,
  body: Body,
): SignedRequest<Body> => ({
  ...signed.parameters,
  base: signatureBase({
    ...target,
    contentDigest: signed.contentDigest,
    signatureInput: signed.signatureInput,
  }),
  signature: signed.signature,
  raw,
  body,
});
