import { expect, test } from "./app-fixture.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";
import { expectNoOverflow, expectNothingFound } from "./screen-forms.ts";

test("every screen of the example stands in Arabic, from right to left", async ({ page, origin }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => localStorage.setItem("roer-locale", "ar"));
  await openPractice(page, origin);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  for (const [name, stop] of Object.entries(STOPS)) {
    await stopAt(page, stop);
    await expectNoOverflow(page);
    // The colours are the same in every language, and what axe reads in both sizes: once is enough.
    if (test.info().project.name === "phone") await expectNothingFound(page, "all but contrast", name);
  }
});
