import { test } from "./app-fixture.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";
import { expectNoOverflow, expectNothingFound } from "./screen-forms.ts";

// Colours are forced on parts of a screen, whatever its size: one size tells of both.
test("every screen of the example stands in forced colours", { tag: "@beside" }, async ({ page, origin }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await openPractice(page, origin);
  for (const [name, stop] of Object.entries(STOPS)) {
    await stopAt(page, stop);
    await expectNoOverflow(page);
    await expectNothingFound(page, "contrast", name);
  }
});
