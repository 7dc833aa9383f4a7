import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, heading, startOwnPlan, test } from "./app-fixture.ts";
import {
  GOAL,
  handOver,
  introduce,
  makeKey,
  makeLink,
  NOOR,
  otherDevice,
  readDigits,
  typeDigits,
} from "./main-story-steps.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screens", import.meta.url));
const STEPS = ["Post op één plek leggen", "De blauwe enveloppen samen met Noor openen", "Een map kopen"];
const PEOPLE = [
  ["Mila", "Dichtbij"],
  ["Fatima", "Dichtbij"],
  ["Henk", "Daarbij"],
  ["Noor", "Daarbij"],
  ["Oma", "Verder weg"],
] as const;

/** A picture of what the window shows, from its top, with nothing under the pointer. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: "disabled", caret: "hide" });
}

const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true });

async function addGoal(page: Page, goal: string, steps: readonly string[]): Promise<void> {
  await menu(page, "Plan").click();
  await page.getByRole("link", { name: "Nieuw doel" }).click();
  await page.getByLabel("Wat wil je?").fill(goal);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toHaveText(goal);
  for (const step of steps) {
    await page.getByRole("button", { name: "Stap erbij" }).click();
    await page.getByLabel("Wat is de stap?").fill(step);
    await page.getByRole("button", { name: "Bewaar de stap" }).click();
    await expect(page.getByRole("checkbox", { name: step })).toBeVisible();
  }
}

async function addAboutMe(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Schrijf wat jou helpt" }).click();
  await expect(heading(page)).toHaveText("Zo help je mij");
  await page.getByRole("link", { name: "Schrijf wat jou helpt" }).click();
  for (const [question, answer] of [
    ["Wat vind je belangrijk?", "Rust in huis, en mijn dochter Mila."],
    ["Waar ben je goed in?", "Koken voor veel mensen."],
    ["Hoe kan iemand jou het best helpen?", "Bel eerst. Een kort bericht is beter dan een brief."],
  ] as const) {
    await expect(heading(page)).toHaveText(question);
    await page.getByRole("textbox", { name: question }).fill(answer);
    await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  }
  await expect(heading(page)).toHaveText("Wat wil je liever niet?");
}

async function addPeople(page: Page): Promise<void> {
  await menu(page, "Mensen").click();
  for (const [name, ring] of PEOPLE) {
    await page.getByRole("link", { name: "Iemand erbij" }).click();
    await page.getByLabel("Naam").fill(name);
    await page.getByRole("radio", { name: ring }).check();
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();
  }
}

test("the main story, in pictures", async ({ page: samira, browser, origin }) => {
  await samira.goto(origin);
  await expect(heading(samira)).toHaveText("Jouw plan. Jij beslist.");
  await take(samira, "welkom-phone");
  await startOwnPlan(samira, origin, { name: "Samira" });
  await addAboutMe(samira);
  await addGoal(samira, "Met Mila leren fietsen", ["Een fiets lenen van Henk"]);
  await addGoal(samira, GOAL, STEPS);
  await addPeople(samira);
  await samira.getByRole("navigation", { name: "Kies lijst of kaart" }).getByRole("link", { name: "Kaart" }).click();
  await expect(heading(samira)).toHaveText("Mijn kaart");
  await take(samira, "mensen-kaart-phone");

  await menu(samira, "Vandaag").click();
  await samira.getByRole("link", { name: "Maak mijn blad" }).click();
  await samira.getByRole("button", { name: "Ik schrijf het over" }).click();
  await expect(heading(samira)).toHaveText("Schrijf deze 12 woorden op papier.");
  await take(samira, "herstelblad-phone");

  const noor = await otherDevice(browser, samira);
  await makeKey(samira);
  await take(samira, "code-phone");
  await noor.goto(await makeLink(samira));
  await introduce(noor, NOOR);
  const digits = await readDigits(noor);
  await take(noor, "cijfers-desktop");
  await typeDigits(samira, digits);
  await samira.getByRole("link", { name: "Klaar" }).click();
  await noor.getByRole("button", { name: "Open" }).click();
  await noor.getByLabel("Berichtje voor Samira").fill("Zullen we dinsdag samen kijken?");
  await noor.getByLabel("Berichtje voor Samira").press("Control+Enter");
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await noor.getByLabel("Welke stap stel je voor?").fill("Elke vrijdag om tien uur de post openen");
  await noor.getByRole("button", { name: "Stuur het voorstel" }).click();
  await expect(noor.getByText("Nog geen antwoord.").first()).toBeVisible();

  const henk = await otherDevice(browser, noor);
  await makeKey(samira, "Iemand die ik ken");
  await henk.goto(await makeLink(samira));
  await handOver(samira, henk, { name: "Henk", role: "buurman" });
  await take(samira, "sleutels-phone");

  await menu(samira, "Vandaag").click();
  await expect(samira.getByText(`${NOOR.name} stelt iets voor.`)).toBeVisible();
  await take(samira, "vandaag-phone");
  await samira.getByRole("link", { name: "Bekijk het voorstel" }).click();
  await samira.getByRole("button", { name: "Ja, doe maar" }).click();
  await expect(noor.getByText("Samira zegt: ja, doe maar.").first()).toBeVisible();
  await expect(noor.getByText("Bewaard en gedeeld.")).toBeVisible();
  await take(noor, "lezen-desktop");
  await menu(samira, "Plan").click();
  await samira.setViewportSize({ width: 1280, height: 800 });
  await take(samira, "plan-desktop");
  await samira.setViewportSize({ width: 360, height: 740 });
  await samira.getByRole("link", { name: GOAL }).click();
  await expect(heading(samira)).toHaveText(GOAL);
  await take(samira, "doel-phone");

  await menu(samira, "Sleutels").click();
  await samira.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(samira.getByText(`${NOOR.name} opende doel '${GOAL}'.`)).toBeVisible();
  await take(samira, "wie-keek-phone");

  await noor.getByLabel("Berichtje voor Samira").fill("Nog een vraag over de map");
  await menu(samira, "Sleutels").click();
  await samira.getByRole("link", { name: NOOR.name }).click();
  await samira.getByRole("link", { name: "Stop", exact: true }).click();
  await samira.getByRole("button", { name: "Stop de sleutel" }).click();
  await expect(noor.getByText("Dit is niet verstuurd.")).toBeVisible();
  await take(noor, "einde-desktop");
  await henk.context().close();
  await noor.context().close();
});
