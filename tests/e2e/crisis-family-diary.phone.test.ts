import { expect, goTo, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { A4, A5, printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test("the crisis card is written phase by phase, undone, and printed on one A5", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/noodkaart");
  await expectGoodInEveryForm(page, "Noodkaart");
  await page.getByRole("link", { name: "Begin" }).click();
  await expectGoodInEveryForm(page, "Noodkaart aanpassen");
  await page.getByLabel("Hoe merk je dat?").fill("Ik loop met Bobbie.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Ik loop met Bobbie.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByText("Schrijf op wat helpt, als het niet goed gaat.")).toBeVisible();

  const phases: readonly (readonly [phase: string, call: string])[] = [
    ["steady", "Niemand"],
    ["harder", "Piet, 06 1234 5678"],
    ["crisis", "De huisarts"],
  ];
  for (const [phase, call] of phases) {
    await goTo(page, `/noodkaart/${phase}`);
    for (const field of ["Hoe merk je dat?", "Wat doe je dan zelf?", "Wat kan een ander dan doen?"])
      await page
        .getByLabel(field)
        .fill("Gordijnen dicht. Niet bellen. Bobbie eerst. Rustig praten, en dan samen naar buiten.");
    await page.getByLabel("Wat moet een ander niet doen?").fill("Niet weggaan.");
    await page.getByLabel("Wie moet je dan bellen?").fill(call);
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText(call)).toBeVisible();
  }
  await expectGoodInEveryForm(page, "Noodkaart");
  await page.getByRole("link", { name: "Pas aan: Het wordt moeilijker" }).click();
  await expect(page.getByLabel("Wie moet je dan bellen?")).toHaveValue("Piet, 06 1234 5678");
  await goTo(page, "/noodkaart");
  expect(await printedSheets(page)).toEqual([A5]);
  await page.getByRole("link", { name: "Voor in je portemonnee" }).click();
  await expectGoodInEveryForm(page, "Noodkaart voor je portemonnee");
  for (const text of ["De huisarts", "Piet, 06 1234 5678", "Is er direct gevaar? Bel 112."])
    await expect(page.getByText(text)).toBeVisible();
  expect(await printedSheets(page)).toEqual([A4]);
});

test("the family plan: somebody with a goal, and a goal of all together", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/gezin");
  await expectGoodScreen(page, "Gezin");
  await page.getByRole("link", { name: "Iemand erbij" }).click();
  await page.getByLabel("Naam").fill("Mandy");
  await page.getByText("Meer invullen").click();
  await page.getByLabel("18 jaar of ouder").check();
  await expectGoodInEveryForm(page, "Iemand van het gezin");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("button", { name: "Doel erbij" }).click();
  await page.getByLabel("Wat is het doel?").fill("Samen eten");
  await page.getByLabel("Wie helpt?").fill("Piet");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("checkbox", { name: /Samen eten/u }).check();
  await expect(page.getByText("Piet helpt · Gelukt vandaag")).toBeVisible();
  await expectGoodInEveryForm(page, "Gezin");

  await page.getByRole("link", { name: /^Mandy/u }).click();
  await page.getByRole("button", { name: "Doel erbij" }).click();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Schrijf het doel op.")).toBeVisible();
  await page.getByLabel("Wat is het doel?").fill("Elke zondag bellen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expectGoodScreen(page, "Iemand van het gezin");
  await page.getByRole("button", { name: "Haal weg: Elke zondag bellen" }).click();
  await expect(page.getByText("Nog geen doel.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByRole("checkbox", { name: "Elke zondag bellen" })).toBeVisible();
  await page.getByRole("link", { name: "Terug" }).click();
  // Each one's goals are their own.
  await expect(page.getByRole("checkbox")).toHaveCount(1);
});

test(
  "the diary: a page in words, and a drawing by finger and by keyboard with its undo",
  { tag: "@beside" },
  async ({ page, origin }) => {
    test.slow();
    await startOwnPlan(page, origin);
    await goTo(page, "/dagboek");
    await expectGoodScreen(page, "Dagboek");
    await page.getByRole("link", { name: "Nieuwe bladzijde" }).click();
    await page.getByLabel("Wat wil je opschrijven?").fill("Vandaag de tas leeggemaakt.");
    await page.getByText("goed", { exact: true }).click();
    await expectGoodInEveryForm(page, "Nieuwe bladzijde");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await page.getByRole("link", { name: /vandaag.*Vandaag de tas leeggemaakt/iu }).click();
    await page.getByRole("link", { name: "Maak een tekening" }).click();
    await expectGoodInEveryForm(page, "Tekening");
    await page.getByRole("button", { name: "Bewaar de tekening" }).click();
    await expect(page.getByText("Teken eerst iets.")).toBeVisible();

    const sheet = page.getByRole("application", { name: /Vlak om op te tekenen/u });
    const lines = sheet.locator("path");
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    if (!box) throw new Error("no sheet");
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 80, { steps: 8 });
    await page.mouse.up();
    await expect(lines).toHaveCount(1);
    await sheet.focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("De pen staat op het papier.")).toBeVisible();
    for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(lines).toHaveCount(2);
    await page.getByRole("button", { name: "Haal de laatste streep weg" }).click();
    await expect(lines).toHaveCount(1);
    await page.getByRole("button", { name: "Zet de streep terug" }).click();
    await expect(lines).toHaveCount(2);

    // A lock in the middle of a drawing loses no stroke of which it was said that it is kept.
    await expect(page.getByText("Je tekening is bewaard op dit apparaat.")).toBeVisible();
    await page.reload();
    await unlock(page);
    await expect(lines).toHaveCount(2);
    await page.getByRole("button", { name: "Bewaar de tekening" }).click();
    await expect(page.getByRole("img", { name: "Een tekening van 2 strepen" })).toBeVisible();
    await expectGoodScreen(page, "Bladzijde");
    await page.getByRole("button", { name: "Haal de tekening weg" }).click();
    await page.getByRole("button", { name: "Terugzetten" }).click();
    await expect(page.getByRole("img", { name: "Een tekening van 2 strepen" })).toBeVisible();
  },
);

test(
  "help that is received, with the dates that count; and what a key shows of all this",
  { tag: "@beside" },
  async ({ page, origin }) => {
    test.slow();
    await startOwnPlan(page, origin);
    await goTo(page, "/hulp");
    await expectGoodScreen(page, "Hulp");
    await page.getByRole("link", { name: "Hulp erbij" }).click();
    await page.getByLabel("Wat", { exact: true }).fill("Hulp in huis");
    await page.getByLabel("Van wie?").fill("De Linde");
    await page.getByLabel("Tot en met wanneer?").fill(inDays(20));
    await page.getByText("Meer invullen").click();
    await page.getByLabel("Welke datum staat op de brief met het besluit?").fill(inDays(-40));
    await page.getByLabel("Wmo", { exact: true }).check();
    await expectGoodInEveryForm(page, "Nieuwe hulp");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await page.getByRole("link", { name: /^Hulp in huis/u }).click();
    await expect(page.getByText(/^Ben je het niet eens met het besluit/u)).toBeVisible();
    await expect(page.getByText(/Heb je hem dan nog nodig/u)).toBeVisible();
    await expectGoodScreen(page, "Hulp");
    await goTo(page, "/vandaag");
    await expect(page.getByRole("link", { name: /^Bezwaar maken: Hulp in huis/u })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Vraag opnieuw aan: Hulp in huis/u })).toBeVisible();

    await goTo(page, "/noodkaart/crisis");
    await page.getByLabel("Wie moet je dan bellen?").fill("De huisarts");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("De noodkaart is bewaard.")).toBeVisible();
    await goTo(page, "/dagboek/nieuw");
    await page.getByLabel("Wat wil je opschrijven?").fill("Alleen voor mij");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("De bladzijde is bewaard.")).toBeVisible();

    await goTo(page, "/sleutels");
    await page.getByRole("link", { name: "Geef een sleutel" }).click();
    await page.getByRole("link", { name: "Later" }).click();
    await page.getByText("Een begeleider").click();
    await page.getByText("Zelf kiezen").click();
    await page.getByLabel("Hulp die ik krijg").check();
    await page.getByLabel("Noodkaart").check();
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByRole("link", { name: "Bekijk wat de ander ziet" }).click();
    await expect(page.getByRole("heading", { name: "Hulp die ik krijg" })).toBeVisible();
    await expect(page.getByText("De huisarts")).toBeVisible();
    await expect(page.getByText("Alleen voor mij")).toBeHidden();
    await expectGoodScreen(page);
  },
);

/** `YYYY-MM-DD`, so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
