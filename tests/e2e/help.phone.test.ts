import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { instant } from "#src/base/instant.ts";
import { readCalendar } from "#tests/support/read-calendar.ts";
import { expect, goTo, heading, test, unlock } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

// Three browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 240_000 });

const WEDNESDAY = instant(Date.UTC(2027, 2, 24, 9));
const TUESDAY = instant(Date.UTC(2027, 2, 30, 9));

/** Somebody of the own circle opens a link; what they may do is what was chosen for them already. */
async function giveLink(resident: Page, other: Page, name: string): Promise<void> {
  await makeKey(resident, "Iemand die ik ken");
  await other.goto(await makeLink(resident));
  await handOver(resident, other, { name, role: "Buur" });
}

/** The calendar file of the date whose row this is, as a reader of such files has it. */
async function calendarOf(page: Page, date: RegExp): Promise<{ readonly file: string; readonly events: unknown }> {
  const row = page.getByRole("listitem").filter({ hasText: date });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("button", { name: "Bewaar voor mijn agenda" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  return { file, events: readCalendar(file).map(({ start, end, summary, uid }) => ({ start, end, summary, uid })) };
}

// Story 10 of the design: "Dog walk".
test("a dog walk on Thursday and Tuesday, across the change to summer time: one takes each, and sees nothing else", async ({
  page: samira,
  anotherBrowser,
  relay,
}) => {
  await relay.setClock(WEDNESDAY);
  const [noor, piet] = [await anotherBrowser(), await anotherBrowser()];
  for (const page of [samira, noor, piet]) await page.clock.install({ time: WEDNESDAY });
  await makePlan(samira, relay.origin);
  await giveLink(samira, noor, "Noor");
  await giveLink(samira, piet, "Piet");
  await expect(heading(noor)).toHaveText("Schrijf een berichtje");

  // What Noor is happy to do is hers until she shares it.
  await noor.getByRole("link", { name: "Dit wil ik wel doen" }).click();
  await noor.getByRole("checkbox", { name: "Hond uitlaten" }).check();
  await noor.getByLabel("Wat kan niet?").fill("Niet na 18.00 uur");
  await expectGoodScreen(noor, "Dit wil ik wel doen");
  await goTo(samira, "/hulpvragen");
  await expect(heading(samira)).toHaveText("Hulp vragen");
  await expectGoodScreen(samira, "Hulp vragen");
  await expect(samira.getByText("Noor wil wel")).toHaveCount(0);
  await noor.getByRole("button", { name: "Deel dit met Samira" }).click();
  await expect(noor.getByText("Samira kan nu lezen wat je wilt doen.")).toBeVisible();
  await expect(samira.getByText("Noor wil wel de hond uitlaten.")).toBeVisible();

  await samira.getByRole("link", { name: "Vraag hulp" }).click();
  await expectGoodScreen(samira, "Nieuwe hulpvraag");
  await samira.getByRole("button", { name: /^Hond uitlaten\s*Noor wil dit wel doen\./u }).click();
  await samira.getByRole("button", { name: "Verder" }).click();
  await expect(samira.getByText("Kies een dag.")).toBeVisible();
  await samira.getByRole("checkbox", { name: "morgen" }).check();
  await samira.getByRole("checkbox", { name: "dinsdag 30 maart" }).check();
  await samira.getByLabel("Hoe laat?").fill("16:00");
  await expectGoodScreen(samira, "Wanneer");
  await samira.getByRole("button", { name: "Verder" }).click();
  await samira.getByRole("checkbox", { name: /^Noor/u }).check();
  await samira.getByRole("checkbox", { name: /^Piet/u }).check();
  await expectGoodScreen(samira, "Wie vraag je");
  await samira.getByRole("button", { name: "Verder" }).click();
  await expect(samira.getByText("Je vraagt: Noor en Piet.")).toBeVisible();
  await expectGoodScreen(samira, "Klopt dit");

  // Without internet nothing is asked, and nothing is lost; also not by a reload.
  await samira.context().setOffline(true);
  await samira.getByRole("button", { name: "Vraag het" }).click();
  await expect(samira.getByText("Dit kan alleen met internet. Je vraag blijft hier klaarstaan.")).toBeVisible();
  await samira.context().setOffline(false);
  await samira.reload();
  await unlock(samira);
  await expect(samira.getByText("Je vraagt: Noor en Piet.")).toBeVisible();
  await samira.getByRole("button", { name: "Vraag het" }).click();
  await expect(samira.getByText("Je vraag is gesteld.")).toBeVisible();
  await expect(heading(samira)).toHaveText("Hond uitlaten");

  // Noor sees the request and no goals. She says yes without a network, and it arrives later.
  await expect(heading(noor)).toHaveText("Samira vraagt hulp");
  await expect(noor.getByText(GOAL)).toHaveCount(0);
  await expect(noor.getByText("Je ziet niets uit het plan.", { exact: false })).toBeVisible();
  await noor.context().setOffline(true);
  await noor.getByRole("button", { name: "Ik doe dinsdag 30 maart" }).click();
  await expect(noor.getByText("Jij doet dit.")).toBeVisible();
  await expect(noor.getByText("Wacht op internet.")).toBeVisible();
  await expect(samira.getByText("Nog niemand.")).toHaveCount(2);
  await noor.context().setOffline(false);
  await expect(noor.getByText("Wacht op internet.")).toHaveCount(0);
  await expect(samira.getByText("Noor doet dit.")).toBeVisible();
  await expectGoodScreen(noor, "Plan");

  await noor.getByText("Zet in mijn agenda").click();
  const tuesday = await calendarOf(noor, /dinsdag 30 maart/iu);
  expect(tuesday.events).toMatchObject([
    { start: new Date("2027-03-30T14:00:00Z"), end: new Date("2027-03-30T14:30:00Z"), summary: "Hond uitlaten" },
  ]);
  expect(tuesday.file).not.toContain("Samira");
  await noor.getByRole("checkbox", { name: /^Zet de naam van Samira/u }).check();
  const named = await calendarOf(noor, /dinsdag 30 maart/iu);
  expect(named.events).toMatchObject([{ summary: "Hond uitlaten voor Samira" }]);
  expect(readCalendar(named.file)[0]?.uid).toBe(readCalendar(tuesday.file)[0]?.uid);
  await expectGoodScreen(noor, "Plan");

  // Piet is not told who does Tuesday; Thursday is still winter time.
  await expect(piet.getByText("Iemand anders doet dit.")).toBeVisible();
  await expect(piet.getByText("Noor")).toHaveCount(0);
  await piet.getByRole("button", { name: "Ik doe morgen" }).click();
  await piet.getByText("Zet in mijn agenda").click();
  expect((await calendarOf(piet, /morgen/iu)).events).toMatchObject([{ start: new Date("2027-03-25T15:00:00Z") }]);
  await expect(samira.getByText("Piet doet dit.")).toBeVisible();
  await expectGoodScreen(samira, "Hulpvraag");

  // He cannot after all, is asked kindly, and the date is free again.
  await piet.getByRole("button", { name: /^Ik kan toch niet/u }).click();
  await expect(piet.getByText("Kun je toch niet? Dat mag.", { exact: false })).toBeVisible();
  await piet.getByRole("button", { name: "Ik kan niet" }).click();
  await expect(piet.getByText("Je bent afgemeld.")).toBeVisible();
  await expect(samira.getByText("Nog niemand.")).toHaveCount(1);
  await expect(noor.getByRole("button", { name: "Ik doe morgen" })).toBeVisible();

  await goTo(samira, "/sleutels");
  await expect(samira.getByText("Ziet: 1 hulpvraag. Mag: berichtje, helpen.")).toHaveCount(2);

  // On the day itself it stands on Vandaag, and thanks reach Noor and nobody else.
  await relay.setClock(TUESDAY);
  await samira.clock.setSystemTime(TUESDAY);
  await noor.clock.setSystemTime(TUESDAY);
  await samira.reload();
  await unlock(samira);
  await goTo(samira, "/vandaag");
  await samira.getByRole("link", { name: "Noor laat om 16:00 uur de hond uit." }).click();
  await samira.getByRole("link", { name: "Bedank Noor" }).click();
  await expectGoodScreen(samira, "Bedanken");
  await samira.getByRole("button", { name: "Je hebt me echt geholpen." }).click();
  await expect(samira.getByText("Je hebt Noor bedankt.")).toBeVisible();
  await expect(noor.getByText("Samira zegt: Je hebt me echt geholpen.")).toBeVisible();
  await samira.getByRole("button", { name: "Dit is niet meer nodig" }).click();
  await expect(samira.getByText("Je vraagt dit niet meer. Wie je vroeg, ziet dat.")).toBeVisible();
  await expect(noor.getByText("Deze hulp is niet meer nodig. Dank je wel.")).toBeVisible();
});

// Story 12 of the design: "Write only".
test("who may only write leaves a note: it reaches the resident and nobody else", async ({
  page: samira,
  anotherBrowser,
  origin,
}) => {
  const [noor, piet] = [await anotherBrowser(), await anotherBrowser()];
  await makePlan(samira, origin);
  await giveLink(samira, noor, "Noor");
  await makeKey(samira, "Iemand die ik ken");
  await goTo(samira, "/sleutels/nieuw/wat");
  await samira.getByRole("radio", { name: /^Meedenken/u }).check();
  await samira.getByRole("button", { name: "Verder" }).click();
  await samira.getByRole("link", { name: "Maak de sleutel" }).click();
  await piet.goto(await makeLink(samira));
  await handOver(samira, piet, { name: "Piet" });
  await expect(piet.getByText(GOAL).first()).toBeVisible();

  await expect(noor.getByText("Je mag schrijven. Je ziet niets uit het plan.")).toBeVisible();
  await expect(noor.getByText(GOAL)).toHaveCount(0);
  await noor.getByLabel("Berichtje voor Samira").fill("Ik denk aan je.");
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await goTo(samira, "/berichtjes");
  await expect(samira.getByText("Ik denk aan je.")).toBeVisible();

  // A note of the resident's own comes to Piet after it, and that one has not.
  await piet.getByLabel("Berichtje voor Samira").fill("Goed bezig");
  await piet.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(piet.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await expect(samira.getByText("Goed bezig")).toBeVisible();
  await expect(piet.getByText("Ik denk aan je.")).toHaveCount(0);
  await expect(noor.getByText("Goed bezig")).toHaveCount(0);
});

test(
  "somebody without a key gets one first, and the request waits",
  { tag: "@beside" },
  async ({ page: samira, origin }) => {
    await makePlan(samira, origin);
    await goTo(samira, "/hulpvragen");
    await samira.getByRole("link", { name: "Vraag hulp" }).click();
    await samira.getByRole("button", { name: "Iets anders" }).click();
    await samira.getByRole("button", { name: "Verder" }).click();
    await expect(samira.getByText("Schrijf op waar je hulp bij wilt.")).toBeVisible();
    await samira.getByLabel("In jouw woorden").fill("Een lamp ophangen");
    await expectGoodScreen(samira, "Wat de ander moet weten");
    await samira.getByRole("button", { name: "Verder" }).click();
    await samira.getByRole("radio", { name: "Ergens volgende week" }).check();
    await samira.getByRole("button", { name: "Verder" }).click();
    await expect(samira.getByText("Nog niemand heeft een sleutel.")).toBeVisible();
    await samira.getByRole("button", { name: "Verder" }).click();
    await expect(samira.getByText("Kies wie je vraagt.")).toBeVisible();
    await samira.getByRole("link", { name: "Iemand zonder sleutel" }).click();
    await samira.getByRole("link", { name: "Later" }).click();
    await goTo(samira, "/sleutels/nieuw/wat");
    await expect(samira.getByRole("radio", { name: /^Alleen een berichtje/u })).toBeChecked();
    await goTo(samira, "/hulpvragen");
    await expect(samira.getByText("Je was bezig met een vraag. Die staat nog klaar.")).toBeVisible();
    await samira.getByRole("link", { name: "Ga verder" }).click();
    await expect(heading(samira)).toHaveText("Wie vraag je?");
  },
);
