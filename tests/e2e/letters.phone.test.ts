import { readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { PLACE, photoOfLetter } from "#tests/support/letters.ts";
import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { handOver, makeLink, NOOR } from "./main-story-steps.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

const choose = async (
  page: Page,
  button: string,
  files: readonly { name: string; mimeType: string; buffer: Buffer }[],
) => {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await asked).setFiles([...files]);
};
const isoDay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
async function saved(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await download).path());
}

test("a photo of a letter is kept through a lock, without the place; its days stand on Vandaag; it comes back after removal", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/brieven");
  await expectGoodScreen(page, "Brieven");
  await page.getByRole("link", { name: "Brief erbij" }).click();
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page.getByText("Maak een foto, of kies een bestand.")).toBeVisible();
  const photo = await photoOfLetter(page, "Besluit over de huur");
  await choose(page, "Maak een foto", [{ name: "image.jpg", mimeType: "image/jpeg", buffer: photo }]);
  await expect(page.getByText("Foto 1", { exact: true })).toBeVisible();
  await page.getByLabel("Hoe noem je deze brief?").fill("Besluit over de huur");
  await page.getByLabel("Besluit", { exact: true }).check();
  await expectGoodInEveryForm(page, "Nieuwe brief");

  // A lock between the photo and the button: nothing has to be done again.
  await page.reload();
  await unlock(page);
  await expect(page.getByText("Foto 1", { exact: true })).toBeVisible();
  await page.getByLabel("Welke datum staat erop?").fill(isoDay(-35));
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page.getByText("Besluit over de huur is bewaard.")).toBeVisible();
  await page.getByRole("link", { name: /^Besluit over de huur/u }).click();
  await expect(page.getByText(/^Ben je het niet eens\? Bezwaar maken kan tot en met/u)).toBeVisible();
  await page.getByRole("button", { name: "Bekijk Foto 1" }).click();
  const picture = page.getByRole("img", { name: "Foto 1" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1600);
  await expectGoodInEveryForm(page, "Brief");

  const kept = await saved(page, "Bewaar Foto 1 op dit apparaat");
  expect(photo.includes(PLACE)).toBe(true);
  expect(kept.includes(PLACE)).toBe(false);
  expect(kept.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  await expect(page.getByText("Let op: dat bestand is niet meer op slot.")).toBeVisible();

  await page.getByRole("button", { name: "Haal weg" }).click();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await page.getByRole("link", { name: /^Besluit over de huur/u }).click();
  await page.getByRole("button", { name: "Bekijk Foto 1" }).click();
  await expect(picture).toBeVisible();
  await goTo(page, "/vandaag");
  await page.getByRole("link", { name: /^Bezwaar maken: Besluit over de huur/u }).click();
  await expect(heading(page)).toHaveText("Besluit over de huur");
  await goTo(page, "/zoek");
  await page.getByLabel("Wat zoek je?").fill("huur");
  await expect(page.getByRole("link", { name: /Besluit over de huur/u })).toBeVisible();
});

test(
  "papers in pdf and other files: to read where the browser can, to keep, and refused when they cannot be",
  { tag: "@beside" },
  async ({ page, origin }) => {
    test.slow();
    await startOwnPlan(page, origin);
    await goTo(page, "/brieven/nieuw");
    await choose(page, "Kies een bestand", [
      { name: "leeg.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) },
    ]);
    await expect(page.getByText("Dit bestand is leeg. Kies een ander.")).toBeVisible();
    const huge = Buffer.alloc(25 * 1024 * 1024 + 1, 7);
    await choose(page, "Kies een bestand", [{ name: "film.mp4", mimeType: "video/mp4", buffer: huge }]);
    await expect(page.getByText(/^Dit bestand is te groot\. Het mag tot 26,2 MB zijn\.$/u)).toBeVisible();

    const pdf = await page.context().newPage();
    await pdf.setContent("<h1>Verslag</h1>");
    const report = await pdf.pdf({ format: "A4" });
    await pdf.close();
    const table = randomBytes(3000);
    await choose(page, "Kies een bestand", [
      { name: "verslag.pdf", mimeType: "application/pdf", buffer: report },
      { name: "lijst.ods", mimeType: "application/vnd.oasis.opendocument.spreadsheet", buffer: table },
      { name: "weg.txt", mimeType: "text/html", buffer: Buffer.from("<script>document.title = 'weg'</script>") },
    ]);
    await page.getByRole("button", { name: "Haal weg: lijst.ods" }).click();
    await expect(page.getByText("lijst.ods", { exact: true })).toBeHidden();
    await choose(page, "Kies een bestand", [
      { name: "lijst.ods", mimeType: "application/vnd.oasis.opendocument.spreadsheet", buffer: table },
    ]);
    await page.getByLabel("Hoe noem je deze brief?").fill("Verslag");
    await page.getByRole("button", { name: "Bewaar", exact: true }).click();
    await page.getByRole("link", { name: /^Verslag/u }).click();
    expect(await saved(page, "Bewaar lijst.ods op dit apparaat")).toEqual(table);
    // A page with scripts is no paper: it is handed over as a file, and never opened here.
    await expect(page.getByRole("button", { name: "Bekijk weg.txt" })).toBeHidden();
    await expect(page.getByText("Dit bestand kan hier niet open.").first()).toBeVisible();
    expect(await saved(page, "Bewaar verslag.pdf op dit apparaat")).toEqual(report);
    if (await page.evaluate(() => navigator.pdfViewerEnabled)) {
      await page.getByRole("button", { name: "Bekijk verslag.pdf" }).click();
      await expect(page.locator("iframe[title='verslag.pdf']")).toBeVisible();
    }
    await expectGoodScreen(page, "Brief");
  },
);

test("who holds a key to the letters reads them, and the resident sees that it was fetched", async ({
  page,
  origin,
  anotherBrowser,
}) => {
  test.slow();
  await startOwnPlan(page, origin, { name: "Samira" });
  await goTo(page, "/brieven/nieuw");
  const photo = await photoOfLetter(page, "Aanmaning");
  await choose(page, "Maak een foto", [{ name: "image.jpg", mimeType: "image/jpeg", buffer: photo }]);
  await page.getByLabel("Hoe noem je deze brief?").fill("Aanmaning");
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page.getByText("Aanmaning is bewaard.")).toBeVisible();

  await goTo(page, "/sleutels");
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await page.getByText("Een begeleider").click();
  await page.getByText("Zelf kiezen").click();
  await page.getByLabel("Brieven en papieren").check();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("link", { name: "Bekijk wat de ander ziet" }).click();
  await page.getByRole("button", { name: "Bekijk Foto 1" }).click();
  await expect(page.getByRole("img", { name: "Foto 1" })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole("link", { name: "Terug" }).click();
  await page
    .getByRole("button", { name: "Maak de sleutel" })
    .or(page.getByRole("link", { name: "Maak de sleutel" }))
    .click();
  const link = await makeLink(page);
  const noor = await anotherBrowser();
  await noor.goto(link);
  await handOver(page, noor, NOOR);
  await noor.getByRole("button", { name: "Bekijk Foto 1" }).click();
  const picture = noor.getByRole("img", { name: "Foto 1" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1600);
  await expectGoodScreen(noor);
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText(`${NOOR.name} haalde een bestand op uit Brieven en papieren.`)).toBeVisible();
});

test(
  "a long file says how far it is, waits for the network and goes on by itself",
  { tag: "@beside" },
  async ({ page, relay }) => {
    test.slow();
    await startOwnPlan(page, relay.origin);
    await goTo(page, "/vandaag");
    await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
    await expect(page.getByText(/^Laatste kopie op slot: vandaag, \d{2}:\d{2}\.$/u)).toBeVisible();
    await page.context().setOffline(true);
    await goTo(page, "/brieven/nieuw");
    const long = randomBytes(6 * 1024 * 1024);
    await choose(page, "Kies een bestand", [
      { name: "dossier.bin", mimeType: "application/octet-stream", buffer: long },
    ]);
    await expect(page.getByText("dossier.bin", { exact: true })).toBeVisible();
    await page.getByLabel("Hoe noem je deze brief?").fill("Oud dossier");
    await page.getByRole("button", { name: "Bewaar", exact: true }).click();
    await expect(page.getByText("Oud dossier is bewaard.")).toBeVisible();
    await goTo(page, "/vandaag");
    await expect(page.getByText(/Nog niet alles staat in de kopie\.$/u)).toBeVisible();
    await goTo(page, "/brieven");
    await page.getByRole("link", { name: /^Oud dossier/u }).click();
    await expect(page.getByText("Nog niet gedeeld.", { exact: true })).toBeVisible();
    let sent = 0;
    await page.route("**/v1/blobs/chunk", async (route) => {
      sent += 1;
      if (sent === 3) await route.abort();
      else await route.continue();
    });
    await page.context().setOffline(false);
    await expect(page.getByText(/^Nog niet gedeeld: \d van 7 klaar\.$/u)).toBeVisible();
    await expect(page.getByText(/^Nog niet gedeeld/u)).toBeHidden({ timeout: 60_000 });
    expect(sent).toBeGreaterThan(7);
    await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
  },
);
