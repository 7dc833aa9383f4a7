import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectFocusOnHeading, expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test("an appointment is made by keyboard, seen on Vandaag, changed, taken away and put back", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: "Mijn agenda" }).click();
  await expectFocusOnHeading(page);
  await expectGoodInEveryForm(page, "Agenda");
  await page.getByRole("link", { name: "Nieuwe afspraak" }).press("Enter");
  await expectGoodInEveryForm(page, "Nieuwe afspraak");

  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Schrijf op wat de afspraak is.")).toBeVisible();
  await page.getByLabel("Wat", { exact: true }).fill("Huisarts");
  await page.getByLabel("Hoe laat?", { exact: true }).fill("half tien");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Schrijf de tijd zo: 14:30.")).toBeVisible();
  await page.getByLabel("Hoe laat?", { exact: true }).fill("9.30");
  await page.getByLabel("Met wie?").fill("Els");
  await page.getByLabel("Niet vergeten").fill("Mijn pasje");

  // What was typed is there again after a reload and the lock.
  await expect(page.getByText("Wat je typt is bewaard op dit apparaat.")).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("Wat", { exact: true })).toHaveValue("Huisarts");
  await page.getByLabel("Niet vergeten").press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Huisarts staat in je agenda.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Huisarts.*morgen, 09:30\suur, met Els/u })).toBeVisible();
  await expectGoodScreen(page, "Agenda");

  await goTo(page, "/vandaag");
  await page.getByRole("link", { name: /Huisarts/u }).click();
  await expect(page.getByText("Mijn pasje")).toBeVisible();
  await expectGoodScreen(page, "Afspraak");
  await page.getByRole("button", { name: "Pas aan" }).click();
  await page.getByLabel("Waar?").fill("Plein 1");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Het is aangepast.")).toBeVisible();
  await expect(page.getByText("Plein 1").first()).toBeVisible();

  await page.getByRole("button", { name: "Haal weg" }).click();
  await expect(page.getByText("Hier komen je afspraken. Zo vergeet je er geen.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await page.getByRole("link", { name: /Huisarts/u }).click();
  await expect(heading(page)).toHaveText("Huisarts");
});
