import { expect, goTo, heading, test } from "./app-fixture.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test("words are found across the dossier, on this device, and lead to where they are", async ({ page, origin }) => {
  test.slow();
  await page.goto(origin);
  await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
  await expect(heading(page)).toHaveText("Hoi Riet");
  await goTo(page, "/meer");
  await page.getByRole("link", { name: "Zoek in mijn plan" }).click();
  await expectGoodScreen(page, "Zoek");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/icon.svg")) asked.push(request.url());
  });
  await page.getByLabel("Wat zoek je?").fill("bobbie");
  await expect(page.getByText(/^\d+ gevonden\.$/u)).toBeVisible();
  await expectGoodInEveryForm(page, "Zoek");
  await page.getByLabel("Waar zoek je?").selectOption({ label: "Agenda" });
  await page.getByRole("link", { name: /^Bobbie naar de dierenarts/u }).click();
  await expect(heading(page)).toHaveText("Bobbie naar de dierenarts");
  await page.goBack();
  // What was typed is still there.
  await expect(page.getByLabel("Wat zoek je?")).toHaveValue("bobbie");
  await page.getByLabel("Wat zoek je?").fill("xyzzy");
  await expect(page.getByText("Niets gevonden. Probeer een ander woord.")).toBeVisible();
  expect(asked).toEqual([]);
  expect(page.url()).not.toContain("bobbie");
});
