import type { Page } from "@playwright/test";
import { expect, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

async function propose(noor: Page, text: string): Promise<void> {
  await noor.getByLabel("Welke stap stel je voor?").fill(text);
  await noor.getByRole("button", { name: "Stuur het voorstel" }).click();
  await expect(noor.getByText("Je voorstel is verstuurd.")).toBeVisible();
}

test("what a worker proposes waits on Vandaag, and becomes a step only in the resident's own words", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const noor = await otherDevice(browser, samira);
  await noor.goto(await makeLink(samira));
  await handOver(samira, noor, NOOR);
  await noor.getByLabel("Berichtje voor Samira").fill("Zullen we dinsdag samen kijken?");
  await noor.getByLabel("Berichtje voor Samira").press("Control+Enter");
  await propose(noor, "Alle post vandaag openen");

  await samira.getByRole("link", { name: "Vandaag", exact: true }).click();
  await expect(samira.getByText(`${NOOR.name} stelt iets voor.`)).toBeVisible();
  await expect(samira.getByRole("link", { name: NOOR.name })).toBeVisible();
  await expectGoodScreen(samira, "Vandaag");
  await samira.getByRole("button", { name: "Nog 1" }).click();
  await expect(samira.getByText("Telefoon kwijt? Dan heb je dit blad nodig.")).toBeVisible();

  await samira.getByRole("link", { name: "Alle berichtjes" }).click();
  await expect(samira.getByText("Zullen we dinsdag samen kijken?")).toBeVisible();
  await expect(samira.getByText(`Bij ${GOAL}`).first()).toBeVisible();
  await expectGoodScreen(samira, "Berichtjes");
  await samira.getByRole("link", { name: "Bekijk het voorstel" }).click();

  await expect(heading(samira)).toHaveText(GOAL);
  await expectGoodScreen(samira, "Doel");
  await samira.getByRole("button", { name: "Ik pas het aan" }).click();
  await expect(samira.getByLabel("Zo wil ik het")).toHaveValue("Alle post vandaag openen");
  await samira.getByLabel("Zo wil ik het").fill("Eén envelop openen");
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await expect(samira.getByRole("checkbox", { name: "Eén envelop openen" })).toBeVisible();
  await expect(samira.getByText("1 voorstel beantwoord")).toBeVisible();

  await propose(noor, "Verhuizen");
  await expect(samira.getByText("Verhuizen")).toBeVisible();
  await samira.getByRole("button", { name: "Nu niet" }).click();
  await expect(samira.getByText(`${NOOR.name} ziet dat je nu niet wilt.`)).toBeVisible();
  await expect(samira.getByRole("checkbox", { name: "Verhuizen" })).toHaveCount(0);
  await samira.getByRole("status").getByRole("button", { name: "Terugzetten" }).click();
  await expect(samira.getByRole("button", { name: "Ja, doe maar" })).toBeVisible();
  await noor.context().close();
});
