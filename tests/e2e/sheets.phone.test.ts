import { readFileSync } from "node:fs";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";
import {
  addGoal,
  chooseBackup,
  choosePin,
  copyWords,
  madeBackup,
  makeFirstSheet,
  openBackup,
  toBackup,
  typeBack,
} from "./sheet-steps.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 120_000 });

const NEW_PIN = "975310";
const GOAL = "Elke week mijn post openen";

/** As somebody types who is in a hurry: capitals, too many spaces, and one letter too much in the fourth word. */
const inAHurry = (words: readonly string[]): string =>
  words
    .with(3, `${words[3]?.slice(0, 2)}q${words[3]?.slice(2)}`)
    .join("  ")
    .toUpperCase();

test("a sheet is tested, a second one made; that one brings the plan back and opens a backup, and is ended", async ({
  page,
  origin,
  anotherBrowser,
}) => {
  await startOwnPlan(page, origin);
  await addGoal(page, GOAL);
  const first = await makeFirstSheet(page);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Herstelblad/u }).click();
  await expect(heading(page)).toHaveText("Je herstelbladen");
  await expectGoodInEveryForm(page, "Herstelblad");

  await page.getByRole("link", { name: "Test je blad" }).click();
  await expectGoodInEveryForm(page, "Test je blad");
  const field = page.getByRole("textbox");
  await field.fill(inAHurry(first));
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByText(/^Het woord ".+" kennen we niet/u)).toBeVisible();
  await page
    .getByRole("group", { name: "Bedoel je dit woord?" })
    .getByRole("button", { name: first[3] ?? "", exact: true })
    .click();
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(heading(page)).toHaveText("Dit blad is goed.");
  await expect(page.getByText("Het is je eerste blad.")).toBeVisible();
  await expectGoodScreen(page, "Test je blad");
  await page.getByRole("button", { name: "Test nog een blad" }).click();
  await expect(field).toHaveValue("");
  await page.getByRole("link", { name: "Terug" }).click();

  await page.getByRole("link", { name: "Maak een nieuw blad" }).click();
  await expectGoodInEveryForm(page, "Nieuw blad");
  const second = await copyWords(page);
  await page.context().setOffline(true);
  await typeBack(page, second);
  await expect(page.getByText("Je blad geldt nog niet. Laat dit scherm open.")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Je nieuwe blad geldt nu.");
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByRole("link", { name: /^Blad van/u })).toBeVisible();

  const file = await madeBackup(page);

  const other = await anotherBrowser();
  await other.goto(`${origin}/start/terug`);
  await other.getByRole("textbox").fill(inAHurry(second));
  await other.getByRole("button", { name: "Verder" }).click();
  await other
    .getByRole("group", { name: "Bedoel je dit woord?" })
    .getByRole("button", { name: second[3] ?? "", exact: true })
    .click();
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other, NEW_PIN);
  await expect(heading(other)).toHaveText("Je plan is terug.");
  await other.getByRole("link", { name: "Open mijn plan" }).click();
  await goTo(other, "/plan");
  await expect(other.getByText(GOAL)).toBeVisible();
  await expect(page.getByText("Dit apparaat hoort niet meer bij je plan.")).toBeVisible();

  await goTo(other, "/meer/herstelblad");
  await other.getByRole("link", { name: "Eerste blad" }).click();
  await expectGoodInEveryForm(other, "Herstelblad");
  await other.getByRole("link", { name: "Terug" }).click();
  await other.getByRole("link", { name: /^Blad van/u }).click();
  await expectGoodInEveryForm(other, "Herstelblad");
  await other.getByRole("button", { name: "Laat dit blad stoppen" }).click();
  await expect(heading(other)).toHaveText("Dit blad geldt niet meer.");
  await expectGoodScreen(other, "Herstelblad");
  await other.getByRole("link", { name: "Klaar" }).click();
  await expect(other.getByRole("link", { name: /^Blad van/u })).toHaveCount(0);
  const later = other.waitForEvent("download");
  await goTo(other, "/meer/reservekopie");
  await other.getByRole("button", { name: "Maak een reservekopie" }).click();
  const made = readFileSync(await (await later).path());
  await other.getByRole("link", { name: /^Zet een reservekopie terug/u }).click();
  await chooseBackup(other, made);
  await other.getByRole("textbox").fill(second.join(" "));
  await other.getByRole("button", { name: "Kijk wat erin zit" }).click();
  await expect(other.getByText("Dit blad geldt niet meer. Dit bestand gaat er niet mee open.")).toBeVisible();
  await expectGoodScreen(other, "Reservekopie terugzetten");
  await goTo(other, "/wie-keek");
  const lines = [
    "Jij maakte een nieuw herstelblad.",
    "Je plan kwam terug met een herstelblad.",
    "Een herstelblad geldt niet meer.",
  ];
  for (const line of lines) await expect(other.getByText(line)).toBeVisible();

  const third = await anotherBrowser();
  await third.goto(`${origin}/start/terug`);
  await third.getByRole("textbox").fill(second.join(" "));
  await third.getByRole("button", { name: "Verder" }).click();
  await choosePin(third, NEW_PIN);
  await expect(third.getByText("Dit blad geldt niet meer. Gebruik een ander blad.")).toBeVisible();

  // A file from when it was one opens by it, and makes a plan of its own.
  await third.goto(origin);
  await toBackup(third);
  await chooseBackup(third, file);
  await openBackup(third, second);
  await third.getByRole("button", { name: "Verder" }).click();
  await choosePin(third, NEW_PIN);
  await expect(heading(third)).toHaveText("Dit blad geldt niet meer.");
  await expectGoodScreen(third, "Reservekopie terugzetten");
  await third.getByRole("button", { name: "Maak een nieuw plan" }).click();
  await expect(third.getByText("Alles uit de reservekopie staat in je plan.")).toBeVisible();
  await goTo(third, "/plan");
  await expect(third.getByText(GOAL)).toBeVisible();
});
