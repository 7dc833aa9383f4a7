import fc from "fast-check";
import { expect, test } from "vitest";
import { edit, emptyMap, entriesIn, find } from "#src/dossier/shared-map.ts";
import { grant } from "#tests/support/dossier-log.ts";

test("a shared map is a map, and its old versions stay as they were", () => {
  const writes = fc.array(
    fc.tuple(
      fc.nat(400).map((n) => grant(n) as string),
      fc.nat(),
    ),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(fc.array(writes, { maxLength: 4 }), (rounds) => {
      const model = new Map<string, number>();
      let map = emptyMap<number>();
      const kept: [typeof map, Map<string, number>][] = [];
      for (const round of rounds) {
        const draft = edit(map);
        for (const [key, value] of round) {
          draft.put(key, value);
          model.set(key, value);
          expect(draft.find(key)).toBe(value);
        }
        map = draft.done();
        kept.push([map, new Map(model)]);
      }
      for (const [version, expected] of kept) {
        expect(version.size).toBe(expected.size);
        expect(new Map(entriesIn(version))).toEqual(expected);
        for (const [key, value] of expected) expect(find(version, key)).toBe(value);
      }
    }),
    { numRuns: 200 },
  );
});
