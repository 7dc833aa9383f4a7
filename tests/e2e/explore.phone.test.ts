import type { Page } from "@playwright/test";
import { expect, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectFocusOnHeading, expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

/** Answers the question that is on the screen, and goes on. */
async function say(page: Page, question: string, answer: string): Promise<void> {
  await page.getByLabel(question).fill(answer);
  await page.getByRole("button", { name: "Volgende" }).click();
}

test("a resident says how money goes: what goes well first, a face of five, and that it is to be talked about", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Vertel hoe het gaat" }).click();
  await expectFocusOnHeading(page);
  await expectGoodScreen(page, "Hoe gaat het");
  await page.getByRole("link", { name: "Kies onderwerpen" }).click();
  await expectGoodInEveryForm(page, "Hoe gaat het");
  for (const topic of ["Geld en post", "Lichaam"]) await page.getByRole("checkbox", { name: topic }).check();
  await page.getByLabel("Iets anders").fill("De hond");
  await page.getByRole("button", { name: "Zet erbij" }).click();
  await expect(page.getByRole("checkbox", { name: "De hond" })).toBeChecked();
  await page.getByRole("link", { name: "Klaar" }).click();

  await page.getByRole("link", { name: "Vertel over Geld en post" }).click();
  await expect(page.getByText("Vraag 1 van 4")).toBeVisible();
  await expectGoodInEveryForm(page, "Hoe gaat het");
  await say(page, "Wat gaat goed?", "Ik betaal de huur.");
  await page.getByLabel("Wat is moeilijk?").fill("De post blijft liggen.");
  await expect(page.getByText("Wat je typt is bewaard op dit apparaat.")).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("Wat is moeilijk?")).toHaveValue("De post blijft liggen.");
  await page.getByRole("button", { name: "Volgende" }).click();
  await expect(page.getByText("Vraag 3 van 4")).toBeVisible();
  await page.getByRole("button", { name: "Overslaan" }).click();
  await page.getByRole("radio", { name: "moeilijk", exact: true }).check();
  await page.getByRole("switch", { name: "Hier wil ik over praten" }).click();
  await expectGoodInEveryForm(page, "Hoe gaat het");
  await page.getByRole("button", { name: "Volgende" }).click();

  await expect(page.getByText("Bewaard. Je vertelde over Geld en post.")).toBeVisible();
  await expect(page.getByRole("img", { name: /Een bloem met een blad voor elk onderwerp/u })).toBeVisible();
  await expect(page.getByRole("row", { name: /Geld en post moeilijk vandaag/u })).toBeVisible();
  await expectGoodInEveryForm(page, "Hoe gaat het");
  await page.getByRole("link", { name: /Geld en post.*moeilijk, vandaag/u }).click();
  const said = page.getByRole("main");
  await expect(said).toContainText(
    /Ik betaal de huur\.[\s\S]*De post blijft liggen\.[\s\S]*Hier wil ik over praten\./u,
  );
  await expectGoodScreen(page, "Hoe gaat het");

  // Back from a question keeps what was said; the same day is one view, not two.
  await page.getByRole("link", { name: "Vertel hoe het nu gaat" }).click();
  await expect(page.getByLabel("Wat gaat goed?")).toHaveValue("Ik betaal de huur.");
  await say(page, "Wat gaat goed?", "Ik betaal de huur op tijd.");
  await expect(page.getByText("Vraag 2 van 4")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Wat gaat goed?")).toHaveValue("Ik betaal de huur op tijd.");
  await page.getByRole("link", { name: "Stop voor nu" }).click();
  await expect(heading(page)).toHaveText("Hoe gaat het?");
  await page
    .getByRole("link", { name: /Geld en post/u })
    .first()
    .click();
  await expect(page.getByText("De post blijft liggen.")).toHaveCount(1);
  await expect(page.getByText("Ik betaal de huur op tijd.")).toHaveCount(1);

  await page.goBack();
  await page.getByRole("link", { name: "Bekijk mijn blad" }).click();
  await expectGoodInEveryForm(page, "Mijn blad");
  await page.getByLabel("Wat ik erbij wil zeggen").fill("Ik begin klein.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Bewaard.", { exact: true })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    /Dit gaat goed[\s\S]*Dit is moeilijk[\s\S]*Hier wil ik over praten/u,
  );

  const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  expect(paper).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/u);
});
