import type { Page } from "@playwright/test";
import { expect, goTo, heading } from "./app-fixture.ts";

/** Copies the words off the screen, as a person does with a pen. */
export async function copyWords(page: Page): Promise<readonly string[]> {
  await page.getByRole("button", { name: "Ik schrijf het over" }).click();
  const list = page.getByRole("list", { name: "De 12 woorden" }).getByRole("listitem");
  await expect(list).toHaveCount(12);
  const words = (await list.allInnerTexts()).map((line) => line.replace(/[\d\s]/gu, ""));
  await page.getByRole("button", { name: "Ik heb ze opgeschreven" }).click();
  return words;
}

/** The two words that are asked back. */
export async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  await page.getByLabel("Woord 3").fill(words[2] ?? "");
  await page.getByLabel("Woord 9").fill(words[8] ?? "");
  await page.getByRole("button", { name: "Verder" }).click();
}

/** The first sheet, by hand; answers its words. */
export async function makeFirstSheet(page: Page): Promise<readonly string[]> {
  await goTo(page, "/meer/herstelblad");
  const words = await copyWords(page);
  await typeBack(page, words);
  await expect(heading(page)).toHaveText("Goed bewaard.");
  return words;
}

export async function addGoal(page: Page, goal: string): Promise<void> {
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill(goal);
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
  await goTo(page, "/plan");
  await expect(page.getByText(goal)).toBeVisible();
}

/** The pincode of a device to which a plan comes back, twice. */
export async function choosePin(page: Page, pin: string): Promise<void> {
  await expect(heading(page)).toHaveText("Kies een pincode van 6 cijfers.");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Nog een keer");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Haal mijn plan terug" }).click();
}
