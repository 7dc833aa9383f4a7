import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";
import { choosePin, copyWords, makeFirstSheet, typeBack } from "./sheet-steps.ts";

test.describe.configure({ timeout: 60_000 });

test("a first sheet that was seen stops by its own words, and another takes its place @beside", async ({
  page,
  origin,
  anotherBrowser,
}) => {
  await startOwnPlan(page, origin);
  const first = await makeFirstSheet(page);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Herstelblad/u }).click();
  await page.getByRole("link", { name: /^Eerste blad/u }).click();
  await expect(page.getByText("Maak eerst een nieuw blad. Dat komt dan in de plaats.")).toBeVisible();
  await page.getByRole("link", { name: "Maak een nieuw blad" }).click();
  const second = await copyWords(page);
  await typeBack(page, second);
  await expect(heading(page)).toHaveText("Je nieuwe blad geldt nu.");
  await page.getByRole("link", { name: "Klaar" }).click();

  await page.getByRole("link", { name: /^Eerste blad/u }).click();
  await expectGoodInEveryForm(page, "Herstelblad");
  await page.getByRole("link", { name: "Laat je eerste blad stoppen" }).click();
  await expect(page.getByRole("radio", { name: /^Blad van/u })).toBeChecked();
  await expectGoodInEveryForm(page, "Herstelblad");
  await page.getByRole("button", { name: "Verder" }).click();
  const field = page.getByRole("textbox");
  const end = page.getByRole("button", { name: "Laat je eerste blad stoppen" });
  await field.fill(second.join(" "));
  await end.click();
  await expect(page.getByText("Dit zijn niet de woorden van je eerste blad.")).toBeVisible();
  await expectGoodScreen(page, "Herstelblad");
  await field.fill(first.join(" "));
  await page.context().setOffline(true);
  await end.click();
  await expect(page.getByText(/internet/u).first()).toBeVisible();
  await page.context().setOffline(false);
  await end.click();
  await expect(heading(page)).toHaveText("Je eerste blad geldt niet meer.");
  await expectGoodScreen(page, "Herstelblad");
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByRole("link", { name: /^Eerste blad/u })).toHaveCount(0);
  await page.getByRole("link", { name: /Dit is nu je eerste blad\./u }).click();
  await expect(page.getByText("Dit blad gaat boven al je apparaten.", { exact: false })).toBeVisible();

  const other = await anotherBrowser();
  await other.goto(`${origin}/start/terug`);
  await other.getByRole("textbox").fill(first.join(" "));
  await other.getByRole("button", { name: "Verder" }).click();
  await choosePin(other, "975310");
  await expect(other.getByText("Dit blad geldt niet meer. Gebruik een ander blad.")).toBeVisible();
  await goTo(page, "/wie-keek");
  await expect(page.getByText("Een herstelblad geldt niet meer.")).toBeVisible();
});
