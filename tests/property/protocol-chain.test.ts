import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bytes, bytes } from "#src/base/bytes.ts";
import {
  type Capability,
  DOMAIN_RIGHTS,
  RIGHTS,
  type SignedCapability,
  capabilitySigningInput,
  isWellFormed,
  narrows,
} from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import type { Verify } from "#src/protocol/ed25519-profile.ts";
import { ALL_SECTIONS, type DossierId, type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { FOREVER, epoch } from "#src/protocol/time.ts";
import { grant, hex } from "#tests/support/dossier-log.ts";

const [DOSSIER, SECTION] = [hex(1) as DossierId, hex(2) as SectionId];
const keyOf = (n: number): Bytes => bytes(32).fill(n);

/**
 * Signing is tested elsewhere; here many chains matter. A signature is its key followed by the end of what it signs, and
 * stands for exactly that.
 */
const sealOf = (key: Uint8Array, input: Uint8Array): Bytes => {
  const out = bytes(64);
  out.set(key);
  let sum = 7;
  for (const byte of input) sum = (Math.imul(sum, 31) + byte) >>> 0;
  new DataView(out.buffer).setUint32(32, sum);
  return out;
};
const verify: Verify = async (key, input, signature) => sealOf(key, input).every((byte, i) => byte === signature[i]);
const sign = (capability: Capability): SignedCapability => ({
  capability,
  signature: sealOf(capability.issuerPk, capabilitySigningInput(capability)),
});

const device = (id: number, parent: GrantId, issuer: Bytes): Capability => ({
  grant: grant(id),
  dossier: DOSSIER,
  section: ALL_SECTIONS,
  subjectSignPk: keyOf(id),
  subjectBoxPk: bytes(32),
  rights: RIGHTS.manage,
  domainRights: 0,
  nbf: epoch(0),
  exp: FOREVER,
  readFrom: epoch(0),
  depth: 0,
  parent,
  issuerPk: issuer,
  counter: 1,
});
const ROOT_KEY = keyOf(200);
const PHONE = sign(device(100, ROOT_GRANT, ROOT_KEY));

const wish = fc.record({
  rights: fc.integer({ min: 1, max: 7 }),
  domainRights: fc.nat(15),
  nbf: fc.nat(8).map(epoch),
  exp: fc.integer({ min: 1, max: 10 }).map(epoch),
  readFrom: fc.nat(8).map(epoch),
  depth: fc.nat(3),
  section: fc.constantFrom(SECTION, SECTION, SECTION, hex(3) as SectionId),
});

/** Each link is signed by the one before it, whatever it claims: a chain as liars would make it. */
function chainOf(wishes: readonly (typeof wish extends fc.Arbitrary<infer T> ? T : never)[]): SignedCapability[] {
  const links = [PHONE];
  for (const [i, one] of wishes.entries()) {
    const above = links.at(-1)?.capability ?? PHONE.capability;
    const id = i + 1;
    const subject = { grant: grant(id), dossier: DOSSIER, subjectSignPk: keyOf(id), subjectBoxPk: bytes(32) };
    links.push(sign({ ...subject, ...one, parent: above.grant, issuerPk: above.subjectSignPk, counter: 1 }));
  }
  return links;
}

/** All that one capability lets somebody do, spelled out; devices may do anything. */
function powers(c: Capability): Set<string> {
  const out = new Set<string>();
  for (let moment: number = c.nbf; moment < Math.min(c.exp, 20); moment++) {
    for (const bit of Object.values(RIGHTS)) if (c.rights & bit) out.add(`${c.section} right ${bit} at ${moment}`);
    for (const bit of Object.values(DOMAIN_RIGHTS))
      if (c.domainRights & bit) out.add(`${c.section} domain ${bit} at ${moment}`);
    for (let read: number = c.readFrom; read < 20; read++) out.add(`${c.section} reads ${read} at ${moment}`);
  }
  return out;
}

describe("a chain of capabilities", () => {
  test("that holds gives nobody a power that all above have not", async () => {
    let held = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 4 }), async (wishes) => {
        const links = chainOf(wishes);
        const leaf = links.at(-1);
        if (!leaf) return;
        const find = (id: GrantId) => links.find(({ capability }) => capability.grant === id);
        const verdict = await verifyChain(leaf, ROOT_KEY, find, verify);
        if (!verdict.ok) return;
        held++;
        for (const above of links.slice(1, -1)) {
          for (const power of powers(leaf.capability)) expect(powers(above.capability)).toContain(power);
          expect(above.capability.rights & RIGHTS.delegate).not.toBe(0);
          expect(above.capability.depth).toBeGreaterThan(leaf.capability.depth);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(held).toBeGreaterThan(100);
  });

  test("falls exactly when one link is malformed or widens", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 4 }), async (wishes) => {
        const links = chainOf(wishes);
        const leaf = links.at(-1);
        if (!leaf) return;
        const find = (id: GrantId) => links.find(({ capability }) => capability.grant === id);
        const sound = links.every(({ capability }, i) => {
          const above = links[i - 1]?.capability;
          return isWellFormed(capability) && (above === undefined || narrows(capability, above));
        });
        const verdict = await verifyChain(leaf, ROOT_KEY, find, verify);
        expect(verdict.ok).toBe(sound);
      }),
      { numRuns: 3_000 },
    );
  });

  test("is as long as its depths allow, and a ring of devices ends", async () => {
    const ring = [device(10, grant(11), keyOf(11)), device(11, grant(10), keyOf(10))].map(sign);
    const find = (id: GrantId) => ring.find(({ capability }) => capability.grant === id);
    const [one] = ring;
    if (!one) throw new Error("there is a ring");
    expect(await verifyChain(one, ROOT_KEY, find, verify)).toEqual({ ok: false, error: { type: "chain-too-long" } });
  });

  test("takes an admitted link for granted, and checks the ones below it all the same", async () => {
    const wide = { rights: 5, domainRights: 0, nbf: epoch(1), exp: epoch(9), readFrom: epoch(1), section: SECTION };
    const links = chainOf([
      { ...wide, depth: 2 },
      { ...wide, depth: 1 },
    ]);
    const [, holder, colleague] = links;
    if (!holder || !colleague) throw new Error("there are two links");
    const find = (id: GrantId) => (id === holder.capability.grant ? holder : undefined);
    const admitted = (link: SignedCapability): boolean => link === holder;
    expect((await verifyChain(colleague, ROOT_KEY, find, verify)).ok).toBe(false);
    expect((await verifyChain(colleague, ROOT_KEY, find, verify, admitted)).ok).toBe(true);
    const wider = sign({ ...colleague.capability, exp: epoch(10) });
    expect((await verifyChain(wider, ROOT_KEY, find, verify, admitted)).ok).toBe(false);
  });
});
