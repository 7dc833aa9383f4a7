import { startRelay } from "#tests/support/relay-process.ts";
import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { GOAL, makePlan } from "./main-story-steps.ts";

const TROUBLE = "Delen lukt nu niet. Alles is hier bewaard.";

test("a relay that is full: one is told so in both languages, goes on writing, and loses nothing", async ({
  page,
  appDir,
}) => {
  // Nearly all of the disk must be free: it never is, so that the relay takes nothing more.
  const relay = await startRelay({ appDir, environment: { RELAY_FREE_DISK_PERCENT: "99" } });
  try {
    await makePlan(page, relay.origin);
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
});

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
