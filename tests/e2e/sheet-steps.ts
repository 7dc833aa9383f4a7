import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN } from "./app-fixture.ts";

async function shownWords(page: Page): Promise<readonly string[]> {
  await page.getByRole("button", { name: "Ik schrijf het over" }).click();
  const list = page.getByRole("list", { name: "De 12 woorden" }).getByRole("listitem");
  await expect(list).toHaveCount(12);
  return (await list.allInnerTexts()).map((line) => line.replace(/[\d\s]/gu, ""));
}

/** Copies the words off the screen, as a person does with a pen. */
export async function copyWords(page: Page): Promise<readonly string[]> {
  const words = await shownWords(page);
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

/** The words as the screen shows them, before any was typed back. */
export async function wordsOfSheet(page: Page): Promise<readonly string[]> {
  await goTo(page, "/meer/herstelblad");
  return shownWords(page);
}

/** A new pincode, twice, up to the press that brings a plan back. */
export async function choosePin(page: Page, pin: string = PIN): Promise<void> {
  await expect(heading(page)).toHaveText("Kies een pincode van 6 cijfers.");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Nog een keer");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Haal mijn plan terug" }).click();
}

export const chooseBackup = (page: Page, buffer: Buffer): Promise<void> =>
  page.getByLabel("Kies het bestand").setInputFiles({ name: "kopie.roer", mimeType: "", buffer });

/** Makes one, and answers the file. */
export async function madeBackup(page: Page): Promise<Buffer> {
  await goTo(page, "/meer/reservekopie");
  await expect(page.getByText("Nog geen reservekopie")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak een reservekopie" }).click();
  const download = await downloading;
  await expect(page.getByText(/^Je reservekopie is bewaard\./u)).toBeVisible();
  await expect(page.getByText("Laatste reservekopie: vandaag")).toBeVisible();
  expect(download.suggestedFilename()).toMatch(/^roer-reservekopie-\d{4}-\d\d-\d\d\.roer$/u);
  return readFileSync(await download.path());
}

/** The words, up to what is in it. */
export async function openBackup(page: Page, words: readonly string[]): Promise<void> {
  await page.getByRole("textbox").fill(words.join(" "));
  await page.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await expect(page.getByText(/^Het plan van Sam, bewaard op /u)).toBeVisible();
}

/** From the first screen of all to the file. */
export async function toBackup(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Ik had al een plan" }).click();
  await page.getByRole("link", { name: "Ik heb een reservekopie" }).click();
  await expect(heading(page)).toHaveText("Zet je reservekopie terug.");
}
