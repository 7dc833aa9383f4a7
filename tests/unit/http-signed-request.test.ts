import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestFits, parseSignatureHeaders, signedRequest } from "#relay/adapters/http/signed-request.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { fromUtf8, utf8 } from "#src/base/bytes.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { contentDigest, signatureHeader, signatureInput } from "#src/protocol/signing-input.ts";

const dossier = "0123456789abcdef0123456789abcdef" as DossierId;
const grant = "00112233445566778899aabbccddeeff" as GrantId;
const raw = utf8('{"after":0}');
const signature = new Uint8Array(64).fill(0xfb);
const good = {
  "signature-input": signatureInput({ dossier, grant, created: 1_700_000_000, nonce: "AAAAAAAAAAAAAAAAAAAAAA" }),
  signature: signatureHeader(signature),
  "content-digest": contentDigest(raw, sha512),
};

describe("the headers of a signed request", () => {
  test("what the client writes is read back", () => {
    const parsed = parseSignatureHeaders(good);
    expect(parsed?.parameters).toEqual({ dossier, grant, created: 1_700_000_000, nonce: "AAAAAAAAAAAAAAAAAAAAAA" });
    expect(parsed?.signature).toEqual(signature);
  });

  test("the signature base is that of RFC 9421, line by line", () => {
    const parsed = parseSignatureHeaders(good);
    if (!parsed) throw new Error("the headers above are good");
    const target = { method: "POST", authority: "relay.example:8080", path: "/v1/access-log" };
    expect(fromUtf8(signedRequest(parsed, target, raw, {}).base)?.split("\n")).toEqual([
      '"@method": POST',
      '"@authority": relay.example:8080',
      '"@path": /v1/access-log',
      `"content-digest": ${good["content-digest"]}`,
      `"@signature-params": ("@method" "@authority" "@path" "content-digest");created=1700000000;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="${dossier}.${grant}";alg="ed25519"`,
    ]);
  });

  test("a header that is missing or sent twice is no signature", () => {
    for (const name of Object.keys(good) as (keyof typeof good)[])
      expect(parseSignatureHeaders({ ...good, [name]: undefined })).toBeUndefined();
    for (const name of ["signature-input", "signature"] as const)
      expect(parseSignatureHeaders({ ...good, [name]: `${good[name]}, ${good[name]}` })).toBeUndefined();
  });

  test("changing any one character of a header is refused, or changes what is verified", () => {
    const names = Object.keys(good) as (keyof typeof good)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom(...'aB0+/=";.:- '), (name, place, character) => {
        const at = place % good[name].length;
        const changed = good[name].slice(0, at) + character + good[name].slice(at + 1);
        if (changed === good[name]) return;
        const parsed = parseSignatureHeaders({ ...good, [name]: changed });
        if (!parsed) return;
        const isSame =
          parsed.signatureInput === good["signature-input"] &&
          Buffer.from(parsed.signature).equals(signature) &&
          digestFits(parsed, raw);
        expect(isSame).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("a body that is not the digested one does not fit", () => {
    const parsed = parseSignatureHeaders(good);
    if (!parsed) throw new Error("the headers above are good");
    expect(digestFits(parsed, raw)).toBe(true);
    expect(digestFits(parsed, utf8('{"after":1}'))).toBe(false);
    expect(digestFits(parsed, utf8(""))).toBe(false);
  });
});
