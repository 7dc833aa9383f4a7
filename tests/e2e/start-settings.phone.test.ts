import { readFileSync } from "node:fs";
import { expect, goTo, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

const NEW_PIN = "975310";

test("another pincode: the old one is asked first, and works no more", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/pincode");
  const step = async (digits: string, button: string): Promise<void> => {
    await page.getByLabel("Pincode").fill(digits);
    await page.getByRole("button", { name: button }).click();
  };
  await step("111112", "Verder");
  await expect(page.getByText("Deze pincode klopt niet. Probeer het nog eens.")).toBeVisible();
  await step(PIN, "Verder");
  await expect(heading(page)).toHaveText("Kies een nieuwe pincode van 6 cijfers.");
  await step(NEW_PIN, "Verder");
  await expect(heading(page)).toHaveText("Nog een keer");
  await step(NEW_PIN, "Bewaar de pincode");
  await expect(heading(page)).toHaveText("Je pincode is nieuw.");
  await page.reload();
  await unlock(page, PIN);
  await expect(page.getByText("Deze pincode klopt niet. Probeer het nog eens.")).toBeVisible();
  await unlock(page, NEW_PIN);
  await expect(heading(page)).toHaveText("Wat is je pincode nu?");
});

test("everything is wiped here and at the relay; without internet nothing is", async ({ page, context, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/vandaag");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
  await goTo(page, "/meer/wissen");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Wis alles" }).click();
  await expect(page.getByText("Geen internet. Er is nog niets gewist. Probeer het straks.")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Wis alles" }).click();
  await expect(heading(page)).toHaveText("Alles is gewist.");
  await expectGoodScreen(page, "Alles is gewist.");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar het bewijs" }).click();
  const text = readFileSync(await (await saving).path(), "utf8");
  expect(text).toMatch(/^dossier: [0-9a-f]{32}$/mu);
  expect(text).toMatch(/^signature: [\w-]{86}$/mu);
  expect(text).not.toContain("Sam");
  await page.getByRole("button", { name: "Klaar" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  // The page that began anew makes an empty one, once it has shown its first screen.
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual(["roer"]);
  await page.reload();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
});

test("the lock by hand asks the pincode, and shows the build number to compare", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/over");
  const told = (await (await page.request.get(`${origin}/build.json`)).json()) as { hash: string };
  await expect(page.getByText(told.hash.slice(0, 4), { exact: false })).toBeVisible();
  await goTo(page, "/meer");
  await page.getByRole("button", { name: "Op slot" }).click();
  await unlock(page);
  await expect(heading(page)).toHaveText("Meer");
});

test("nothing that was typed lies readable in the browser", async ({ page, origin }) => {
  await startOwnPlan(page, origin, { name: "Kanariegeel" });
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Zeldzamevogel vinden");
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Halvezinnen");
  await goTo(page, "/vandaag");
  const dump = await page.evaluate(async () => {
    const rows: unknown[] = [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("roer");
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error("IndexedDB does not open")));
    });
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      for (const read of [store.getAll(), store.getAllKeys()])
        rows.push(await new Promise((resolve) => read.addEventListener("success", () => resolve(read.result))));
    }
    database.close();
    const seen = (value: unknown): string =>
      value instanceof Uint8Array
        ? new TextDecoder("latin1").decode(value)
        : typeof value === "object" && value !== null
          ? Object.values(value).map(seen).join(" ")
          : String(value);
    return [
      seen(rows),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
      document.title,
    ].join("\n");
  });
  expect(dump.length).toBeGreaterThan(2_000);
  for (const canary of ["Kanariegeel", "Zeldzamevogel", "Halvezinnen", PIN]) expect(dump).not.toContain(canary);
});
