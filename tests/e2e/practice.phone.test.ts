import { expect, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import type { Page } from "@playwright/test";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

/** Whatever this browser keeps of the app, as text. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("the store cannot be read")));
      });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        kept.push(await settled(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(kept);
  });

test("a filled example opens from the first screen without anything being made, kept or sent", async ({
  page,
  origin,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/v1/")) sent.push(request.url());
  });
  await page.goto(origin);
  await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
  await expect(heading(page)).toContainText("Riet");
  await expect(page.getByText("Dit is een voorbeeld. Niets hier is echt.")).toBeVisible();
  await expectGoodInEveryForm(page, "Vandaag");

  const menu = page.getByRole("navigation", { name: "Menu" });
  await menu.getByRole("link", { name: "Plan" }).click();
  await page.getByRole("link", { name: "Elke week mijn post openen" }).click();
  await expectGoodScreen(page, "Doel");
  await expect(page.getByText("Lukt het om maandag samen te bellen?")).toBeVisible();
  await menu.getByRole("link", { name: "Mensen" }).click();
  await expect(page.getByText("buurvrouw")).toBeVisible();
  await menu.getByRole("link", { name: "Sleutels" }).click();
  await expect(page.getByText("Nu kunnen 4 mensen meekijken.")).toBeVisible();
  await expectGoodScreen(page, "Sleutels");

  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("button", { name: "Iemand die ik ken" }).click();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  await expect(page.getByText("In een voorbeeld kun je geen sleutel geven.")).toBeVisible();

  await page.getByRole("button", { name: "Stop voorbeeld" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  await page.reload();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  expect(await storedText(page)).not.toMatch(/Riet|Joost|Bobbie/u);
  expect(sent).toEqual([]);
});

test("the example can be begun again, and one's own plan is locked beside it", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Ik kijk eerst rond" }).click();
  const menu = page.getByRole("navigation", { name: "Menu" });
  await menu.getByRole("link", { name: "Meer" }).click();
  await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
  await expectGoodScreen(page, "Voorbeeld");
  await page.getByRole("button", { name: "Bekijk het voorbeeld" }).click();
  await expect(heading(page)).toContainText("Riet");

  await page.goto(`${origin}/plan/nieuw`).catch(() => undefined);
  await unlock(page, PIN);
  await expect(heading(page)).toHaveText("Wat wil je?");
});
