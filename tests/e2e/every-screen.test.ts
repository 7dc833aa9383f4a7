import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./app-fixture.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";
import { expectNoOverflow } from "./screen-forms.ts";

// Light, dark, 200 % and 320 px are looked at where each screen has its story; here, every screen of a filled dossier in
// the two forms that change colours and sides of all of them alike.

async function expectNothingFound(page: Page, where: string): Promise<void> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    where,
  ).toEqual([]);
}

test("every screen of the example stands in forced colours", async ({ page, origin }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await openPractice(page, origin);
  for (const [name, stop] of Object.entries(STOPS)) {
    await stopAt(page, stop);
    await expectNoOverflow(page);
    await expectNothingFound(page, name);
  }
});

test("every screen of the example stands in Arabic, from right to left", async ({ page, origin }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => localStorage.setItem("roer-locale", "ar"));
  await openPractice(page, origin);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  for (const [name, stop] of Object.entries(STOPS)) {
    await stopAt(page, stop);
    await expectNoOverflow(page);
    await expectNothingFound(page, name);
  }
});
