import { expect, goTo, heading, readyForOffline, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectShared } from "./device-steps.ts";
import { expectFocusOnHeading, expectGoodInEveryForm } from "./screen-forms.ts";
import { addGoal, choosePin, copyWords, makeFirstSheet, typeBack } from "./sheet-steps.ts";

test.use({ serviceWorkers: "allow" });

const NEW_PIN = "975310";

test("twelve words bring everything back in another browser", async ({ page, origin, anotherBrowser }) => {
  await startOwnPlan(page, origin, { name: "Sam" });
  await addGoal(page, "Elke week mijn post openen");
  await goTo(page, "/meer/herstelblad");
  const words = await copyWords(page);
  await typeBack(page, words.with(8, "verkeerd"));
  await expect(page.getByText("Woord 9 is anders. Kijk nog eens op je blad.")).toBeVisible();
  await expect(page.getByText("Woord 3 is anders.")).toHaveCount(0);
  await typeBack(page, words);
  await expect(heading(page)).toHaveText("Goed bewaard.");
  await goTo(page, "/vandaag");
  await expectShared(page);

  const other = await anotherBrowser();
  await other.goto(origin);
  await other.getByRole("link", { name: "Ik had al een plan" }).click();
  await other.getByRole("textbox").fill(words.join(" "));
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other, NEW_PIN);
  await expect(heading(other)).toHaveText("Je plan is terug.");
  await other.getByRole("link", { name: "Open mijn plan" }).click();
  await expect(heading(other)).toContainText("Sam");
  await goTo(other, "/plan");
  await expect(other.getByText("Elke week mijn post openen")).toBeVisible();
  await other.reload();
  await unlock(other, NEW_PIN);
  await expect(other.getByText("Elke week mijn post openen")).toBeVisible();

  // The device that was left behind hears of it, keeps what it has, and can be emptied without a word from the relay.
  await expect(page.getByText("Dit apparaat hoort niet meer bij je plan.")).toBeVisible();
  await page.getByRole("button", { name: "Wat kan ik doen?" }).click();
  await expect(page.getByText("Je haalde dit apparaat weg, of gebruikte je herstelblad.")).toBeVisible();
  await expectFocusOnHeading(page);
  await expectGoodInEveryForm(page, "Dit apparaat");
  await page.getByRole("link", { name: "Laat staan" }).click();
  await goTo(page, "/plan");
  await expect(page.getByText("Elke week mijn post openen")).toBeVisible();
  await goTo(page, "/meer/instellingen");
  await page.getByRole("link", { name: "Alles wissen" }).click();
  await page.getByRole("button", { name: "Haal dit apparaat leeg" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  await goTo(other, "/vandaag");
  await expectShared(other);
});

test("words are suggested while one types, and what is wrong with them is said", async ({ page, origin }) => {
  await page.goto(`${origin}/start/terug`);
  const field = page.getByRole("textbox");
  await field.fill("fiets boom");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Dit zijn 2 woorden. Het moeten er 12 zijn.")).toBeVisible();
  await field.fill(Array.from({ length: 12 }, () => "xqxqxq").join(" "));
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText('Het woord "xqxqxq" kennen we niet. Kijk nog eens.')).toBeVisible();
  await field.fill("vreu");
  await page.getByRole("button", { name: "vreugde" }).click();
  await expect(field).toHaveValue("vreugde ");
  await expect(field).toBeFocused();
});

test("words without a plan, and without internet, are met with their own sentence", async ({
  page,
  context,
  origin,
  anotherBrowser,
}) => {
  await startOwnPlan(page, origin);
  await readyForOffline(page);
  await context.setOffline(true);
  const words = await makeFirstSheet(page);
  const other = await anotherBrowser();
  await other.goto(`${origin}/start/terug`);
  await other.getByRole("textbox").fill(words.join(" "));
  await other.getByRole("button", { name: "Verder" }).click();
  await other.context().setOffline(true);
  await choosePin(other, NEW_PIN);
  await expect(other.getByText("Hiervoor is internet nodig. Je blad blijft goed.")).toBeVisible();
});

test("the sheet is one page of paper with the words, their code and no screen round it", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/herstelblad");
  await page.getByRole("button", { name: "Ik print het" }).click();
  await expect(page.getByText("Herstelblad van Roer")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Herstelblad van Roer")).toBeVisible();
  await expect(page.locator(".roer-paper svg")).toBeVisible();
  await expect(page.getByText("Print je blad.")).toBeHidden();
  const paper = await page.pdf({ format: "A4" });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
});
