import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytes } from "#src/base/bytes.ts";
import { attenuate, narrower, type Scope } from "#src/grants/attenuate.ts";
import type { DomainRights, RelayRights } from "#src/grants/rights.ts";
import { type Capability, narrows } from "#src/protocol/capability.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import { grant, hex } from "#tests/support/dossier-log.ts";

// Small numbers, so that equal bounds and one-off bounds come up all the time.
const scope: fc.Arbitrary<Scope> = fc
  .record({
    rights: fc.integer({ min: 1, max: 7 }),
    domain: fc.nat(15),
    nbf: fc.nat(12),
    length: fc.integer({ min: 1, max: 12 }),
    readFrom: fc.nat(12),
    depth: fc.nat(4),
  })
  .map(({ rights, domain, nbf, length, readFrom, depth }) => ({
    rights: rights as RelayRights,
    domain: domain as DomainRights,
    window: { nbf: epoch(nbf), exp: epoch(nbf + length) },
    readFrom,
    depth,
  }));

/** Everything a scope lets somebody do, spelled out: the model against which narrowing is held. */
function powers(one: Scope): Set<string> {
  const out = new Set<string>();
  for (let moment = one.window.nbf as number; moment < one.window.exp; moment++) {
    for (let bit = 1; bit < 16; bit *= 2) {
      if (one.rights & bit) out.add(`relay ${bit} at ${moment}`);
      if (one.domain & bit) out.add(`domain ${bit} at ${moment}`);
    }
    for (let read = one.readFrom; read < 30; read++) out.add(`at ${moment} of ${read}`);
  }
  for (let links = 0; links < one.depth; links++) out.add(`${links} links below`);
  return out;
}
const isSubset = (a: Set<string>, b: Set<string>): boolean => [...a].every((power) => b.has(power));

describe("a link only narrows", () => {
  test("what is judged narrower can do nothing the parent cannot", () => {
    let hits = 0;
    fc.assert(
      fc.property(scope, scope, (child, parent) => {
        if (!narrower(child, parent)) return;
        hits++;
        expect(isSubset(powers(child), powers(parent))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(hits).toBeGreaterThan(10);
  });

  test("one power more in any dimension is not narrower", () => {
    fc.assert(
      fc.property(scope, scope, (parent, wish) => {
        const child = attenuate(parent, wish);
        if (child === undefined) return;
        const { nbf, exp } = child.window;
        const wider: Scope[] = [
          { ...child, rights: (child.rights | 8) as RelayRights },
          { ...child, domain: (parent.domain | 16) as DomainRights },
          { ...child, window: { nbf, exp: epoch(parent.window.exp + 1) } },
          { ...child, depth: parent.depth },
          ...(parent.window.nbf > 0 ? [{ ...child, window: { nbf: epoch(parent.window.nbf - 1), exp } }] : []),
          ...(parent.readFrom > 0 ? [{ ...child, readFrom: parent.readFrom - 1 }] : []),
        ];
        for (const one of wider) expect(narrower(one, parent)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a chain of any length never widens, and ends when its depth is used up", () => {
    fc.assert(
      fc.property(scope, fc.array(scope, { minLength: 1, maxLength: 8 }), (root, wishes) => {
        let last = root;
        let links = 0;
        for (const wish of wishes) {
          const next = attenuate(last, wish);
          if (next === undefined) break;
          expect(narrower(next, last)).toBe(true);
          expect(narrower(next, root)).toBe(true);
          expect(isSubset(powers(next), powers(root))).toBe(true);
          expect(isSubset(powers(next), powers({ ...wish, depth: wish.depth }))).toBe(true);
          last = next;
          links++;
        }
        expect(links).toBeLessThanOrEqual(root.depth);
      }),
      { numRuns: 3_000 },
    );
  });

  test("narrowing keeps all that was both had and wished", () => {
    fc.assert(
      fc.property(scope, scope, (parent, wish) => {
        const got = attenuate(parent, wish);
        if (got === undefined) return;
        const had = powers(parent);
        const both = [...powers(wish)].filter((power) => had.has(power) && !power.endsWith("links below"));
        expect(isSubset(new Set(both), powers(got))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("plans and signed capabilities are judged alike", () => {
    const [dossier, section] = [hex(1) as DossierId, hex(2) as SectionId];
    const signed = (one: Scope, id: number, parent: number, pk: number): Capability => ({
      grant: grant(id),
      dossier,
      section,
      subjectSignPk: bytes(32).fill(id),
      subjectBoxPk: bytes(32),
      rights: one.rights,
      domainRights: one.domain,
      nbf: one.window.nbf,
      exp: one.window.exp,
      readFrom: epoch(one.readFrom),
      depth: one.depth,
      parent: grant(parent),
      issuerPk: bytes(32).fill(pk),
      counter: 1,
    });
    fc.assert(
      fc.property(scope, scope, (child, parent) => {
        const mayDelegate = { ...parent, rights: (parent.rights | 4) as RelayRights };
        expect(narrows(signed(child, 2, 1, 1), signed(mayDelegate, 1, 9, 9))).toBe(narrower(child, mayDelegate));
      }),
      { numRuns: 5_000 },
    );
  });
});
