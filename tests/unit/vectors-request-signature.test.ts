import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "#src/base/bytes.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import {
  contentDigest,
  liveSigningInput,
  parseSignatureInput,
  signatureBase,
  signatureHeader,
  signatureInput,
} from "#src/protocol/signing-input.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type Vectors = {
  readonly request: {
    readonly dossier: DossierId;
    readonly grant: GrantId;
    readonly created: number;
    readonly nonce: string;
    readonly method: string;
    readonly authority: string;
    readonly path: string;
    readonly body: string;
  };
  readonly publicKey: string;
  readonly contentDigest: string;
  readonly signatureInput: string;
  readonly signatureBase: string;
  readonly signature: string;
  readonly signatureHeader: string;
  readonly live: { readonly challenge: string; authority: string; signingInput: string; signature: string };
};

const v = frozenVectors<Vectors>("request-signature.json");
const key = hexBytes(v.publicKey);

describe("the frozen signed request", () => {
  it("has the three headers of the specification", () => {
    expect(contentDigest(utf8(v.request.body), sha512)).toBe(v.contentDigest);
    expect(signatureInput(v.request)).toBe(v.signatureInput);
    expect(signatureHeader(hexBytes(v.signature))).toBe(v.signatureHeader);
    const { dossier, grant, created, nonce } = v.request;
    expect(parseSignatureInput(v.signatureInput)).toEqual({ dossier, grant, created, nonce });
  });

  it("is signed over the base of RFC 9421 §2.5", async () => {
    const base = signatureBase({ ...v.request, contentDigest: v.contentDigest, signatureInput: v.signatureInput });
    expect(new TextDecoder().decode(base)).toBe(v.signatureBase);
    expect(await verifyStrict(key, base, hexBytes(v.signature))).toBe(true);
  });
});

it("the frozen answer to a live socket's challenge is signed over challenge, authority and name", async () => {
  const { dossier, grant } = v.request;
  const input = liveSigningInput(hexBytes(v.live.challenge), v.live.authority, dossier, grant);
  expect(toHex(input)).toBe(v.live.signingInput);
  expect(await verifyStrict(key, input, hexBytes(v.live.signature))).toBe(true);
});
