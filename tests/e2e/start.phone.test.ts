import { expect, goTo, heading, PIN, readyForOffline, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectFocusOnHeading } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

test("a plan is made without a network, and is still there after a reload without one", async ({
  page,
  context,
  origin,
}) => {
  await page.goto(origin);
  await readyForOffline(page);
  await context.setOffline(true);
  await startOwnPlan(page, origin, { name: "Sam" });
  await goTo(page, "/vandaag");
  await expect(page.getByText("Geen internet. Alles is bewaard op dit apparaat.")).toBeVisible();
  await page.reload();
  await unlock(page, PIN);
  await expect(heading(page)).toContainText("Sam");
});

test("by keyboard alone: past the menu, through the first run, into the plan", async ({ page, origin }) => {
  await page.goto(origin);
  await expectFocusOnHeading(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Ik begin mijn eigen plan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Dit is van jou.");
  await page.getByRole("link", { name: "Verder" }).press("Enter");
  await page.getByLabel("Voornaam").pressSequentially("Ali");
  await page.keyboard.press("Enter");
  for (const asked of ["Kies een pincode van 6 cijfers.", "Nog een keer"]) {
    await expect(heading(page)).toHaveText(asked);
    await page.getByLabel("Pincode").pressSequentially(PIN);
    await page.keyboard.press("Enter");
  }
  await expect(heading(page)).toHaveText("Hoi Ali. Wat wil je eerst doen?");
  await goTo(page, "/meer");
  await expectFocusOnHeading(page);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
