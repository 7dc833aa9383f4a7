import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytes } from "#src/base/bytes.ts";
import { type Capability, narrows, RIGHTS } from "#src/protocol/capability.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import { grant, hex } from "#tests/support/dossier-log.ts";

/** What a link of a chain gives, apart from who and where. */
type Scope = Pick<Capability, "rights" | "domainRights" | "nbf" | "exp" | "readFrom" | "depth">;

// Small numbers, so that equal bounds and one-off bounds come up all the time.
const scope: fc.Arbitrary<Scope> = fc
  .record({
    rights: fc.integer({ min: 1, max: 7 }),
    domainRights: fc.nat(15),
    nbf: fc.nat(12),
    length: fc.integer({ min: 1, max: 12 }),
    readFrom: fc.nat(12),
    depth: fc.nat(4),
  })
  .map(({ nbf, length, readFrom, ...rest }) => ({
    ...rest,
    nbf: epoch(nbf),
    exp: epoch(nbf + length),
    readFrom: epoch(readFrom),
  }));

/** Who may pass on anything at all. */
const passing: fc.Arbitrary<Scope> = scope.map((one) => ({ ...one, rights: one.rights | RIGHTS.delegate }));

const link = (one: Scope, id: number, above: number): Capability => ({
  ...one,
  grant: grant(id),
  dossier: hex(1) as DossierId,
  section: hex(2) as SectionId,
  subjectSignPk: bytes(32).fill(id),
  subjectBoxPk: bytes(32),
  parent: grant(above),
  issuerPk: bytes(32).fill(above),
  counter: 1,
});
const isNarrow = (child: Scope, parent: Scope): boolean => narrows(link(child, 2, 1), link(parent, 1, 9));

/** Everything a scope lets somebody do, spelled out: the model against which narrowing is held. */
function powers(one: Scope): Set<string> {
  const out = new Set<string>();
  for (let moment = one.nbf as number; moment < one.exp; moment++) {
    for (let bit = 1; bit < 16; bit *= 2) {
      if (one.rights & bit) out.add(`relay ${bit} at ${moment}`);
      if (one.domainRights & bit) out.add(`domain ${bit} at ${moment}`);
    }
    for (let read = one.readFrom as number; read < 30; read++) out.add(`at ${moment} of ${read}`);
  }
  for (let links = 0; links < one.depth; links++) out.add(`${links} links below`);
  return out;
}
const isSubset = (a: Set<string>, b: Set<string>): boolean => [...a].every((power) => b.has(power));

/** As much of a wish as the parent has; undefined when nothing is left of it. */
function within(parent: Scope, wish: Scope): Scope | undefined {
  const rights = parent.rights & wish.rights;
  const [nbf, exp] = [Math.max(parent.nbf, wish.nbf), Math.min(parent.exp, wish.exp)];
  if (rights === 0 || nbf >= exp || parent.depth === 0) return undefined;
  return {
    rights,
    domainRights: parent.domainRights & wish.domainRights,
    nbf: epoch(nbf),
    exp: epoch(exp),
    readFrom: epoch(Math.max(parent.readFrom, wish.readFrom)),
    depth: Math.min(parent.depth - 1, wish.depth),
  };
}

describe("a link only narrows", () => {
  test("what is let through can do nothing the parent cannot", () => {
    let hits = 0;
    fc.assert(
      fc.property(scope, passing, (child, parent) => {
        if (!isNarrow(child, parent)) return;
        hits++;
        expect(isSubset(powers(child), powers(parent))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(hits).toBeGreaterThan(10);
  });

  test("all that both had and wished is let through, and one power more in any dimension is not", () => {
    fc.assert(
      fc.property(passing, scope, (parent, wish) => {
        const child = within(parent, wish);
        if (child === undefined) return;
        expect(isNarrow(child, parent)).toBe(true);
        const wider: Scope[] = [
          { ...child, rights: child.rights | (7 & ~parent.rights) | 8 },
          { ...child, domainRights: parent.domainRights | 16 },
          { ...child, exp: epoch(parent.exp + 1) },
          { ...child, depth: parent.depth },
          ...(parent.nbf > 0 ? [{ ...child, nbf: epoch(parent.nbf - 1) }] : []),
          ...(parent.readFrom > 0 ? [{ ...child, readFrom: epoch(parent.readFrom - 1) }] : []),
        ];
        for (const one of wider) expect(isNarrow(one, parent)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("who may not pass on has nobody below, however little they would get", () => {
    fc.assert(
      fc.property(scope, scope, (parent, wish) => {
        const silent = { ...parent, rights: (parent.rights & ~RIGHTS.delegate) | RIGHTS.read };
        const child = within(silent, wish);
        if (child) expect(isNarrow(child, silent)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a chain of any length never widens, and ends when its depth is used up", () => {
    fc.assert(
      fc.property(passing, fc.array(passing, { minLength: 1, maxLength: 8 }), (root, wishes) => {
        let last = root;
        let links = 0;
        for (const wish of wishes) {
          const next = within(last, wish);
          if (next === undefined) break;
          expect(isNarrow(next, last)).toBe(true);
          expect(isSubset(powers(next), powers(root))).toBe(true);
          last = next;
          links++;
        }
        expect(links).toBeLessThanOrEqual(root.depth);
      }),
      { numRuns: 3_000 },
    );
  });
});
