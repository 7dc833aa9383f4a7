import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN, startOwnPlan, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";

// What people with a key see: it needs a relay, so the example has none of these.

const FOLDER = fileURLToPath(new URL("../../test-results/screens/holders", import.meta.url));
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  for (const [device, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await page.mouse.move(0, 0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({
      path: `${FOLDER}/${name}-${device}.png`,
      fullPage: true,
      animations: "disabled",
      caret: "hide",
    });
  }
  if (before) await page.setViewportSize(before);
}

test("the workspace, and a key that goes on to a colleague, in pictures", async ({ page, origin, browser }) => {
  await makePlan(page, origin);
  await makeKey(page);
  const noor = await otherDevice(browser, page);
  await noor.goto(await makeLink(page));
  await handOver(page, noor, NOOR);
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await noor.getByRole("link", { name: "Ik wil later terug" }).click();
  await take(noor, "bewaren");
  await noor.getByRole("button", { name: "Kies een pincode" }).click();
  for (const next of ["Verder", "Bewaar op deze computer"]) {
    await noor.getByLabel("Pincode").fill(PIN);
    await noor.getByRole("button", { name: next }).click();
  }
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await page.getByRole("link", { name: NOOR.name }).click();
  await page.getByRole("link", { name: "Verander", exact: true }).click();
  await page.getByRole("checkbox", { name: "De sleutel delen met een collega" }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("delen met een collega.")).toBeVisible();
  const passOn = noor.getByRole("link", { name: "Deel met een collega" });
  await expect(passOn).toBeVisible();
  await take(noor, "werkplek");
  await passOn.click();
  await expect(heading(noor)).toHaveText("Delen met een collega");
  await take(noor, "deel");
  await noor.getByRole("button", { name: "Maak een code" }).click();
  await expect(noor.getByLabel("Link", { exact: true })).toHaveValue(/\/k#1\./u);
  await take(noor, "deel-code");
});

test("what one of the family brings in, in pictures", async ({ page, origin, browser }) => {
  await makePlan(page, origin);
  await goTo(page, "/gezin");
  await page.getByRole("link", { name: "Iemand erbij" }).click();
  await page.getByLabel("Naam").fill("Mandy");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("link", { name: /Mandy/u })).toBeVisible();
  await makeKey(page, "Iemand van mijn gezin");
  const mandy = await otherDevice(browser, page);
  await mandy.goto(await makeLink(page));
  await handOver(page, mandy, { name: "Mandy" });
  await mandy.getByLabel("Wat wil je delen?").fill("Ik kook op vrijdag.");
  await mandy.getByLabel("Wat ik doe").check();
  await mandy.getByRole("button", { name: "Deel dit" }).click();
  await expect(mandy.getByText("Alleen jij kunt dit veranderen.")).toBeVisible();
  await take(mandy, "gezin-deelt");
});

test("what somebody who decides about money sees, in pictures", async ({ page, origin, browser }) => {
  const bea = { name: "Bea Brands", role: "bewindvoerder", organisation: "Brands Bewind" };
  await startOwnPlan(page, origin, { name: "Samira" });
  await goTo(page, "/plan/nieuw");
  await page.getByLabel("Wat wil je?").fill(GOAL);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toHaveText(GOAL);
  await page.getByRole("button", { name: "Kies een onderwerp" }).click();
  await page.getByRole("checkbox", { name: "Geld en post" }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Hoort bij: Geld en post")).toBeVisible();
  await goTo(page, "/afspraken/beslissen/nieuw");
  await page.getByLabel("Naam").fill(bea.name);
  await page.getByRole("radio", { name: "Bewindvoerder: over geld" }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("link", { name: bea.name }).click();
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(heading(page)).toHaveText("Waarover beslist deze persoon?");
  await take(page, "beslist-waarover");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByRole("radio", { name: "Samen" })).toBeChecked();
  await take(page, "beslist-samen");
  await page.getByRole("link", { name: "Verder" }).click();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  const holder = await otherDevice(browser, page);
  await holder.goto(await makeLink(page));
  await handOver(page, holder, bea);
  await expect(holder.getByText("Je doet dit namens Samira.")).toBeVisible();
  await take(holder, "beslist-plan");
});
