import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";
import { chooseBackup, choosePin, madeBackup, openBackup, toBackup, wordsOfSheet } from "./sheet-steps.ts";

const OTHER_PIN = "731946";
const PAGE = "Mijn zus heeft een bed voor mij";

/** Each table of this browser's store, with how many values it has and how large they are together. */
const tables = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("IndexedDB does not answer"));
      });
    const database = await settled(indexedDB.open("roer"));
    const out: string[] = [];
    for (const store of database.objectStoreNames) {
      const values: readonly unknown[] = await settled(database.transaction(store).objectStore(store).getAll());
      const sizes = values.map((value) => (value instanceof Uint8Array ? value.length : 0));
      out.push(`${store}: ${values.length} values, ${sizes.sort((a, b) => a - b).join(" ")}`);
    }
    database.close();
    return [...out, `${Object.keys({ ...localStorage }).length} in local storage`];
  });

async function shared(page: Page): Promise<void> {
  await goTo(page, "/vandaag");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
}

/** Opens the plan after a reload, and answers what was asked of the network for that. */
async function openAnew(page: Page): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.goto(new URL("/vandaag", page.url()).href);
  await expect(heading(page)).toHaveText("Open je plan");
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await unlock(page);
  await expect(heading(page)).toHaveText("Hoi Sam");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
  return asked.sort();
}

test("a compartment opens by its own pincode; by the other one nothing tells that it is there", async ({
  page,
  origin,
  anotherBrowser,
}) => {
  test.slow();
  const without = await anotherBrowser();
  for (const one of [page, without]) {
    await startOwnPlan(one, origin);
    await shared(one);
  }
  await goTo(page, "/meer/veilig");
  await expectGoodScreen(page, "Veilig gebruiken");
  await page.getByRole("link", { name: /Apart vak/u }).click();
  await expectGoodScreen(page, "Apart vak");
  await page.getByRole("button", { name: "Maak een apart vak" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Kies een andere pincode van 6 cijfers.");
  const choose = async (pin: string): Promise<void> => {
    await page.getByLabel("Pincode").fill(pin);
    await page.getByRole("button", { name: "Verder" }).click();
    await expect(heading(page)).toHaveText("Nog een keer");
    await page.getByLabel("Pincode").fill(pin);
    await page.getByRole("button", { name: "Maak een apart vak" }).click();
  };
  await choose(PIN);
  await expect(page.getByText("Dit is je gewone pincode. Kies een andere.")).toBeVisible();
  await choose(OTHER_PIN);
  await expect(heading(page)).toHaveText("Het vak is klaar.");

  await page.goto(new URL("/vandaag", origin).href);
  await unlock(page, OTHER_PIN);
  await expect(heading(page)).toHaveText("Je aparte vak");
  await expect(page).toHaveURL(/\/vandaag$/u);
  await page.getByLabel("Schrijf hier").fill(PAGE);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(PAGE)).toBeVisible();
  await expectGoodScreen(page, "Tekst");
  await page.getByLabel("Schrijf hier").fill("Nog niet af");
  await expect(page.getByText("Bewaard op dit apparaat").first()).toBeVisible();
  await page.getByRole("button", { name: "Haal weg" }).click();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByText(PAGE)).toBeVisible();
  await page.getByRole("button", { name: "Op slot" }).click();
  await expect(heading(page)).toHaveText("Open je plan");
  await unlock(page, OTHER_PIN);
  await expect(page.getByLabel("Schrijf hier")).toHaveValue("Nog niet af");
  await expect(page.getByText(PAGE)).toBeVisible();

  // The same is asked of the network, and as much lies in the browser, as where there never was a compartment.
  const [here, there] = [await openAnew(page), await openAnew(without)];
  expect(here).toEqual(there);
  expect(await tables(page)).toEqual(await tables(without));
  await goTo(page, "/zoek");
  await page.getByLabel("Wat zoek je?").fill("zus");
  await expect(page.getByText("Niets gevonden. Probeer een ander woord.")).toBeVisible();
  await goTo(page, "/meer/opslag");
  const used = (one: Page): Promise<string> => one.getByText(/Roer gebruikt/u).innerText();
  await goTo(without, "/meer/opslag");
  expect(await used(page)).toBe(await used(without));

  // It goes along in a backup, which a new device opens by the words.
  const words = await wordsOfSheet(page);
  const backup = await madeBackup(page);
  const elsewhere = await anotherBrowser();
  await elsewhere.goto(origin);
  await toBackup(elsewhere);
  await chooseBackup(elsewhere, backup);
  await openBackup(elsewhere, words);
  await elsewhere.getByRole("button", { name: "Verder" }).click();
  await choosePin(elsewhere);
  await elsewhere.getByText("Had je een apart vak?").click();
  const back = async (pin: string): Promise<void> => {
    await elsewhere.getByLabel("Pincode van het vak").fill(pin);
    await elsewhere.getByRole("button", { name: "Haal het vak terug" }).click();
  };
  await elsewhere.getByLabel("Pincode", { exact: true }).fill(PIN);
  await back("640913");
  await expect(elsewhere.getByText("Deze pincode opent hier niets.")).toBeVisible();
  await back(OTHER_PIN);
  await expect(elsewhere.getByText("Het vak staat hier. Het opent met dezelfde pincode.")).toBeVisible();
  await expectGoodScreen(elsewhere);
  await elsewhere.goto(new URL("/vandaag", origin).href);
  await unlock(elsewhere, OTHER_PIN);
  await expect(elsewhere.getByText(PAGE)).toBeVisible();
});

test("the stop button and three times Esc leave at once, Back shows nothing, and opening it anew asks the pincode", async ({
  page,
  origin,
}) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/veilig");
  await page.getByRole("switch", { name: "Knop 'Snel weg'" }).click();
  await expect(page.getByRole("button", { name: "Snel weg" })).toBeVisible();
  await goTo(page, "/sleutels");
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(heading(page)).toHaveText("Ben je nu alleen?");
  await expectGoodScreen(page, "Nieuwe sleutel");
  await page.getByRole("button", { name: "Ja" }).click();
  await expect(heading(page)).toHaveText("Voor wie is de sleutel?");
  await goTo(page, "/vandaag");
  await page.getByRole("button", { name: "Snel weg" }).click();
  await expect(page).toHaveTitle("Boodschappen");
  for (let back = 0; back < 2; back++) {
    await page.goBack();
    await expect(page).toHaveTitle("Boodschappen");
    await expect(page.getByText("Hoi Sam")).toBeHidden();
  }
  await page.goto(new URL("/vandaag", origin).href);
  await unlock(page);
  await expect(heading(page)).toHaveText("Hoi Sam");
  for (let times = 0; times < 3; times++) await page.keyboard.press("Escape");
  await expect(page).toHaveTitle("Boodschappen");
});

test("under another name: the title, the picture and what a home screen is told", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/veilig");
  await page.getByRole("switch", { name: "Andere naam en ander plaatje" }).click();
  await expect(page).toHaveTitle("Lijstje – Veilig gebruiken");
  await page.reload();
  await expect(page).toHaveTitle("Lijstje – Open je plan");
  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
  const told = (await (await page.request.get(new URL(manifest ?? "", origin).href)).json()) as { name: string };
  expect(told.name).toBe("Lijstje");
  const icon = await page.locator('link[rel="icon"]').getAttribute("href");
  expect((await page.request.get(new URL(icon ?? "", origin).href)).ok()).toBe(true);
});
