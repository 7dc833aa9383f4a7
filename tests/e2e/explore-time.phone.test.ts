import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { A4, printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test("somebody looks along, a topic gets another name or goes out of sight and comes back", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/hoe-gaat-het/money/gezicht");
  await page.getByRole("radio", { name: "moeilijk", exact: true }).check();
  await page.getByRole("button", { name: "Volgende" }).click();
  await expect(page.getByText("Bewaard. Je vertelde over Geld en post.")).toBeVisible();
  await goTo(page, "/hoe-gaat-het/money");
  await page.getByRole("link", { name: "Iemand kijkt mee" }).click();
  await page.getByLabel("Wie kijkt mee?").fill("Piet");
  await page.getByRole("radio", { name: "goed", exact: true }).check();
  await page.getByLabel("Wat gaat goed?").fill("Hij betaalt de huur.");
  await expectGoodInEveryForm(page, "Iemand kijkt mee");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Bewaard, naast wat jij zei.")).toBeVisible();
  // Two views side by side, and the question to talk; nothing is averaged.
  await expect(page.getByText("Piet, vandaag")).toBeVisible();
  await expect(page.getByText("Ik, vandaag")).toBeVisible();
  await expect(page.getByText(/anders/u)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Een lijn voor ieder/u })).toBeVisible();
  await expect(page.getByRole("row", { name: /Piet goed/u })).toBeVisible();
  await expectGoodInEveryForm(page, "Hoe gaat het");

  await page.getByText("Naam of verbergen").click();
  await page.getByLabel("Hoe noem jij dit?").fill("Centen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(page)).toHaveText("Centen");
  await page.getByRole("button", { name: "Verberg dit onderwerp" }).click();
  await expect(page.getByText("Centen is verborgen.")).toBeVisible();
  await goTo(page, "/hoe-gaat-het/kiezen");
  await page.getByText("Verborgen onderwerpen").click();
  await expectGoodScreen(page, "Hoe gaat het");
  await page.getByRole("button", { name: /Centen/u }).click();
  await expect(page.getByRole("checkbox", { name: "Centen" })).toBeVisible();
});

test("a year of looks: two days are compared in a drawing and in words", async ({ page, origin }) => {
  test.slow();
  await page.goto(origin);
  await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
  await expect(heading(page)).toHaveText("Hoi Riet");
  await goTo(page, "/hoe-gaat-het");
  await page.getByRole("link", { name: "Vergelijk met vroeger" }).click();
  await expect(page.getByRole("row", { name: /Geld en post heel moeilijk gaat wel/u })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Een bloem van/u })).toHaveCount(2);
  await expectGoodInEveryForm(page, "Hoe gaat het");
  await page.getByRole("combobox", { name: "Nu" }).selectOption({ index: 2 });
  await expect(page.getByRole("row", { name: /Geld en post heel moeilijk moeilijk/u })).toBeVisible();

  // The three sheets of a year, each on one A4.
  for (const sheet of ["verkennen", "verdiepen", "vervullen"]) {
    await goTo(page, `/blad/${sheet}`);
    await expect(page.getByRole("button", { name: "Print mijn blad" })).toBeVisible();
    await expectGoodScreen(page, "Mijn blad");
    expect(await printedSheets(page), sheet).toEqual([A4]);
  }
  await goTo(page, "/plan/route");
  await expectGoodInEveryForm(page, "Routekaart");
  expect(await printedSheets(page)).toEqual([A4]);
});

test("what is behind a topic: four questions, what hangs together, and the sheet", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Verder kijken/u }).click();
  await expectGoodInEveryForm(page, "Verder kijken");
  await page.getByRole("link", { name: /^Geld en post/u }).click();
  await expect(page.getByText("Je hebt nog niets opgeschreven. Alles mag leeg blijven.")).toBeVisible();
  await page.getByRole("link", { name: "Begin" }).click();
  await expectGoodInEveryForm(page, "Verder kijken");
  await page.getByLabel("Wat geeft je energie?").fill("Bobbie");
  await page.getByRole("button", { name: "Volgende" }).click();
  await expect(heading(page)).toHaveText("Wat kun je voor een ander doen?");
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await page.getByRole("link", { name: "Terug" }).click();
  await expect(page.getByText("Bobbie")).toBeHidden();
  await page.getByRole("link", { name: "Begin" }).click();
  await page.getByLabel("Wat geeft je energie?").fill("De hond");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("link", { name: "Stop voor nu" }).click();

  await page.getByRole("button", { name: "Iets erbij" }).click();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Kies er één.")).toBeVisible();
  await page.getByRole("radio", { name: "Hoofd en gevoel" }).check();
  await page.getByLabel("Hoe dan?").fill("Van geldzorgen slaap ik slecht.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Geld en post heeft invloed op Hoofd en gevoel", { exact: true })).toBeVisible();
  await expectGoodScreen(page, "Verder kijken");
  // Seen from the other side too.
  await goTo(page, "/verder-kijken/mind");
  await expect(page.getByText("Geld en post heeft invloed op Hoofd en gevoel", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Haal weg: Geld en post/u }).click();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await goTo(page, "/blad/verdiepen");
  await expect(page.getByRole("heading", { name: "Dit geeft mij energie" })).toBeVisible();
  await expect(page.getByText("Van geldzorgen slaap ik slecht.")).toBeVisible();
  await expectGoodInEveryForm(page, "Mijn blad");
});

test(
  "a goal: what is in the way, what it belongs to, looking back, and its place on the road map",
  { tag: "@beside" },
  async ({ page, origin }) => {
    test.slow();
    await startOwnPlan(page, origin);
    for (const goal of ["Zwemmen", "Post openen"]) {
      await goTo(page, "/plan/nieuw");
      await page.getByLabel("Wat wil je?").fill(goal);
      await page.getByRole("button", { name: "Bewaar" }).click();
      await expect(heading(page)).toHaveText(goal);
    }
    await page.getByRole("button", { name: "Schrijf wat in de weg staat" }).click();
    await page.getByLabel("Wat staat in de weg?").fill("Blauwe enveloppen");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("Dit staat in de weg: Blauwe enveloppen")).toBeVisible();
    await page.getByRole("button", { name: "Kies een onderwerp" }).click();
    await page.getByRole("checkbox", { name: "Geld en post" }).check();
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("Hoort bij: Geld en post")).toBeVisible();

    await page.getByRole("button", { name: "Kijk terug op dit doel" }).click();
    await page.getByLabel("Wat ging goed?").fill("De tas is leeg.");
    await page.getByLabel("Wanneer kijk je weer?").fill(inDays(7));
    await page.getByText("Meer invullen").click();
    await page.getByLabel("Wie waren erbij?").fill("Joost, Els");
    await expectGoodInEveryForm(page, "Doel");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("Joost en Els")).toBeVisible();
    await expectGoodScreen(page, "Doel");
    await goTo(page, "/vandaag");
    await page.getByRole("link", { name: /^Kijk terug: Post openen/u }).click();
    await expect(heading(page)).toHaveText("Post openen");

    // A step that comes back: done once, it stands again at its next day, and putting back takes that away.
    await page.getByRole("button", { name: "Stap erbij" }).click();
    await page.getByLabel("Wat is de stap?").fill("Map pakken");
    await page.getByRole("button", { name: "Bewaar de stap" }).click();
    await page.getByRole("button", { name: "Pas aan: Map pakken" }).click();
    await page.getByText("Wanneer?", { exact: true }).first().click();
    await page.getByRole("radio", { name: "Vandaag" }).check();
    await page.getByRole("radio", { name: "Elke week" }).check();
    await expectGoodScreen(page, "Doel");
    await page.getByRole("button", { name: "Bewaar de stap" }).click();
    const todo = page.getByRole("checkbox", { name: "Map pakken" });
    await expect(page.getByText("vandaag · Elke week")).toBeVisible();
    await todo.click();
    await expect(page.getByText("Gelukt: Map pakken.")).toBeVisible();
    await expect(todo).toHaveCount(1);
    await page.getByRole("button", { name: "Terugzetten" }).first().press("Enter");
    await expect(todo).toHaveCount(1);
    await expect(page.getByText("vandaag · Elke week")).toBeVisible();

    await goTo(page, "/plan/route");
    const now = page.getByRole("region", { name: "Nu", exact: true }).getByRole("link");
    await expect(now).toHaveText(["Post openen", "Zwemmen"]);
    await page.getByRole("button", { name: "Omhoog: Zwemmen" }).press("Enter");
    await expect(now).toHaveText(["Zwemmen", "Post openen"]);
    await page.getByRole("button", { name: "Terugzetten" }).press("Enter");
    await expect(now).toHaveText(["Post openen", "Zwemmen"]);
    await page.getByRole("button", { name: "Omlaag: Post openen" }).press("Enter");
    await expect(now).toHaveText(["Zwemmen", "Post openen"]);
    await page.reload();
  },
);

/** `YYYY-MM-DD`, so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
