import type { Page } from "@playwright/test";
import { startRelay } from "#tests/support/relay-process.ts";
import { fullDossier } from "#tests/support/scaled-dossier.ts";
import { expect, goTo, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { GOAL } from "./main-story-steps.ts";

const TROUBLE = "Delen lukt nu niet. Alles is hier bewaard.";

test(
  "a dossier that is full at the relay: one is told so in both languages, goes on writing, and loses nothing",
  { tag: "@beside" },
  async ({ page, appDir }) => {
    const relay = await startRelay({ appDir, environment: { RELAY_DOSSIER_MIB: "1" } });
    try {
      const words = await fullDossier(relay.origin, 600);
      await restorePlan(page, relay.origin, words);
      await goTo(page, "/plan/nieuw");
      await page.getByLabel("Wat wil je?").fill(GOAL);
      await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
      await expect(page.getByText(TROUBLE)).toBeVisible();
      await goTo(page, "/meer/taal");
      await page.getByRole("radio", { name: "English" }).check();
      await expect(page.getByText("Sharing does not work now. Everything is saved here.")).toBeVisible();
      await page.getByRole("radio", { name: "Nederlands" }).check();
      await page.reload();
      await unlock(page);
      await goTo(page, "/plan");
      await expect(page.getByText(GOAL)).toBeVisible();
    } finally {
      await relay.stop();
    }
  },
);

/** Brings a plan back by the words of its sheet. */
async function restorePlan(page: Page, origin: string, words: string): Promise<void> {
  await page.goto(`${origin}/start/terug`);
  await page.getByRole("textbox").fill(words);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Haal mijn plan terug" }).click();
  await page.getByRole("link", { name: "Open mijn plan" }).click();
  await expect(heading(page)).toContainText("Riet");
}

test("a relay that goes down and comes back: what was written meanwhile is shared then", async ({ page, relay }) => {
  await startOwnPlan(page, relay.origin);
  await goTo(page, "/vandaag");
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
  await relay.stop();
  await page.getByRole("link", { name: "Kies een doel" }).click();
  await page.getByLabel("Wat wil je?").fill(GOAL);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toContainText(GOAL);
  await expect(page.getByText("Geen internet. Alles is bewaard op dit apparaat.")).toBeVisible();
  await relay.restart();
  await expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible({ timeout: 60_000 });
});
