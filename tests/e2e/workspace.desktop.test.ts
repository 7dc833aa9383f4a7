import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { HolderCopy } from "#src/exports/holder-copy.ts";
import { expect, goTo, heading, PIN, test, unlock } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";
import { expectGoodInEveryForm } from "./screen-forms.ts";

// Three browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 240_000 });

/** Samira has a goal and an appointment, and gives a key to both. */
async function giveWithCalendar(samira: Page, origin: string): Promise<string> {
  await makePlan(samira, origin);
  await goTo(samira, "/agenda/nieuw");
  await samira.getByLabel("Wat", { exact: true }).fill("Huisarts");
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await expect(samira.getByText("Huisarts staat in je agenda.")).toBeVisible();
  await goTo(samira, "/sleutels");
  await samira.getByRole("link", { name: "Geef een sleutel" }).click();
  await samira.getByRole("link", { name: "Later" }).click();
  await samira.getByRole("button", { name: "Een begeleider" }).click();
  await samira.getByRole("link", { name: "Zelf kiezen" }).click();
  await samira.getByRole("checkbox", { name: "Mijn agenda" }).check();
  await samira.getByRole("button", { name: "Verder" }).click();
  await samira
    .getByRole("link", { name: "Maak de sleutel" })
    .or(samira.getByRole("button", { name: "Maak de sleutel" }))
    .click();
  return makeLink(samira);
}

/** Behind a pincode: what is typed for it is what every other screen asks for. */
async function keepHere(noor: Page): Promise<void> {
  await noor.getByRole("link", { name: "Ik wil later terug" }).click();
  await noor.getByRole("button", { name: "Kies een pincode" }).click();
  await noor.getByLabel("Pincode").fill(PIN);
  await noor.getByRole("button", { name: "Verder" }).click();
  await noor.getByLabel("Pincode").fill(PIN);
  await noor.getByRole("button", { name: "Bewaar op deze computer" }).click();
  await expect(heading(noor)).toHaveText("Plan van Samira");
}

async function addStep(resident: Page, text: string): Promise<void> {
  await resident.getByRole("button", { name: "Stap erbij" }).click();
  await resident.getByLabel("Wat is de stap?").fill(text);
  await resident.keyboard.press("Enter");
  await expect(resident.getByRole("checkbox", { name: text })).toBeVisible();
}

const list = (noor: Page) => noor.getByRole("navigation", { name: "Gekregen sleutels" });
const row = (noor: Page, name: string) => list(noor).getByRole("link", { name });

test("a professional sees what is new in two plans, searches both, and writes by the keyboard alone", async ({
  page: noor,
  browser,
  origin,
}) => {
  const samira = await otherDevice(browser, noor);
  await noor.goto(await giveWithCalendar(samira, origin));
  await handOver(samira, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await keepHere(noor);

  const riet = await otherDevice(browser, noor);
  await makePlan(riet, origin, "Riet");
  await addStep(riet, "De woningbouw bellen");
  await makeKey(riet);
  const link = await makeLink(riet);
  await list(noor).getByRole("link", { name: "Nog een sleutel" }).click();
  await noor.getByRole("button", { name: "Via een link" }).click();
  await noor.getByLabel("Link", { exact: true }).fill(link);
  await noor.getByRole("button", { name: "Verder" }).click();
  await handOver(riet, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Riet");
  await expect(row(noor, "Riet")).toHaveAttribute("aria-current", "page");

  // What Samira writes meanwhile is counted in the list, and stays known over a lock.
  await goTo(samira, "/plan");
  await samira.getByRole("link", { name: GOAL }).click();
  await addStep(samira, "Een map kopen");
  await addStep(samira, "De brief van de gemeente lezen");
  await expect(row(noor, "Samira")).toContainText("2 nieuwe dingen");
  await noor.goto(`${origin}/gekregen`);
  await unlock(noor);
  await expect(heading(noor)).toHaveText("Gekregen sleutels");
  await expect(list(noor).getByRole("link").first()).toContainText("Samira");
  await expect(row(noor, "Samira")).toContainText("2 nieuwe dingen");
  await expect(row(noor, "Samira")).toContainText(/tot en met \d+ \w+/u);
  await expectGoodInEveryForm(noor, "Gekregen sleutels");

  await noor.keyboard.press("/");
  await noor.keyboard.type("WONINGBOUW");
  await expect(noor.getByText("1 gevonden.")).toBeVisible();
  await expectGoodInEveryForm(noor, "Gekregen sleutels");
  await noor.keyboard.press("ArrowDown");
  await noor.keyboard.press("ArrowDown");
  await noor.keyboard.press("Enter");
  await expect(heading(noor)).toHaveText("Plan van Riet");
  await expect(noor.getByRole("main").getByText("De woningbouw bellen").last()).toBeInViewport();
  await noor.keyboard.press("Control+k");
  await noor.keyboard.type("samira");
  await expect(list(noor).getByRole("heading", { name: "Mensen" })).toBeVisible();
  await noor.keyboard.press("Escape");
  await noor.keyboard.press("Escape");
  await expect(row(noor, "Riet")).toBeFocused();

  await noor.keyboard.press("ArrowUp");
  await expect(row(noor, "Samira")).toBeFocused();
  await noor.keyboard.press("Enter");
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(row(noor, "Samira")).not.toContainText("nieuwe dingen");
  await noor.keyboard.press("n");
  await noor.keyboard.type("nog een map? Ik neem er een mee.");
  await noor.keyboard.press("Control+Enter");
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await goTo(samira, "/berichtjes");
  await expect(samira.getByText("nog een map? Ik neem er een mee.")).toBeVisible();

  await list(noor).getByText("Sneltoetsen", { exact: true }).click();
  await list(noor).getByRole("switch", { name: "Sneltoetsen gebruiken" }).click();
  await heading(noor).focus();
  await noor.keyboard.press("n");
  await expect(noor.getByLabel("Berichtje voor Samira")).not.toBeFocused();
  await expectGoodInEveryForm(noor, "Plan");
  await samira.context().close();
  await riet.context().close();
});

test(
  "an appointment is proposed, agreed and seen answered; a copy is taken and told of",
  { tag: "@beside" },
  async ({ page: noor, browser, origin }) => {
    const samira = await otherDevice(browser, noor);
    await noor.goto(await giveWithCalendar(samira, origin));
    await handOver(samira, noor, NOOR);
    await expect(heading(noor)).toHaveText("Plan van Samira");

    await noor.getByRole("button", { name: "Doe een voorstel" }).click();
    await noor.getByRole("radio", { name: "Een afspraak" }).check();
    await noor.getByLabel("Wat is de afspraak?").fill("Gesprek bij het wijkteam");
    await noor.getByRole("button", { name: "Stuur het voorstel" }).click();
    await expect(noor.getByText("Kies een dag.")).toBeVisible();
    await noor.getByRole("radio", { name: "Morgen" }).check();
    await noor.getByLabel("Hoe laat?").fill("14.30");
    await noor.getByRole("button", { name: "Stuur het voorstel" }).click();
    await expect(noor.getByText("Je voorstel is verstuurd.")).toBeVisible();
    await expect(noor.getByRole("region", { name: "Wat ik voorstelde" })).toContainText("Nog geen antwoord.");

    await goTo(samira, "/vandaag");
    await samira.getByRole("link", { name: "Bekijk het voorstel" }).click();
    await expect(samira.getByText("Gesprek bij het wijkteam")).toBeVisible();
    await expect(samira.getByText(/^Wanneer: morgen, 14:30/u)).toBeVisible();
    await expectGoodInEveryForm(samira, "Voorstel");
    await samira.getByRole("button", { name: "Ja, doe maar" }).click();
    await expect(samira.getByText("Het staat nu in je agenda.")).toBeVisible();
    await goTo(samira, "/agenda");
    await expect(samira.getByRole("link", { name: /Gesprek bij het wijkteam.*morgen, 14:30/u })).toBeVisible();

    const mine = noor.getByRole("region", { name: "Wat ik voorstelde" });
    await expect(mine).toContainText("Samira zegt: ja, doe maar.");
    await expect(mine).toContainText("Antwoord: vandaag");

    await noor.getByRole("link", { name: "Kopie voor mijn eigen dossier" }).click();
    await expect(heading(noor)).toHaveText("Waarom neem je dit mee?");
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(noor.getByText("Kies waarom, of schrijf het op.")).toBeVisible();
    await noor.getByRole("radio", { name: "Iets anders" }).check();
    await noor.getByLabel("In je eigen woorden").fill("voor het overleg van donderdag.");
    await expectGoodInEveryForm(noor, "Kopie");
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(heading(noor)).toHaveText("Dit gaat mee");
    await expectGoodInEveryForm(noor, "Kopie");
    const saving = noor.waitForEvent("download");
    await noor.getByRole("button", { name: "Bewaar als bestand" }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("roer-kopie.json");
    await expect(noor.getByText("Samira ziet deze kopie in 'Wie keek er?'.")).toBeVisible();
    const copy = z.parse(HolderCopy, JSON.parse(readFileSync(await file.path(), "utf8")));
    expect(copy).toMatchObject({ resident: "Samira", reason: "voor het overleg van donderdag.", copiedBy: NOOR });
    expect(copy.sections.map(({ kind }) => kind).sort()).toEqual(["about", "calendar", "goal"]);
    expect(copy.sections.flatMap(({ records }) => records.map(({ fields }) => fields["title"]))).toContain("Huisarts");

    await goTo(samira, "/wie-keek");
    await expect(samira.getByText(`${NOOR.name} maakte een kopie: voor het overleg van donderdag.`)).toBeVisible();
    await samira.context().close();
  },
);
