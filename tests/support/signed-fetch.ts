import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { type Bytes, toBase64url, utf8 } from "#src/base/bytes.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { contentDigest, signatureBase, signatureHeader, signatureInput } from "#src/protocol/signing-input.ts";
import { random } from "./relay-client-bytes.ts";

/** Who asks: a grant of a dossier, and what signs with its Ed25519 key. */
export type Signer = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  readonly sign: (message: Uint8Array) => Bytes;
};

export type Signed = { readonly body: Bytes; readonly headers: Readonly<Record<string, string>> };

/** Body and headers of a signed POST; `created` in Unix seconds. */
export function signRequest(
  signer: Signer,
  target: { readonly authority: string; readonly path: string },
  message: unknown,
  created = Math.floor(Date.now() / 1000),
): Signed {
  const body = utf8(JSON.stringify(message));
  const digest = contentDigest(body, sha512);
  const nonce = toBase64url(random(16));
  const input = signatureInput({ dossier: signer.dossier, grant: signer.grant, created, nonce });
  const base = signatureBase({ method: "POST", ...target, contentDigest: digest, signatureInput: input });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-digest": digest,
      "signature-input": input,
      signature: signatureHeader(signer.sign(base)),
    },
  };
}

/** Asks over the real network, at the authority that the address names. */
export function signedFetch(
  address: string,
  signer: Signer,
  path: string,
  message: unknown,
  init: { readonly created?: number; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const signed = signRequest(signer, { authority: new URL(address).host, path }, message, init.created);
  return fetch(`${address}${path}`, {
    method: "POST",
    ...signed,
    ...(init.signal === undefined ? {} : { signal: init.signal }),
  });
}
