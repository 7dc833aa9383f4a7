import { expect, heading, PIN, readyForOffline, startOwnPlan, test, unlock } from "./app-fixture.ts";

test("a plan is made without a network, and is still there after a reload without one", async ({
  page,
  context,
  origin,
}) => {
  await page.goto(origin);
  await readyForOffline(page);
  await context.setOffline(true);
  await startOwnPlan(page, origin, { name: "Sam" });
  await page.reload();
  await unlock(page, PIN);
  await expect(heading(page)).toHaveText("Hoi Sam. Wat wil je eerst doen?");
});
