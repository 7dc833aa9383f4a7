import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakName, layoutRings, type RingLayout, type RingNode } from "#src/ui/kit/ring-layout.ts";

const people = fc
  .array(
    fc.record({
      name: fc.stringMatching(/^[A-Z][a-z]{1,18}( [A-Z][a-z]{1,12}){0,2}$/),
      ring: fc.constantFrom(1 as const, 2 as const, 3 as const),
    }),
    { maxLength: 30 },
  )
  .map((list): RingNode[] => list.map((person, index) => ({ ...person, id: String(index) })));

const touching = ({ placed }: RingLayout): string[] =>
  placed.flatMap((a, index) =>
    placed
      .slice(index + 1)
      .filter((b) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2)
      .map((b) => `${a.node.name} × ${b.node.name}`),
  );

describe("names on the map", () => {
  it("never touch and never leave the drawing, however many and long", () => {
    fc.assert(
      fc.property(people, fc.constantFrom(240, 328, 640), fc.constantFrom(1, 2), (nodes, width, scale) => {
        const layout = layoutRings(nodes, width, scale);
        expect(layout.placed).toHaveLength(nodes.length);
        expect(touching(layout)).toEqual([]);
        for (const { x, y, width: w, height: h } of layout.placed) {
          expect(x - w / 2).toBeGreaterThanOrEqual(0);
          expect(x + w / 2).toBeLessThanOrEqual(layout.width);
          expect(y - h / 2).toBeGreaterThanOrEqual(0);
          expect(y + h / 2).toBeLessThanOrEqual(layout.height);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are whole: every letter stands on one of the lines", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
        expect(breakName(name).join("").replace(/\s/gu, "")).toBe(name.replace(/\s/gu, ""));
      }),
    );
    expect(breakName("Noor van den Berg-Jansen")).toEqual(["Noor van den", "Berg-Jansen"]);
  });

  it("stand in the same place each time", () => {
    const nodes: RingNode[] = [
      { id: "a", name: "Noor", ring: 1 },
      { id: "b", name: "Sam", ring: 3 },
    ];
    expect(layoutRings(nodes, 328)).toEqual(layoutRings(nodes, 328));
  });
});
