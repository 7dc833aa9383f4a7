import { expect, heading, test } from "./app-fixture.ts";
import { handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";

test.use({ serviceWorkers: "allow" });

test("without internet a stop waits and says who can still read; with it, it is confirmed", async ({
  page,
  context,
  origin,
  anotherBrowser,
}) => {
  await makePlan(page, origin);
  await makeKey(page);
  const link = await makeLink(page);
  const noor = await anotherBrowser();
  await noor.goto(link);
  await handOver(page, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");

  await page.getByRole("link", { name: NOOR.name }).click();
  await page.getByRole("link", { name: "Stop", exact: true }).click();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Stop de sleutel" }).click();
  await expect(heading(page)).toHaveText("Wacht op internet");
  await expect(page.getByText(`Geen internet. ${NOOR.name} kan nog lezen tot er internet is.`)).toBeVisible();
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByText("Wacht op internet")).toBeVisible();
  await expect(page.getByText("Nu kan 1 iemand meekijken.")).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText("Niemand kan meekijken. Alleen jij.")).toBeVisible({ timeout: 30_000 });
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
});
