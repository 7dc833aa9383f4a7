import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { handOver, makeLink, otherDevice } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

const MONEY = "Elke week mijn post openen";
const CARE = "Beter slapen";
const BEA = { name: "Bea Brands", role: "bewindvoerder", organisation: "Brands Bewind" };

async function goalAbout(page: Page, text: string, topic: string): Promise<void> {
  await goTo(page, "/plan/nieuw");
  await page.getByLabel("Wat wil je?").fill(text);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toHaveText(text);
  await page.getByRole("button", { name: "Kies een onderwerp" }).click();
  await page.getByRole("checkbox", { name: topic }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(`Hoort bij: ${topic}`)).toBeVisible();
}

async function propose(holder: Page, text: string): Promise<void> {
  const field = holder.getByLabel("Welke stap stel je voor?");
  await field.fill(text);
  await holder.getByRole("button", { name: "Stuur het voorstel" }).click();
  await expect(holder.getByText("Je voorstel is verstuurd.")).toBeVisible();
}

test("a bewindvoerder's key opens money only; together each proposal is asked, and managed it is done, told and taken back", async ({
  page,
  origin,
  browser,
}) => {
  test.slow();
  await startOwnPlan(page, origin, { name: "Samira" });
  await goalAbout(page, MONEY, "Geld en post");
  await goalAbout(page, CARE, "Hoofd en gevoel");

  // From where is written down who decides, to a key about the same.
  await goTo(page, "/afspraken/beslissen/nieuw");
  await page.getByLabel("Naam").fill(BEA.name);
  await page.getByRole("radio", { name: "Bewindvoerder: over geld" }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("link", { name: BEA.name }).click();
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(heading(page)).toHaveText("Waarover beslist deze persoon?");
  await expect(page.getByRole("radio", { name: "Geld Zoals een bewindvoerder." })).toBeChecked();
  await expectGoodScreen(page, "Waarover");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByRole("radio", { name: "Samen" })).toBeChecked();
  await expectGoodScreen(page, "Samen of meteen");
  await page.getByRole("link", { name: "Verder" }).click();
  await expect(page.getByText("Beslist namens jou over geld. Bij elk voorstel zeg jij ja of nee.")).toBeVisible();
  await expect(page.getByText(`De ander ziet: doel '${MONEY}'.`)).toBeVisible();
  await page.getByRole("link", { name: "Bekijk wat de ander ziet" }).click();
  await expect(page.getByText("Je doet dit namens Samira.")).toBeVisible();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  const holder = await otherDevice(browser, page);
  await holder.goto(await makeLink(page));
  await handOver(page, holder, BEA);

  // She sees the goal about money, and nothing that tells of more.
  await expect(holder.getByRole("heading", { name: MONEY })).toBeVisible();
  await expect(holder.getByText("Je doet dit namens Samira.")).toBeVisible();
  await expect(holder.getByText("Samira zegt ja of nee bij elk voorstel.")).toBeVisible();
  await expect(holder.getByText(CARE)).toHaveCount(0);
  await expect(holder.getByText("Hoofd en gevoel")).toHaveCount(0);
  await expectGoodScreen(holder);

  // Together.
  await propose(holder, "Bel de bank");
  await goTo(page, "/plan");
  await page.getByRole("link", { name: MONEY }).click();
  await page.getByRole("button", { name: "Ja, doe maar" }).click();
  await expect(page.getByRole("checkbox", { name: /Bel de bank/u })).toBeVisible();

  // Managed, by the resident, without a new code.
  await goTo(page, "/sleutels");
  await expect(page.getByText("Namens jou: geld. Samen.")).toBeVisible();
  await page.getByRole("link", { name: BEA.name }).click();
  await expectGoodScreen(page, "Sleutel");
  await page.getByRole("link", { name: "Verander", exact: true }).click();
  await page.getByRole("radio", { name: "Wat deze persoon voorstelt, mag meteen" }).check();
  await expectGoodScreen(page, "Sleutel veranderen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Wat deze persoon voorstelt, komt meteen in je plan.")).toBeVisible();
  await expect(holder.getByText(/Wat je voorstelt, komt meteen in het plan\./u)).toBeVisible();
  await propose(holder, "Betaal de huur");
  await expect(holder.getByText("Gedaan namens Samira.").first()).toBeVisible();
  await goTo(page, "/vandaag");
  await expect(page.getByText(`${BEA.name} deed iets namens jou.`)).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole("link", { name: "Bekijk het" }).click();
  await expect(page.getByText(`Namens jou, door ${BEA.name}`)).toBeVisible();
  await expectGoodScreen(page);

  // The log tells it, and the resident takes it back.
  await goTo(page, "/wie-keek");
  await expect(page.getByText(`${BEA.name} deed dit namens jou: Betaal de huur.`)).toBeVisible();
  await goTo(page, "/sleutels");
  await page.getByRole("link", { name: BEA.name }).click();
  await page.getByRole("button", { name: "Terugdraaien: Betaal de huur" }).click();
  await expect(page.getByText("Je hebt dit teruggedraaid.").first()).toBeVisible();
  await expectGoodScreen(page, "Sleutel");
  await expect(holder.getByText("Samira draaide dit terug.").first()).toBeVisible();

  // Off at once: what comes now is asked again.
  await page.getByRole("button", { name: "Vraag het mij weer eerst" }).click();
  await expect(page.getByText("Bij elk voorstel zeg jij ja of nee.")).toBeVisible();
  await expect(holder.getByText("Samira zegt ja of nee bij elk voorstel.")).toBeVisible();
  await propose(holder, "Koop een fiets");
  await goTo(page, "/plan");
  await page.getByRole("link", { name: MONEY }).click();
  await expect(page.getByRole("button", { name: "Ja, doe maar" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Betaal de huur|Koop een fiets/u })).toHaveCount(0);
});
