import type { Page } from "@playwright/test";
import { photoOfLetter } from "#tests/support/letters.ts";
import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";
import {
  chooseBackup,
  choosePin,
  madeBackup,
  makeFirstSheet,
  openBackup,
  toBackup,
  wordsOfSheet,
} from "./sheet-steps.ts";

async function writeLetter(page: Page): Promise<void> {
  await goTo(page, "/brieven/nieuw");
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Maak een foto" }).click();
  const buffer = await photoOfLetter(page, "Besluit over de huur");
  await (await asked).setFiles({ name: "image.jpg", mimeType: "image/jpeg", buffer });
  await expect(page.getByText("Foto 1", { exact: true })).toBeVisible();
  await page.getByLabel("Hoe noem je deze brief?").fill("Brief van de gemeente");
  await page.getByLabel("Besluit", { exact: true }).check();
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page.getByText("Brief van de gemeente is bewaard.")).toBeVisible();
}

test("a goal that was shared and a letter that was not come back by a backup and twelve words, and the letter opens", async ({
  page,
  context,
  anotherBrowser,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin, { name: "Sam" });
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Elke week mijn post openen");
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
  const words = await wordsOfSheet(page);
  await goTo(page, "/brieven/nieuw");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
  await goTo(page, "/meer/reservekopie");
  await expectGoodScreen(page, "Reservekopie");
  await context.setOffline(true);
  await writeLetter(page);
  const buffer = await madeBackup(page);
  expect(buffer.includes("post openen")).toBe(false);

  const other = await anotherBrowser();
  await other.goto(origin);
  await toBackup(other);
  await chooseBackup(other, buffer.subarray(0, 5000));
  await expect(other.getByText("Dit bestand is niet compleet. Kopieer het nog eens.")).toBeVisible();
  await chooseBackup(other, buffer);
  await other.getByRole("textbox").fill("fiets");
  await other.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await expect(other.getByText("Dit zijn 1 woorden. Het moeten er 12 zijn.")).toBeVisible();
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await openBackup(other, words);
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other);
  await expect(other.getByText("1 bestand komt erbij.")).toBeVisible();
  await other.getByRole("button", { name: "Zet het terug" }).click();
  await expect(other.getByText("Alles uit de reservekopie staat in je plan.")).toBeVisible();
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await goTo(other, "/plan");
  await expect(other.getByText("Elke week mijn post openen")).toBeVisible();
  await goTo(other, "/brieven");
  await other.getByRole("link", { name: /^Brief van de gemeente/u }).click();
  await other.getByRole("button", { name: "Bekijk Foto 1" }).click();
  const picture = other.getByRole("img", { name: "Foto 1" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1600);
});

test("where the browser threw the plan away that is said, with every way back; a backup makes a new plan where nobody can be asked", async ({
  page,
  context,
  origin,
}) => {
  await startOwnPlan(page, origin, { name: "Sam" });
  const words = await wordsOfSheet(page);
  const buffer = await madeBackup(page);
  await goTo(page, "/meer/opslag");
  await expect(page.getByText(/Er is genoeg ruimte voor Roer\./u)).toBeVisible();
  await page.goto("about:blank");
  const browser = await context.newCDPSession(page);
  await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb,cache_storage" });
  await page.goto(origin);
  await expect(heading(page)).toHaveText("Wat op dit apparaat stond, is weg.");
  await expectGoodScreen(page, "Weg van dit apparaat");
  for (const [name, path] of [
    ["Ik heb mijn herstelblad", "/start/terug"],
    ["Ik heb een reservekopie", "/start/reservekopie"],
    ["Ik heb het op een ander apparaat", "/a"],
    [/^Ik kreeg een sleutel/u, "/k"],
  ] as const)
    await expect(page.getByRole("link", { name })).toHaveAttribute("href", path);
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  await page.reload();
  await toBackup(page);
  await chooseBackup(page, buffer);
  await openBackup(page, words);
  await page.getByRole("button", { name: "Verder" }).click();
  await context.setOffline(true);
  await choosePin(page);
  await expect(heading(page)).toHaveText("We kunnen je plan op internet niet vinden.");
  await expectGoodScreen(page, "Reservekopie terugzetten");
  await page.getByRole("button", { name: "Maak een nieuw plan" }).click();
  await expect(page.getByText("Alles uit de reservekopie staat in je plan.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Maak mijn herstelblad" })).toBeVisible();
});

test(
  "after a month in which something changed Vandaag asks for a backup, and it can wait",
  { tag: "@beside" },
  async ({ page, relay }) => {
    await page.clock.install();
    await startOwnPlan(page, relay.origin, { name: "Sam" });
    await goTo(page, "/plan/nieuw");
    await page.getByRole("textbox").first().fill("Elke week mijn post openen");
    await page.locator("button[type=submit]").click();
    await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
    await makeFirstSheet(page);
    await relay.setClock({ offset: 31 * 86_400_000 });
    await page.clock.setSystemTime(Date.now() + 31 * 86_400_000);
    await page.reload();
    await unlock(page);
    await goTo(page, "/vandaag");
    const card = page.getByRole("heading", { name: "Maak een reservekopie van je plan." });
    await expect(card).toBeVisible();
    await expectGoodScreen(page, "Vandaag");
    await page.getByRole("button", { name: "Later" }).click();
    await expect(card).toBeHidden();
  },
);
