import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { GOAL, handOver, makeLink, NOOR, otherDevice } from "./main-story-steps.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";
import { A4, printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

const QUESTION = "Hoe houd ik mijn huis?";

/** Samira has a goal, and a case sheet with a question. */
async function makeSheet(page: Page, origin: string): Promise<void> {
  await startOwnPlan(page, origin, { name: "Samira" });
  await goTo(page, "/plan/nieuw");
  await page.getByLabel("Wat wil je?").fill(GOAL);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toContainText(GOAL);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Casusblad en overleg/u }).click();
  await expect(page.getByText("Heb je straks een overleg? Zet je vraag op een blad.")).toBeVisible();
  await expectGoodScreen(page, "Casusblad");
  await page.getByRole("link", { name: "Nieuw casusblad" }).click();
  await page.getByRole("button", { name: "Maak het blad" }).click();
  await expect(page.getByText("Schrijf je vraag op.")).toBeVisible();
  await page.getByLabel("Wat is de vraag?").fill(QUESTION);
  await page.getByRole("button", { name: "Maak het blad" }).click();
  await expect(heading(page)).toHaveText(QUESTION);
}

/** From the sheet to a link, with nothing ticked but the sheet. */
async function shareSheet(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Deel dit blad" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await page.getByRole("button", { name: "Een begeleider" }).click();
  await page.getByRole("link", { name: "Zelf kiezen" }).click();
  await expect(page.getByLabel(`casusblad '${QUESTION}'`)).toBeChecked();
  await expect(page.getByLabel(GOAL)).not.toBeChecked();
  await page.getByLabel("Zo help je mij").uncheck();
  await page.getByLabel("Een voorstel doen").uncheck();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText(`De ander ziet: casusblad '${QUESTION}'.`)).toBeVisible();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  return makeLink(page);
}

const toStep = (page: Page, n: number): Promise<void> =>
  page.getByRole("link", { name: new RegExp(`^${n}\\. `, "u") }).click();

test("a question is talked over: chosen, shared, thought along live, taken over, agreed on by all, and printed", async ({
  page,
  origin,
  browser,
}) => {
  test.setTimeout(240_000);
  await makeSheet(page, origin);
  const sheet = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "Verander het gesprek" }).click();
  await page.getByLabel("Ik kom het laatste stuk").check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Ik kom het laatste stuk.")).toBeVisible();
  await expectGoodInEveryForm(page, "Casusblad");

  await toStep(page, 2);
  await page.getByRole("link", { name: "Kies uit mijn plan" }).click();
  await page.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(page.getByText("Kies eerst iets.")).toBeVisible();
  await page.getByLabel(GOAL).check();
  await page.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(page.getByText("1 punt staat op het blad.")).toBeVisible();
  await expect(page.getByText(/^Mijn doel\. Zoals het was op /u)).toBeVisible();
  await page.getByRole("button", { name: "Zet er iets bij" }).click();
  await page.getByLabel("Wat weten we?").fill("De huur is twee maanden te laat.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Het staat erbij.")).toBeVisible();
  await expectGoodInEveryForm(page, "Wat we weten");

  await goTo(page, sheet);
  const link = await shareSheet(page);
  const noor = await otherDevice(browser, page);
  await noor.goto(link);
  await handOver(page, noor, NOOR);
  await expect(noor.getByRole("heading", { name: `Casusblad: ${QUESTION}` })).toBeVisible();
  await expect(noor.getByText("Samira komt het laatste stuk.")).toBeVisible();
  await expect(noor.getByText("De huur is twee maanden te laat.")).toBeVisible();
  await expect(noor.getByText("Nog geen stappen")).toBeHidden();
  await expectGoodScreen(noor, "Plan");

  // An idea comes in while Samira looks.
  await goTo(page, `${sheet}/stap/3`);
  await expect(page.getByText("Nog geen idee. Elk idee is goed.")).toBeVisible();
  await noor.getByLabel("Wat kunnen we doen?").fill("Een regeling met de verhuurder");
  await noor.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(noor.getByText("Het staat op het blad.")).toBeVisible();
  await expect(page.getByText("Een regeling met de verhuurder")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pas aan: Een regeling/u })).toBeHidden();
  await page.getByRole("button", { name: "Zet bij wie doet wat: Een regeling met de verhuurder" }).click();
  await expect(page.getByText("Het staat nu ook bij wie doet wat.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expectGoodScreen(page, "Ideeën");

  // The overleg: lines from both, side by side.
  await page.getByRole("link", { name: "Volgende" }).click();
  await expect(heading(page)).toHaveText("Wie doet wat?");
  await noor.getByLabel("Wie doet wat").check();
  await noor.getByLabel("Wat gaan we doen?").fill("De verhuurder bellen");
  await noor.getByLabel("Wie doet het?").fill("Noor de Wit");
  await noor.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(page.getByText("Noor de Wit zette er een regel bij.")).toBeVisible();
  await expect(page.getByText("De verhuurder bellen")).toBeVisible();
  await page.getByRole("button", { name: "Nog een regel" }).click();
  await page.getByLabel("Wat gaan we doen?").fill("De bankafschriften zoeken");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Erbij gezet: De bankafschriften zoeken")).toBeVisible();
  await expectGoodInEveryForm(page, "Overleg: wie doet wat");
  await expect(noor.getByText("De bankafschriften zoeken")).toBeVisible();

  await page.getByRole("link", { name: "Neem over: De bankafschriften zoeken" }).click();
  await page.getByRole("button", { name: "Neem over" }).click();
  await expect(page.getByText("Kies wat het wordt.")).toBeVisible();
  await page.getByLabel(`Een stap bij: ${GOAL}`).check();
  await expectGoodInEveryForm(page, "Neem over");
  await page.getByRole("button", { name: "Neem over" }).click();
  await expect(page.getByText("Het is een stap in je plan.")).toBeVisible();
  await expect(page.getByText("Dit is een stap geworden.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByText("Dit is een stap geworden.")).toBeHidden();
  await page.getByRole("link", { name: "Neem over: De bankafschriften zoeken" }).click();
  await page.getByLabel(`Een stap bij: ${GOAL}`).check();
  await page.getByRole("button", { name: "Neem over" }).click();
  await expect(noor.getByText("Dit is een stap geworden.")).toBeVisible();

  // Everybody agrees on Samira's device, she comes last.
  await page.getByRole("link", { name: "Zijn we het eens?" }).click();
  await page.getByLabel(NOOR.name).check();
  await page.getByLabel("Iemand anders").fill("Els");
  await page.getByRole("button", { name: "Zet erbij" }).click();
  await expect(page.getByLabel("Els")).toBeChecked();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("button", { name: "Samira, dat ben jij" }).click();
  await expect(page.getByText(/^Vraag eerst: .*Els.*Jij komt als laatste\.$/u)).toBeVisible();
  await page.getByRole("button", { name: /^Els/u }).click();
  await page.getByLabel("Nee", { exact: true }).check();
  await page.getByLabel("Wat is er nodig voor een ja?").fill("Wie betaalt de borg?");
  await expectGoodScreen(page, "Zijn we het eens?");
  await page.getByRole("button", { name: "Dit zeg ik" }).click();
  await expect(page.getByText("Els zegt nee. Wat is er nodig? Praat er samen over.")).toBeVisible();
  await expectGoodInEveryForm(page, "Zijn we het eens?");
  // What was said so far outlives the lock.
  await page.reload();
  await unlock(page);
  await expect(page.getByText("Els zegt nee. Wat is er nodig? Praat er samen over.")).toBeVisible();
  // A line that comes in now is one that nobody has spoken of yet.
  await noor.getByLabel("Wat gaan we doen?").fill("Samen naar het loket");
  await noor.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(page.getByText("De lijst is veranderd. Vraag het opnieuw.")).toBeVisible();
  await noor.getByText("Wat ik op het blad zette").click();
  await noor.getByRole("button", { name: "Neem terug: Samen naar het loket" }).click();
  await expect(page.getByText("Els zegt nee. Wat is er nodig? Praat er samen over.")).toBeVisible();
  await page.getByRole("button", { name: /^Els/u }).click();
  await page.getByLabel("Ja", { exact: true }).check();
  await page.getByRole("button", { name: "Dit zeg ik" }).click();
  await page.getByRole("button", { name: new RegExp(`^${NOOR.name}`, "u") }).click();
  await page.getByLabel("Ja, maar").check();
  await page.getByRole("button", { name: "Dit zeg ik" }).click();
  await expect(page.getByText("Schrijf op wat je erbij wilt zeggen.")).toBeVisible();
  await page.getByLabel("Wat wil je erbij zeggen?").fill("Niet op vrijdag");
  await page.getByRole("button", { name: "Dit zeg ik" }).click();
  await page.getByRole("button", { name: "Samira, dat ben jij" }).click();
  await page.getByLabel("Ja", { exact: true }).check();
  await page.getByRole("button", { name: "Dit zeg ik" }).click();
  await page.getByRole("button", { name: "Leg de afspraken vast" }).click();
  await expect(page.getByText("De afspraken staan vast.")).toBeVisible();
  await expect(page.getByText(/^Afgesproken op /u)).toBeVisible();
  await expect(noor.getByText(/^Afgesproken op /u)).toBeVisible();
  await expect(noor.getByText("Ja, maar: Niet op vrijdag")).toBeVisible();

  // A line that comes later changes nothing of what was agreed.
  await noor.getByLabel("Wat gaan we doen?").fill("Een week later nog eens bellen");
  await noor.getByRole("button", { name: "Zet op het blad" }).click();
  await expect(page.getByText("Daarna is de lijst veranderd. Vraag opnieuw of iedereen het eens is.")).toBeVisible();
  await expect(page.getByText("Een week later nog eens bellen")).toBeHidden();

  await page.getByRole("link", { name: "Bekijk het blad" }).click();
  await expect(page.getByText("Niet op vrijdag")).toBeVisible();
  await expectGoodInEveryForm(page, "Casusblad");
  expect(await printedSheets(page)).toEqual([A4]);
  await goTo(page, "/plan");
  await expect(page.getByText("De bankafschriften zoeken")).toBeVisible();
  // What others brought to the sheet stands with all that others wrote.
  await goTo(page, "/berichtjes");
  await expect(page.getByText("Een regeling met de verhuurder")).toBeVisible();
  await expect(page.getByText("De bankafschriften zoeken")).toBeHidden();
  await expectGoodScreen(page, "Berichtjes");
  await noor.close();
});

test("a sheet that many wrote on is printed on one A4", async ({ page, origin }) => {
  await openPractice(page, origin);
  await stopAt(page, STOPS["casusblad-blad"] ?? ["/casusblad"]);
  await expect(page.getByText("Ja, maar: Niet in mijn nachtdienst.")).toBeVisible();
  expect(await printedSheets(page)).toEqual([A4]);
});

test(
  "the time of a talk is shown when asked for, moves nothing on, and the sheet is there without internet",
  { tag: "@beside" },
  async ({ page, context, origin }) => {
    await page.clock.install();
    await makeSheet(page, origin);
    await page.getByRole("link", { name: "Begin bij stap 1" }).click();
    await expect(page.getByText("Net begonnen.")).toBeHidden();
    await page.getByRole("button", { name: "Laat zien hoe lang we bezig zijn" }).click();
    await expect(page.getByText("Net begonnen.")).toBeVisible();
    await page.clock.runFor("05:00");
    await expect(page.getByText("5 minuten bezig.")).toBeVisible();
    await page.getByRole("button", { name: "Pauze" }).click();
    await page.clock.runFor("06:00");
    await expect(page.getByText("5 minuten bezig. De tijd staat stil.")).toBeVisible();
    await page.getByRole("button", { name: "Ga door" }).click();
    await page.clock.runFor("08:00");
    await page.getByRole("link", { name: "Volgende" }).click();
    await expect(page.getByText("13 minuten bezig.")).toBeVisible();
    await page.getByRole("button", { name: "Zet er iets bij" }).click();
    await page.getByLabel("Wat weten we?").fill("Ik slaap slecht.");
    await page.clock.runFor("08:00");
    await expect(page.getByText("Twintig minuten zijn om. Ga rustig door.")).toBeVisible();
    await expect(page.getByLabel("Wat weten we?")).toHaveValue("Ik slaap slecht.");
    await expectGoodScreen(page, "Wat we weten");

    await context.setOffline(true);
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("Het staat erbij.")).toBeVisible();
    await page.getByRole("button", { name: "Haal weg: Ik slaap slecht." }).click();
    await expect(page.getByText("Het is van het blad.")).toBeVisible();
    await page.getByRole("button", { name: "Terugzetten" }).click();
    await expect(page.getByText("Ik slaap slecht.")).toBeVisible();
    await context.setOffline(false);
  },
);
