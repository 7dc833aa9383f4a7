import { describe, expect, onTestFinished, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { openPractice } from "#src/operations/open-practice.ts";
import { absentRelay } from "#src/sync/absent-relay.ts";
import { loadPracticeWords } from "#src/ui/practice/practice-words.ts";
import { practiceScript } from "#src/ui/practice/practice-script.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { createWorld } from "#tests/support/world.ts";

/** The practice dossier as a device would open it, in a year and a season of one's choice. */
async function practice(locale: string, now: number) {
  const { ports } = (await createWorld(onTestFinished)).device();
  const at = { ...ports, relay: absentRelay, clock: () => instant(now), builtAt: now };
  return openPractice(at, practiceScript(await loadPracticeWords(locale), at.clock()));
}

describe.each(["nl", "en"])("the practice dossier in %s", (locale) => {
  // In winter, on the night the clock goes back, and on the last day of February of a leap year.
  test.each([Date.UTC(2026, 10, 26, 9), Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2028, 1, 29, 22)])(
    "holds something in every part and nothing that its rules refuse, opened at %d",
    async (now) => {
      const session = await practice(locale, now);
      const replica = session.owned();
      // Letters are drawn by the browser: tests/e2e looks at them. What a child says takes a secret of its own, which nobody
      // is asked for who looks round in an example.
      const written = SECTION_KINDS.filter((kind) => kind !== "documents" && kind !== "child");
      for (const kind of written) expect([kind, replica?.ofKind(kind).length]).not.toEqual([kind, 0]);
      for (const { log, kind } of replica?.sections ?? []) {
        const { settled } = log;
        expect([kind, settled.refused.size]).toEqual([kind, 0]);
        expect(settled.kinds.size).toBeGreaterThan(0);
      }
      expect(replica?.record.registered).toBe(false);
    },
  );
});

test("each opening is another dossier, so that nothing of one goes on in the next", async () => {
  const now = Date.UTC(2026, 10, 26, 9);
  const [one, other] = [await practice("nl", now), await practice("nl", now)];
  expect(one.owned()?.ref.dossier).not.toBe(other.owned()?.ref.dossier);
});
