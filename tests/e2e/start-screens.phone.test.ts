import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN, startOwnPlan, test } from "./app-fixture.ts";
import { expectFocusOnHeading, expectGoodInEveryForm, expectGoodScreen, speakTestLanguage } from "./screen-forms.ts";

const BEFORE: readonly (readonly [path: string, title: string])[] = [
  ["/", "Welkom"],
  ["/start/wat", "Wat is dit"],
  ["/start/naam", "Naam"],
  ["/start/terug", "Plan terughalen"],
  ["/a", "Mijn plan hier neerzetten"],
  ["/niets-hier", "Deze pagina is er niet"],
];
const OPEN: readonly (readonly [path: string, title: string])[] = [
  ["/start/eerst", "Begin"],
  ["/meer", "Meer"],
  ["/meer/instellingen", "Instellingen"],
  ["/meer/taal", "Taal"],
  ["/meer/letters", "Letters"],
  ["/meer/kleur", "Kleur"],
  ["/meer/pincode", "Pincode wijzigen"],
  ["/meer/opslag", "Opslag"],
  ["/meer/klok", "Klok"],
  ["/meer/wissen", "Alles wissen"],
  ["/meer/over", "Over Roer"],
  ["/meer/apparaten", "Mijn apparaten"],
  ["/meer/apparaten/nieuw", "Voeg een apparaat toe"],
  ["/meer/herstelblad", "Herstelblad"],
];

/** One filled button, or one red one, or rows to choose from; never two calls at once. */
async function expectOneFilledButton(page: Page): Promise<void> {
  const filled = await page.locator("main .roer-button--primary, main .roer-button--danger").count();
  const rows = await page.locator("main .roer-choice, main .roer-fold, main section").count();
  expect(filled, "filled buttons").toBeLessThanOrEqual(1);
  expect(filled + rows, "a way on").toBeGreaterThan(0);
}

test("screens before there is a plan: title, focus, contrast, width, letters twice as large", async ({
  page,
  origin,
}) => {
  test.slow();
  for (const [path, title] of BEFORE) {
    await page.goto(origin + path);
    await expect(heading(page)).toBeVisible();
    await expectFocusOnHeading(page);
    await expectGoodInEveryForm(page, title);
    await expectOneFilledButton(page);
  }
});

test("screens of settings and the sheet, likewise, and the lock", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  for (const [path, title] of OPEN) {
    await goTo(page, path);
    await expect(page).toHaveTitle(`Roer – ${title}`);
    await expectFocusOnHeading(page);
    await expectGoodInEveryForm(page, title);
    await expectOneFilledButton(page);
  }
  await page.getByRole("button", { name: "Ik schrijf het over" }).click();
  await expectGoodInEveryForm(page, "Herstelblad");
  await page.getByRole("button", { name: "Ik heb ze opgeschreven" }).click();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Woord 3 is anders.")).toBeVisible();
  await expectFocusOnHeadingOrButton(page);
  await expectGoodInEveryForm(page, "Herstelblad");
  await page.reload();
  await expect(page).toHaveTitle("Roer – Open je plan");
  await expectFocusOnHeading(page);
  await expectGoodInEveryForm(page, "Open je plan");
});

/** A press moves no focus away from what was pressed. */
const expectFocusOnHeadingOrButton = (page: Page): Promise<void> =>
  expect(page.getByRole("button", { name: "Verder" })).toBeFocused();

test("the test language: longer, and from right to left", { tag: "@beside" }, async ({ page, origin }) => {
  await speakTestLanguage(page);
  for (const [path] of BEFORE) {
    await page.goto(origin + path);
    await expect(heading(page)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expectGoodScreen(page);
  }
});

test("the test language on the screens of settings and the sheet", { tag: "@beside" }, async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await speakTestLanguage(page);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("textbox").fill(PIN);
  await expectGoodScreen(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox")).toHaveCount(0);
  for (const [path] of OPEN) {
    await goTo(page, path);
    await expectFocusOnHeading(page);
    await expectGoodScreen(page);
  }
});

test("colours and size of letters are chosen, work at once and stay", async ({ page, origin }) => {
  await page.goto(`${origin}/meer/kleur`);
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  await page.getByText("Donker", { exact: true }).click();
  await expect.poll(colour).not.toBe(light);
  await page.goto(`${origin}/meer/letters`);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await size();
  await page.getByText("Heel groot").click();
  await expect.poll(size).toBeGreaterThan(normal * 1.4);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  expect(await size()).toBeGreaterThan(normal * 1.4);
  expect(await colour()).not.toBe(light);
});
