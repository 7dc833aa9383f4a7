import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN, test, unlock } from "./app-fixture.ts";
import {
  GOAL,
  handOver,
  introduce,
  makeKey,
  makeLink,
  makePlan,
  NOOR,
  otherDevice,
  readDigits,
} from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";
import { A4, printedSheets } from "./printed.ts";

test.use({ serviceWorkers: "allow" });

const ANNA = { name: "Anna Bakker", role: "wijkcoach", organisation: "Wijkteam Zuid" };

/** P4: from the page of the key and back to it. */
async function keepWithPin(holder: Page): Promise<void> {
  await holder.getByRole("link", { name: "Ik wil later terug" }).click();
  await holder.getByRole("button", { name: "Kies een pincode" }).click();
  await holder.getByLabel("Pincode").fill(PIN);
  await holder.getByRole("button", { name: "Verder" }).click();
  await expect(heading(holder)).toHaveText("Nog een keer");
  await holder.getByLabel("Pincode").fill(PIN);
  await holder.getByRole("button", { name: "Bewaar op deze computer" }).click();
  await expect(heading(holder)).toHaveText("Plan van Samira");
}

test("a key that may be shared goes on to a colleague; the resident sees her and ends both together", async ({
  page,
  origin,
  browser,
}) => {
  test.slow();
  await makePlan(page, origin);
  await makeKey(page);
  const noor = await otherDevice(browser, page);
  await noor.goto(await makeLink(page));
  await handOver(page, noor, NOOR);
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await expect(noor.getByRole("link", { name: "Deel met een collega" })).toHaveCount(0);

  await keepWithPin(noor);

  await page.getByRole("link", { name: NOOR.name }).click();
  await page.getByRole("link", { name: "Verander", exact: true }).click();
  await page.getByRole("checkbox", { name: "De sleutel delen met een collega" }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("delen met een collega.")).toBeVisible();

  // The resident's telephone is off from here until the colleague has read and written.
  await page.context().setOffline(true);
  await noor.getByRole("link", { name: "Deel met een collega" }).click();
  await expect(heading(noor)).toHaveText("Delen met een collega");
  await expectGoodScreen(noor, "Delen met een collega");
  // Loaded anew, the key has to be read first: the screen waits for it and stays where it is.
  await noor.reload();
  await unlock(noor);
  await expect(heading(noor)).toHaveText("Delen met een collega");
  await expect(noor).toHaveURL(/\/gekregen\/[^/]+\/deel$/u);
  await noor.getByRole("checkbox", { name: "Een voorstel doen" }).uncheck();
  await noor.getByRole("button", { name: "Maak een code" }).click();
  const link = noor.getByLabel("Link", { exact: true });
  await expect(link).toHaveValue(/\/k#1\./u);
  await expectGoodScreen(noor, "Delen met een collega");
  const anna = await otherDevice(browser, page);
  await anna.goto(await link.inputValue());
  await introduce(anna, ANNA);
  const digits = await readDigits(anna);
  await expect(noor.getByText(`${ANNA.name}, wijkcoach, Wijkteam Zuid wil de sleutel.`)).toBeVisible();
  await expectGoodScreen(noor, "Delen met een collega");
  await noor.getByLabel("6 cijfers").fill(digits);
  await noor.getByRole("button", { name: "Deel de sleutel" }).click();
  await expect(heading(noor)).toHaveText(`${ANNA.name} heeft nu een sleutel.`);
  await expectGoodScreen(noor, "Delen met een collega");
  await anna.getByRole("button", { name: "Open" }).click();
  await expect(anna.getByRole("heading", { name: GOAL })).toBeVisible();
  await expect(anna.getByRole("button", { name: /voorstel/iu })).toHaveCount(0);

  await page.context().setOffline(false);
  await goTo(page, "/sleutels");
  await expect(page.getByText(`Gekregen van ${NOOR.name}.`)).toBeVisible();
  await expectGoodScreen(page, "Sleutels");
  await page.getByRole("link", { name: NOOR.name, exact: true }).click();
  await expect(page.getByRole("heading", { name: "Ook gedeeld met" })).toBeVisible();
  await expectGoodScreen(page, "Sleutel");
  await page.getByRole("link", { name: "Stop", exact: true }).click();
  await expect(page.getByText("Stop je deze sleutel? Dan stoppen die ook.")).toBeVisible();
  await page.getByRole("button", { name: "Stop de sleutel" }).click();
  await expect(heading(page)).toHaveText("Gestopt");
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
  await expect(heading(anna)).toHaveText("Deze sleutel is voorbij.");
});

test("a new worker gets the same key with a sheet of one page; the old key reads that it was replaced", async ({
  page,
  origin,
  browser,
}) => {
  test.slow();
  await makePlan(page, origin);
  await makeKey(page);
  const noor = await otherDevice(browser, page);
  await noor.goto(await makeLink(page));
  await handOver(page, noor, NOOR);

  await page.getByRole("link", { name: NOOR.name }).click();
  await page.getByRole("link", { name: "Nieuwe begeleider" }).click();
  await expect(heading(page)).toHaveText(`Iemand anders in plaats van ${NOOR.name}?`);
  await expectGoodScreen(page, "Nieuwe begeleider");
  await page.getByRole("link", { name: "Bekijk het blad" }).click();
  await expect(heading(page)).toHaveText("Overdracht");
  await expect(page.getByText(`Vorige begeleider: ${NOOR.name}`)).toBeVisible();
  await expect(page.getByText(GOAL)).toBeVisible();
  await expectGoodScreen(page, "Overdracht");
  expect(await printedSheets(page)).toEqual([A4]);
  await page.goBack();

  await page.getByRole("button", { name: "Maak de nieuwe sleutel" }).click();
  await expect(page.getByText(`De ander ziet: Zo help je mij, en doel '${GOAL}'.`)).toBeVisible();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  const anna = await otherDevice(browser, page);
  await anna.goto(await makeLink(page));
  await introduce(anna, ANNA);
  const digits = await readDigits(anna);
  await page.getByLabel("6 cijfers").fill(digits);
  await page.getByRole("button", { name: "Geef de sleutel" }).click();
  await expect(heading(page)).toHaveText(`${ANNA.name} heeft nu een sleutel.`);
  await page.getByRole("link", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText(`${ANNA.name} heeft een sleutel. Stop nu die van ${NOOR.name}.`);
  await expectGoodScreen(page, "Nieuwe begeleider");
  await page.getByRole("button", { name: `Stop nu de sleutel van ${NOOR.name}` }).click();
  await expect(page.getByText(`De sleutel van ${NOOR.name} is vervangen.`)).toBeVisible();
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
  await page.locator("summary").filter({ hasText: "Voorbij" }).click();
  await expect(page.getByText(`Vervangen door ${ANNA.name}`)).toBeVisible();
  await expectGoodScreen(page, "Sleutels");
  await anna.getByRole("button", { name: "Open" }).click();
  await expect(anna.getByRole("heading", { name: GOAL })).toBeVisible();
});

test("a quick look lasts 48 hours and not to the end of a day", { tag: "@beside" }, async ({ page, origin }) => {
  await makePlan(page, origin);
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await page.getByRole("button", { name: "Een begeleider" }).click();
  await page.getByRole("radio", { name: "Even meekijken" }).check();
  await expectGoodScreen(page, "Wat mag deze persoon");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("De ander mag: lezen.")).toBeVisible();
  await expectGoodScreen(page, "Klopt dit");
});
