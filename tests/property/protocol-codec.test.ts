import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bytes, equal } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import {
  type Capability,
  capabilitySigningInput,
  decodeCapability,
  encodeCapability,
  isWellFormed,
} from "#src/protocol/capability.ts";
import {
  type Envelope,
  bodyHash,
  decodeEnvelope,
  encodeEnvelope,
  envelopeSigningInput,
  hashOf,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import { type DossierId, type GrantId, type Id16, type SectionId, idFromBytes } from "#src/protocol/ids.ts";
import { type Frame, decodeBatch, decodePage, encodeBatch, encodePage } from "#src/protocol/page.ts";
import { contentDigest, parseSignatureInput, signatureBase, signatureInput } from "#src/protocol/signing-input.ts";
import { epoch } from "#src/protocol/time.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

const raw = (length: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((data) => new Uint8Array(data));
const id16 = <T extends Id16>(): fc.Arbitrary<T> => raw(16).map((data) => idFromBytes<T>(data));
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const DOSSIER = "5".repeat(32) as DossierId;

const envelope: fc.Arbitrary<Envelope> = fc
  .record({
    kind: fc.constantFrom("entry" as const, "drop" as const),
    section: id16<SectionId>(),
    generation: u32,
    leaf: u32,
    grant: id16<GrantId>(),
    seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    prevAuthor: raw(16),
    seenPos: count,
    seenHead: raw(16),
    commit: raw(16),
    body: fc.uint8Array({ minLength: 296, maxLength: 400 }),
    signature: raw(64),
  })
  .map(({ kind, leaf, body, signature, seenPos, seenHead, commit, ...rest }) => {
    const bare = { seenPos: 0, seenHead: new Uint8Array(16), commit: new Uint8Array(16) };
    const seen = kind === "drop" ? bare : { seenPos, seenHead, commit };
    const prefix = { kind, dossier: DOSSIER, epoch: epoch(leaf), ...rest, ...seen };
    return { prefix, body: new Uint8Array(body), signature };
  });

const capability: fc.Arbitrary<Capability> = fc
  .record({
    grant: id16<GrantId>(),
    dossier: id16<DossierId>(),
    section: id16<SectionId>(),
    subjectSignPk: raw(32),
    subjectBoxPk: raw(32),
    rights: fc.integer({ min: 1, max: 7 }),
    domainRights: fc.nat(15),
    nbf: fc.nat(1000).map(epoch),
    exp: fc.integer({ min: 1, max: 2000 }).map(epoch),
    readFrom: fc.nat(2000).map(epoch),
    depth: fc.nat(3),
    parent: id16<GrantId>(),
    issuerPk: raw(32),
    counter: u32,
  })
  .filter(isWellFormed);

describe("what is written is what is read", () => {
  test("an envelope", () => {
    fc.assert(
      fc.property(envelope, (one) => {
        expect(decodeEnvelope(DOSSIER, encodeEnvelope(one))).toEqual(one);
      }),
    );
  });

  test("a capability", () => {
    fc.assert(
      fc.property(capability, raw(64), (one, signature) => {
        const signed = { capability: one, signature };
        expect(decodeCapability(encodeCapability(signed))).toEqual(signed);
      }),
    );
  });

  test("a page, whole frames and bare ones mixed, and a batch", () => {
    const frame = fc
      .record({ envelope, pos: count, time: fc.nat(2 ** 45), whole: fc.boolean(), bodyHash: raw(32) })
      .map(({ envelope: one, pos, time, whole, bodyHash: hash }): Frame => {
        const place = { section: one.prefix.section, pos, time: instant(time) };
        const bare = { prefix: prefixBytes(one.prefix), bodyHash: hash, signature: one.signature };
        return whole ? { ...place, envelope: one } : { ...place, ...bare };
      });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 5 }), (frames) => {
        const header = { time: 1, incarnation: 1, aclVersion: 1, sections: [], frames: frames.length };
        expect(decodePage(DOSSIER, encodePage(header, frames))).toEqual({ header, frames });
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.array(envelope.map(encodeEnvelope), { minLength: 1, maxLength: 5 }), (envelopes) => {
        expect(decodeBatch(encodeBatch(DOSSIER, envelopes))).toEqual({ dossier: DOSSIER, envelopes });
      }),
      { numRuns: 50 },
    );
  });

  test("the parameters of a signed request", () => {
    const nonce = raw(16).map((data) => Buffer.from(data).toString("base64url"));
    const created = fc.nat(999_999_999_999);
    fc.assert(
      fc.property(id16<DossierId>(), id16<GrantId>(), created, nonce, (dossier, grant, at, one) => {
        const parameters = { dossier, grant, created: at, nonce: one };
        expect(parseSignatureInput(signatureInput(parameters))).toEqual(parameters);
      }),
    );
  });
});

type SignedVector = { readonly wire: string; readonly publicKey: string; readonly envHash: string };
const flipped = (data: Uint8Array, at: number, by: number): Bytes =>
  new Uint8Array(data.map((byte, i) => (i === at ? byte ^ by : byte)));
const mask = fc.integer({ min: 1, max: 255 });

describe("no byte changes unseen", () => {
  const envelopes = frozenVectors<{ entries: readonly SignedVector[] }>("envelope.json");
  const { dossier } = frozenVectors<{ dossier: DossierId }>("page.json");
  const [entry] = envelopes.entries;
  invariant(entry, "there is a frozen entry");
  const wire = hexBytes(entry.wire);

  /** Reads as a receiver does: decode, then verify. */
  async function stands(data: Bytes): Promise<boolean> {
    const one = decodeEnvelope(dossier, data);
    if (!one) return false;
    const input = envelopeSigningInput(prefixBytes(one.prefix), bodyHash(one.body, sha512));
    return verifyStrict(hexBytes(entry?.publicKey ?? ""), input, one.signature);
  }

  test("of an envelope: each one, the length, and the dossier it is read for", async () => {
    expect(await stands(wire)).toBe(true);
    for (let at = 0; at < wire.length; at++) expect(await stands(flipped(wire, at, 1 << (at % 8)))).toBe(false);
    expect(await stands(wire.slice(0, -1))).toBe(false);
    expect(await stands(new Uint8Array([...wire, 0]))).toBe(false);
    const one = decodeEnvelope("0".repeat(32) as DossierId, wire);
    invariant(one, "the form does not name the dossier");
    const input = envelopeSigningInput(prefixBytes(one.prefix), bodyHash(one.body, sha512));
    expect(await verifyStrict(hexBytes(entry.publicKey), input, one.signature)).toBe(false);
  });

  test("of an envelope: another byte anywhere is another name", () => {
    fc.assert(
      fc.property(fc.nat(wire.length - 1), mask, (at, by) => {
        const one = decodeEnvelope(dossier, flipped(wire, at, by));
        if (one) expect(equal(hashOf(one, sha512), hexBytes(entry.envHash))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("of a capability", async () => {
    const { chain } = frozenVectors<{ chain: readonly { readonly wire: string }[] }>("capability.json");
    for (const link of chain) {
      const data = hexBytes(link.wire);
      const issuerPk = decodeCapability(data)?.capability.issuerPk;
      invariant(issuerPk, "the frozen capability decodes");
      for (let at = 0; at < data.length; at++) {
        const signed = decodeCapability(flipped(data, at, 1 << (at % 8)));
        const input = signed && capabilitySigningInput(signed.capability);
        expect(signed && input && (await verifyStrict(issuerPk, input, signed.signature))).not.toBe(true);
      }
      expect(decodeCapability(new Uint8Array([...data, 0]))).toBeUndefined();
      expect(decodeCapability(data.slice(1))).toBeUndefined();
    }
  });

  test("of a signed request: method, authority, path, body and every parameter", async () => {
    const v = frozenVectors<{
      request: { method: string; authority: string; path: string; body: string };
      signatureInput: string;
      signature: string;
      publicKey: string;
    }>("request-signature.json");
    const signature = hexBytes(v.signature);
    const whole = [v.request.method, v.request.authority, v.request.path, v.request.body, v.signatureInput] as const;
    const holds = (parts: readonly string[], one: Bytes): Promise<boolean> => {
      const [method = "", authority = "", path = "", body = "", input = ""] = parts;
      const digest = contentDigest(Buffer.from(body, "latin1"), sha512);
      if (parseSignatureInput(input) === undefined) return Promise.resolve(false);
      const base = signatureBase({ method, authority, path, contentDigest: digest, signatureInput: input });
      return verifyStrict(hexBytes(v.publicKey), base, one);
    };
    expect(await holds(whole, signature)).toBe(true);
    for (const [part, text] of whole.entries()) {
      for (let at = 0; at < text.length; at++) {
        const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
        expect(await holds(whole.with(part, changed), signature)).toBe(false);
      }
    }
    for (let at = 0; at < 64; at++) expect(await holds(whole, flipped(signature, at, 4))).toBe(false);
  });

  test("of a page: what still reads says something else, or the envelope in it falls", async () => {
    const v = frozenVectors<{ page: string; dossier: DossierId }>("page.json");
    const page = hexBytes(v.page);
    const before = decodePage(v.dossier, page);
    for (let at = 0; at < page.length; at++) {
      const after = decodePage(v.dossier, flipped(page, at, 1 << (at % 8)));
      if (after) expect(after).not.toEqual(before);
    }
  });
});
