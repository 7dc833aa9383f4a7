import { expect, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test("who looked is told in plain sentences, and what is known stays without internet", async ({
  page,
  context,
  origin,
  anotherBrowser,
}) => {
  await makePlan(page, origin);
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText("Nog niemand keek.")).toBeVisible();
  await expectGoodScreen(page, "Wie keek er?");

  await makeKey(page);
  const link = await makeLink(page);
  const noor = await anotherBrowser();
  await noor.goto(link);
  await handOver(page, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await noor.getByLabel("Berichtje voor Samira").fill("Zullen we dinsdag samen kijken?");
  await noor.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();

  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText(new RegExp(`^Jij gaf ${NOOR.name} een sleutel tot en met `, "u"))).toBeVisible();
  await expect(page.getByText(`${NOOR.name} haalde de sleutel op.`)).toBeVisible();
  await expect(page.getByText(`${NOOR.name} opende doel '${GOAL}'.`)).toBeVisible();
  await expect(page.getByText(`${NOOR.name} schreef een berichtje.`)).toBeVisible();
  await expectGoodScreen(page, "Wie keek er?");

  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText("Geen internet. Wie iets ophaalde, zie je later.")).toBeVisible();
  await expect(page.getByText(`${NOOR.name} opende doel '${GOAL}'.`)).toBeVisible();
  await context.setOffline(false);
});
