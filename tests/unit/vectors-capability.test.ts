import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import {
  type Capability,
  type SignedCapability,
  capabilitySigningInput,
  decodeCapability,
  encodeCapability,
  isWellFormed,
} from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type CapabilityVector = {
  readonly name: string;
  readonly capability: {
    readonly grant: GrantId;
    readonly dossier: DossierId;
    readonly section: SectionId;
    readonly subjectSignPk: string;
    readonly subjectBoxPk: string;
    readonly rights: number;
    readonly domainRights: number;
    readonly nbf: number;
    readonly exp: number;
    readonly readFrom: number;
    readonly depth: number;
    readonly parent: GrantId;
    readonly issuerPk: string;
    readonly counter: number;
  };
  readonly signature: string;
  readonly wire: string;
};
type Vectors = {
  readonly rootSignPk: string;
  readonly chain: readonly CapabilityVector[];
  readonly cases: readonly (CapabilityVector & { readonly verdict: string })[];
};

const vectors = frozenVectors<Vectors>("capability.json");
const signedOf = ({ capability: c, signature }: CapabilityVector): SignedCapability => ({
  capability: {
    ...c,
    subjectSignPk: hexBytes(c.subjectSignPk),
    subjectBoxPk: hexBytes(c.subjectBoxPk),
    nbf: epoch(c.nbf),
    exp: epoch(c.exp),
    readFrom: epoch(c.readFrom),
    issuerPk: hexBytes(c.issuerPk),
  } satisfies Capability,
  signature: hexBytes(signature),
});
const chain = vectors.chain.map(signedOf);
const find = (grant: GrantId): SignedCapability | undefined => chain.find((one) => one.capability.grant === grant);
const rootSignPk = hexBytes(vectors.rootSignPk);

describe("the frozen chain from the root to a colleague's colleague", () => {
  it.each(vectors.chain)("$name: bytes, signature, and a chain that holds", async (v) => {
    const signed = signedOf(v);
    expect(toHex(encodeCapability(signed))).toBe(v.wire);
    expect(decodeCapability(hexBytes(v.wire))).toEqual(signed);
    const { issuerPk } = signed.capability;
    expect(await verifyStrict(issuerPk, capabilitySigningInput(signed.capability), signed.signature)).toBe(true);
    const held = await verifyChain(signed, rootSignPk, find, verifyStrict);
    expect(held.ok && held.value.length).toBe(vectors.chain.indexOf(v) + 1);
  });

  it.each(vectors.chain)("$name: falls with any signature above it", async (v) => {
    const upTo = chain.slice(0, vectors.chain.indexOf(v) + 1);
    for (const damaged of upTo) {
      const spoilt: SignedCapability = { ...damaged, signature: damaged.signature.map((byte, i) => byte ^ +(i === 9)) };
      const withSpoilt = (grant: GrantId): SignedCapability | undefined =>
        grant === damaged.capability.grant ? spoilt : find(grant);
      const leaf = damaged.capability.grant === v.capability.grant ? spoilt : signedOf(v);
      const verdict = await verifyChain(leaf, rootSignPk, withSpoilt, verifyStrict);
      expect(verdict).toEqual({ ok: false, error: { type: "chain-bad-signature", at: damaged.capability.grant } });
    }
  });
});

describe("one link more", () => {
  it.each(vectors.cases)("$name: $verdict", async (v) => {
    const signed = signedOf(v);
    const decoded = decodeCapability(hexBytes(v.wire));
    const held = await verifyChain(signed, rootSignPk, find, verifyStrict);
    if (v.verdict === "malformed") {
      expect(decoded).toBeUndefined();
      expect(isWellFormed(signed.capability)).toBe(false);
      expect(held.ok || held.error.type).toBe("chain-malformed");
      return;
    }
    expect(decoded).toEqual(signed);
    expect(held.ok ? "holds" : held.error.type).toBe(v.verdict);
  });

  it("has every way of widening in it, and one that does not", () => {
    const verdicts = new Set(vectors.cases.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(["chain-bad-signature", "chain-broken", "chain-widens", "holds", "malformed"]);
  });
});
