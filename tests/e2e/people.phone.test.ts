import type { Page } from "@playwright/test";
import { expect, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

async function toPeople(page: Page, origin: string): Promise<void> {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Ik kijk eerst rond" }).click();
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Mensen" }).click();
  await expect(heading(page)).toHaveText("Mensen om mij heen");
}

async function add(page: Page, name: string, ring: string): Promise<void> {
  await page.getByRole("link", { name: "Iemand erbij" }).click();
  await page.getByLabel("Naam").fill(name);
  await page.getByRole("radio", { name: ring }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();
}

const inRing = (page: Page, ring: string) => page.getByRole("region", { name: ring }).getByRole("link");

test("people stand by ring; with the keyboard alone one comes closer, and map and list say the same", async ({
  page,
  origin,
}) => {
  await toPeople(page, origin);
  await expect(page.getByText("Wie is belangrijk voor jou? Eén naam is genoeg.")).toBeVisible();
  await expectGoodScreen(page, "Mensen");
  await add(page, "Fatima", "Dichtbij");
  await add(page, "Buurman Henk", "Verder weg");
  await expect(inRing(page, "Verder weg")).toHaveText(["Buurman Henk"]);
  await expectGoodScreen(page, "Mensen");

  await page.getByRole("navigation", { name: "Kies lijst of kaart" }).getByRole("link", { name: "Kaart" }).click();
  await expect(heading(page)).toHaveText("Mijn kaart");
  await page.getByRole("button", { name: "Buurman Henk, verder weg" }).focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Buurman Henk" });
  await expect(sheet).toBeVisible();
  await sheet.getByRole("button", { name: "Dichterbij" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet.getByText("Buurman Henk staat nu daarbij.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Buurman Henk, daarbij" })).toBeFocused();
  await expect(inRing(page, "Daarbij")).toHaveText(["Buurman Henk"]);
  await expect(inRing(page, "Verder weg")).toHaveCount(0);
  await expectGoodScreen(page, "Kaart");
});

test("a person is changed, taken off the list and put back", async ({ page, origin }) => {
  await toPeople(page, origin);
  await page.getByRole("link", { name: "Iemand erbij" }).click();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Typ een naam.")).toBeVisible();
  await expectGoodScreen(page, "Iemand erbij");
  await page.getByRole("link", { name: "Terug", exact: true }).click();
  await add(page, "Mila", "Dichtbij");
  await page.getByRole("link", { name: "Mila" }).click();
  await page.getByRole("button", { name: "Dichterbij" }).click();
  await expect(page.getByText("Dichterbij kan niet.")).toBeVisible();
  await page.getByRole("button", { name: "Aanpassen" }).click();
  await page.getByLabel("Wie is dit voor jou?").fill("mijn zus");
  await page.getByText("Meer invullen").click();
  await page.getByRole("checkbox", { name: "Luisteren" }).check();
  await page.getByRole("switch", { name: "Ik doe ook iets voor deze persoon" }).click();
  await expectGoodScreen(page, "Persoon");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("mijn zus").first()).toBeVisible();
  await expect(page.getByText("Luisteren").first()).toBeVisible();
  await page.getByText("Wat stond er eerder?").click();
  await expect(page.getByText(/^Gemaakt vandaag/u)).toBeVisible();
  await page.getByRole("button", { name: "Haal weg van mijn lijst" }).click();
  await expect(page.getByText("Wie is belangrijk voor jou? Eén naam is genoeg.")).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Terugzetten" }).click();
  await expect(inRing(page, "Dichtbij")).toHaveText(["Mila"]);
});
