import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { photoOfLetter } from "#tests/support/letters.ts";
import { expect, goTo, heading, PIN, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

async function wordsOfSheet(page: Page): Promise<readonly string[]> {
  await goTo(page, "/meer/herstelblad");
  await page.getByRole("button", { name: "Ik schrijf het over" }).click();
  const list = page.getByRole("list", { name: "De 12 woorden" }).getByRole("listitem");
  await expect(list).toHaveCount(12);
  return (await list.allInnerTexts()).map((line) => line.replace(/[\d\s]/gu, ""));
}

async function choosePin(page: Page): Promise<void> {
  await expect(heading(page)).toHaveText("Kies een pincode van 6 cijfers.");
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Nog een keer");
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Haal mijn plan terug" }).click();
}

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

async function expectPlan(page: Page): Promise<void> {
  await goTo(page, "/plan");
  await expect(page.getByText("Elke week mijn post openen")).toBeVisible();
  await goTo(page, "/brieven");
  await page.getByRole("link", { name: /^Brief van de gemeente/u }).click();
  await page.getByRole("button", { name: "Bekijk Foto 1" }).click();
  const picture = page.getByRole("img", { name: "Foto 1" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1600);
}

test("a goal and a letter come back by a backup and twelve words: with what the relay has, and where it has nothing", async ({
  page,
  anotherBrowser,
  relay,
}) => {
  test.slow();
  const { origin } = relay;
  await startOwnPlan(page, origin, { name: "Sam" });
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Elke week mijn post openen");
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
  await writeLetter(page);
  const words = await wordsOfSheet(page);

  await goTo(page, "/meer/reservekopie");
  await expect(page.getByText("Nog geen reservekopie")).toBeVisible();
  await expectGoodScreen(page, "Reservekopie");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak een reservekopie" }).click();
  const download = await downloading;
  await expect(page.getByText(/^Je reservekopie is bewaard\./u)).toBeVisible();
  await expect(page.getByText("Laatste reservekopie: vandaag")).toBeVisible();
  expect(download.suggestedFilename()).toMatch(/^roer-reservekopie-\d{4}-\d\d-\d\d\.roer$/u);
  const buffer = readFileSync(await download.path());
  expect(buffer.includes("post openen")).toBe(false);
  await goTo(page, "/wie-keek");
  await expect(page.getByText("Jij maakte een reservekopie.")).toBeVisible();
  await goTo(page, "/vandaag");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();

  const chosen = (at: Page, data: Buffer) =>
    at.getByLabel("Kies het bestand").setInputFiles({ name: "kopie.roer", mimeType: "", buffer: data });
  const other = await anotherBrowser();
  await other.goto(origin);
  await other.getByRole("link", { name: "Ik had al een plan" }).click();
  await other.getByRole("link", { name: "Ik heb een reservekopie" }).click();
  await expect(heading(other)).toHaveText("Zet je reservekopie terug.");
  await chosen(other, buffer.subarray(0, 5000));
  await expect(other.getByText("Dit bestand is niet compleet. Kopieer het nog eens.")).toBeVisible();
  await chosen(other, buffer);
  await other.getByRole("textbox").fill("fiets");
  await other.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await expect(other.getByText("Dit zijn 1 woorden. Het moeten er 12 zijn.")).toBeVisible();
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await other.getByRole("textbox").fill(words.join(" "));
  await other.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await expect(other.getByText(/^Het plan van Sam, bewaard op /u)).toBeVisible();
  await expect(other.getByText("1 bestand", { exact: true })).toBeVisible();
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other);
  // The relay knew it: the file has nothing that is not there.
  await expect(other.getByText("Hier komt niets nieuws uit.")).toBeVisible();

  // Erased there, all of it comes out of the file.
  await goTo(other, "/meer/wissen");
  await other.getByRole("button", { name: "Wis alles" }).click();
  await expect(heading(other)).toHaveText("Alles is gewist.");
  await other.getByRole("button", { name: "Klaar" }).click();
  await expect(heading(other)).toHaveText("Jouw plan. Jij beslist.");
  await goTo(other, "/start/reservekopie");
  await chosen(other, buffer);
  await other.getByRole("textbox").fill(words.join(" "));
  await other.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other);
  await expect(heading(other)).toHaveText("Dit plan staat niet meer op internet.");
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await other.getByRole("button", { name: "Maak een nieuw plan" }).click();
  await expect(other.getByText("Alles uit de reservekopie staat in je plan.")).toBeVisible();
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await expectPlan(other);
});

test("where the browser threw the plan away that is said, with every way back, and starting again forgets it", async ({
  page,
  origin,
}) => {
  await startOwnPlan(page, origin, { name: "Sam" });
  await goTo(page, "/meer/opslag");
  await expect(page.getByText(/Er is genoeg ruimte voor Roer\./u)).toBeVisible();
  await expectGoodScreen(page, "Opslag");
  await page.goto("about:blank");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb,cache_storage" });
  await page.goto(origin);
  await expect(heading(page)).toHaveText("Je plan staat niet meer op dit apparaat.");
  await expectGoodScreen(page, "Plan weg");
  for (const [name, path] of [
    ["Ik heb mijn herstelblad", "/start/terug"],
    ["Ik heb een reservekopie", "/start/reservekopie"],
    ["Ik heb het op een ander apparaat", "/a"],
  ] as const) {
    await page.getByRole("link", { name }).click();
    await expect(page).toHaveURL(`${origin}${path}`);
    await page.goBack();
  }
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  await page.reload();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
});
