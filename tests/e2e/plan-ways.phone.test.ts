import { expect, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { addStep, menu, newGoal } from "./plan-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test("a goal moves to Later and to Klaar, goes away and comes back", { tag: "@beside" }, async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Ik kijk eerst rond" }).click();
  await newGoal(page, "Leren fietsen");
  await page.getByText("Meer met dit doel").click();
  await page.getByRole("button", { name: "Dit mag later" }).click();
  await expect(page.getByText("Leren fietsen staat nu bij Later.")).toBeVisible();
  await page.getByRole("button", { name: "Dit doel is klaar" }).click();
  await expect(page.getByText("Klaar: Leren fietsen. Wat goed.")).toBeVisible();
  await page.getByRole("link", { name: "Terug", exact: true }).click();
  await expect(page.getByText("Je hebt nog geen doel. Klein mag ook.")).toBeVisible();
  await page.getByRole("link", { name: "Klaar (1)" }).click();
  await expectGoodScreen(page, "Plan");
  await page.getByRole("link", { name: "Leren fietsen" }).click();
  await page.getByText("Meer met dit doel").click();
  await page.getByRole("button", { name: "Haal dit doel weg" }).click();
  await expect(heading(page)).toHaveText("Plan");
  await page.getByRole("status").getByRole("button", { name: "Terugzetten" }).click();
  await page.getByRole("link", { name: "Klaar (1)" }).click();
  await expect(page.getByRole("link", { name: "Leren fietsen" })).toBeVisible();
});

test("what was typed survives Back, a reload and the pincode", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Kies een doel" }).click();
  await page.getByLabel("Wat wil je?").fill("Weer naar de markt");
  await expect(page.getByText("Wat je typt is bewaard op dit apparaat.")).toBeVisible();
  await page.getByRole("link", { name: "Terug", exact: true }).click();
  await page.getByRole("link", { name: "Nieuw doel" }).click();
  await expect(page.getByLabel("Wat wil je?")).toHaveValue("Weer naar de markt");
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("Wat wil je?")).toHaveValue("Weer naar de markt");
});

test("Vandaag shows the next steps of all goals, and ticks them on the spot", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Ik kijk eerst rond" }).click();
  await expect(page.getByText("Hier komt wat je wilt doen.")).toBeVisible();
  await expectGoodScreen(page, "Vandaag");
  await newGoal(page, "Mijn post openen");
  await addStep(page, "Een map kopen");
  await newGoal(page, "Leren fietsen");
  await addStep(page, "Fiets lenen van Henk");
  await menu(page, "Vandaag").click();
  await expect(page.getByText("Telefoon kwijt? Dan heb je dit blad nodig.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Een map kopen" }).click();
  await expect(page.getByText("Gelukt: Een map kopen.")).toBeVisible();
  await expectGoodScreen(page, "Vandaag");
  await menu(page, "Plan").click();
  await expect(page.getByRole("checkbox", { name: "Fiets lenen van Henk" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Een map kopen" })).toHaveCount(0);
});

test("Zo help je mij asks one thing a screen, keeps it, and undoes a change", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await page.getByRole("link", { name: "Schrijf wat jou helpt" }).click();
  await expectGoodScreen(page, "Zo help je mij");
  await page.getByRole("link", { name: "Schrijf wat jou helpt" }).click();
  await expect(heading(page)).toHaveText("Wat vind je belangrijk?");
  await page.getByRole("textbox").fill("Rust in huis");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(page)).toHaveText("Waar ben je goed in?");
  await expectGoodScreen(page);
  await page.getByRole("link", { name: "Terug", exact: true }).click();
  await page.getByRole("link", { name: "Verander: Wat ik belangrijk vind" }).click();
  await page.getByRole("textbox").fill("Rust, en mijn dochter");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Rust, en mijn dochter")).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByText("Rust in huis")).toBeVisible();
});
