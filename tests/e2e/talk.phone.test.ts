import { instant } from "#src/base/instant.ts";
import { expect, goTo, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { A4, printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

const REQUESTED = instant(Date.UTC(2027, 2, 3, 9));

// Story 16 of the design: "Wmo".
test("a request of 3 March: day 7 and week 6 are said, the own plan is a page to print, and who bridges the waiting", async ({
  page,
  relay,
}) => {
  test.slow();
  await relay.setClock(REQUESTED);
  await page.clock.install({ time: REQUESTED });
  await startOwnPlan(page, relay.origin);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: "Klaar voor het gesprek" }).click();
  await expectGoodInEveryForm(page, "Gesprek");

  await page.getByRole("link", { name: "Ik vroeg hulp aan" }).click();
  await page.getByRole("link", { name: "Nieuwe aanvraag" }).click();
  await expectGoodInEveryForm(page, "Nieuwe aanvraag");
  await page.getByLabel("Wat vroeg je?").fill("Hulp in huis");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("link", { name: /^Hulp in huis/u }).click();
  await expect(page.getByText("Je mag een eigen plan inleveren tot en met woensdag 10 maart.")).toBeVisible();
  await expect(page.getByText("De gemeente moet klaar zijn met het onderzoek op woensdag 14 april.")).toBeVisible();
  await expectGoodScreen(page, "Aanvraag");

  await page.getByRole("link", { name: "Schrijf mijn plan" }).click();
  await expectGoodScreen(page, "Gesprek");
  await page.getByRole("link", { name: "Begin" }).click();
  await expectGoodInEveryForm(page, "Gesprek");
  await page.getByLabel("Wat gaat goed, en moet zo blijven?").fill("Koken doe ik zelf.");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByLabel("Wat is er aan de hand?").fill("Ik kan niet lang staan.");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("link", { name: "Overslaan" }).click();
  await page.getByLabel("Wat kunnen mensen om je heen doen?").fill("Els haalt boodschappen.");
  await page.getByRole("link", { name: "Terug" }).click();
  // What was typed and not sent on waits where it was typed.
  await page.getByRole("link", { name: "Ga verder" }).click();
  await page.getByRole("link", { name: "Overslaan" }).click();
  await expect(page.getByLabel("Wat kunnen mensen om je heen doen?")).toHaveValue("Els haalt boodschappen.");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("link", { name: "Stop voor nu" }).click();
  await page.getByRole("link", { name: "Bekijk mijn blad" }).click();
  await expect(page.getByText("Els haalt boodschappen.")).toBeVisible();
  await expectGoodInEveryForm(page, "Mijn blad");
  expect(await printedSheets(page)).toEqual([A4]);
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  expect(headings).toEqual([
    "Wat gaat goed, en moet zo blijven?",
    "Wat is er aan de hand?",
    "Wat kunnen mensen om je heen doen?",
  ]);

  await goTo(page, "/afspraken/wachten/nieuw");
  await page.getByLabel("Waarop?").fill("Hulp in huis");
  await page.getByLabel("Wie helpt tot die tijd?").fill("Piet");
  await page.getByLabel("Wanneer vraag je hoe het staat?").fill("2027-03-12");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Piet helpt tot die tijd. Sinds woensdag 3 maart.")).toBeVisible();

  await goTo(page, "/vandaag");
  await expect(
    page.getByRole("link", { name: /^Lever je eigen plan in.*tot en met woensdag 10 maart/u }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: /^Vraag hoe het staat: Hulp in huis/u })).toBeVisible();
  await expectGoodScreen(page, "Vandaag");
  await page.getByRole("link", { name: /^Lever je eigen plan in/u }).click();
  await page.getByRole("button", { name: "Ik heb mijn plan ingeleverd" }).click();
  await expect(page.getByText("Je gaf je plan op woensdag 3 maart.")).toBeVisible();

  // Five weeks on, the municipality's day comes near.
  const later = instant(REQUESTED + 35 * 86_400_000);
  await relay.setClock(later);
  await page.clock.setSystemTime(later);
  await page.reload();
  await unlock(page);
  await goTo(page, "/vandaag");
  await expect(
    page.getByRole("link", { name: /^De gemeente moet bijna klaar zijn.*woensdag 14 april/u }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: /^Lever je eigen plan in/u })).toBeHidden();
});
