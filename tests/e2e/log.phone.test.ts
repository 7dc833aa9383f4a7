import { readFileSync } from "node:fs";
import { DAY } from "#src/base/instant.ts";
import { expect, goTo, heading, test, unlock } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";
import { openPractice } from "./practice-stops.ts";
import { printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

/** Somebody whose name a spreadsheet would take for a sum. */
const PLUS = { ...NOOR, name: "+Noor de Wit" };

test("who looked is told in plain sentences, and what is known stays without internet", async ({
  page,
  context,
  origin,
  anotherBrowser,
}) => {
  test.slow();
  await makePlan(page, origin);
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText("Nog niemand keek.")).toBeVisible();
  await expectGoodScreen(page, "Wie keek er?");

  await makeKey(page);
  const link = await makeLink(page);
  const noor = await anotherBrowser();
  await noor.goto(link);
  await handOver(page, noor, PLUS);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await noor.getByLabel("Berichtje voor Samira").fill("Zullen we dinsdag samen kijken?");
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();

  const wrote = `${PLUS.name} schreef een berichtje.`;
  const fetched = `${PLUS.name} haalde de sleutel op.`;
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(
    page.getByText(new RegExp(String.raw`^Jij gaf \+Noor de Wit een sleutel tot en met `, "u")),
  ).toBeVisible();
  await expect(page.getByText(fetched)).toBeVisible();
  await expect(page.getByText(`${PLUS.name} opende doel '${GOAL}'.`)).toBeVisible();
  await expect(page.getByText(wrote)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: wrote })).toContainText("Getekend door de ander");
  await expect(page.getByRole("listitem").filter({ hasText: fetched })).toContainText("Door de server gezien");
  await page.getByText("Hoe zeker is dit?").click();
  await expect(page.getByText("Niet zeker: of iemand het las. Ook kan de server een regel weglaten.")).toBeVisible();
  await expectGoodInEveryForm(page, "Wie keek er?");

  await test.step("choosing who, what and how far back, and keeping just that", async () => {
    await page.getByText("Kies wat je wilt zien").click();
    await page.getByLabel("Van wie?").selectOption(PLUS.name);
    await page.getByLabel("Wat?").selectOption("Schrijven");
    await page.getByLabel("Hoe ver terug?").selectOption("Vandaag");
    await expect(page.getByText("1 regel.")).toBeVisible();
    await expect(page.getByText(fetched)).toBeHidden();
    await expectGoodScreen(page, "Wie keek er?");
    await page.getByRole("link", { name: "Bewaar of print deze lijst" }).click();
    await expect(page.getByText("Wie het was, met rol en namens wie.")).toBeVisible();
    await expect(page.getByText("Het bestand is niet op slot. Bewaar het op een veilige plek.")).toBeVisible();
    await expect(page.getByText("1 regel. Je bewaart alleen wat je koos.")).toBeVisible();
    await expectGoodInEveryForm(page, "Bewaar de lijst");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Bewaar als tabel" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("wie-keek-er.csv");
    const [head, line, ...rest] = readFileSync(await file.path(), "utf8").split("\r\n");
    expect(head).toContain('"dossier van";"wanneer"');
    expect(line).toMatch(/^"Samira";"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d";"[^"]+Z";"wrote-note";/u);
    expect(line).toContain(`;"'${wrote}";"'${PLUS.name}";"begeleider";"Wijkteam Zuid";"";`);
    expect(line).toMatch(/"[0-9a-f]{32}";"Geschreven"$/u);
    expect(rest).toEqual([""]);
    expect(await printedSheets(page)).toHaveLength(1);
    // What was chosen is still chosen on the way back.
    await page.getByRole("link", { name: "Terug" }).click();
    await expect(page.getByText("1 regel.")).toBeVisible();
    await page.getByLabel("Wat?").selectOption("Sleutels en apparaten");
    await page.getByLabel("Van wie?").selectOption("Iedereen");
    await expect(page.getByText(fetched)).toBeVisible();
    await page.getByLabel("Wat?").selectOption("Alles");
    await page.getByLabel("Hoe ver terug?").selectOption("Alles");
  });

  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByText("Geen internet. Wie iets ophaalde, zie je later.")).toBeVisible();
  await expect(page.getByText(`${PLUS.name} opende doel '${GOAL}'.`)).toBeVisible();
  await page.getByRole("link", { name: "Bewaar of print deze lijst" }).click();
  await expect(page.getByText("Deze lijst is nu niet compleet.")).toBeVisible();
  await context.setOffline(false);
});

test(
  "a week before a key ends one tap on Vandaag lets it go on, and the log says so",
  { tag: "@beside" },
  async ({ page, relay, anotherBrowser }) => {
    test.slow();
    await page.clock.install();
    await makePlan(page, relay.origin);
    await makeKey(page, "Een begeleider", "Meelezen");
    const link = await makeLink(page);
    const noor = await anotherBrowser();
    await noor.goto(link);
    await handOver(page, noor, NOOR);
    await expect(heading(noor)).toHaveText("Plan van Samira");
    await noor.close();
    await goTo(page, "/vandaag");
    await expect(page.getByRole("button", { name: "Verleng 3 maanden" })).toBeHidden();

    await relay.setClock({ offset: 8 * DAY });
    await page.clock.setSystemTime(Date.now() + 8 * DAY);
    await page.reload();
    await unlock(page);
    await goTo(page, "/vandaag");
    await expect(page.getByText(/^De sleutel van Noor de Wit stopt /u)).toBeVisible();
    await expectGoodScreen(page, "Vandaag");
    await page.getByRole("button", { name: "Verleng 3 maanden" }).click();
    await expect(page.getByText(/^De sleutel van Noor de Wit gaat door tot en met /u)).toBeVisible();
    await expect(page.getByText(/^De sleutel van Noor de Wit stopt /u)).toBeHidden();
    await goTo(page, "/wie-keek");
    await expect(page.getByText(/^Jij verlengde de sleutel van Noor de Wit tot en met /u)).toBeVisible();
    // Only what is of today: the key was given more than a week ago.
    await page.getByText("Kies wat je wilt zien").click();
    await page.getByLabel("Hoe ver terug?").selectOption("7 dagen");
    await expect(page.getByText(/^Jij gaf Noor de Wit/u)).toBeHidden();
    await expect(page.getByText(/^Jij verlengde de sleutel van Noor de Wit/u)).toBeVisible();
  },
);

test("the resident sees what a holder sees, also one who reads nothing", async ({ page, origin }) => {
  await openPractice(page, origin);
  await goTo(page, "/sleutels");
  await page.getByRole("link", { name: /^Els/u }).click();
  await page.getByRole("link", { name: /^Zo ziet Els/u }).click();
  await expect(heading(page)).toHaveText("Riet vraagt hulp");
  await expect(page.getByText("Je mag schrijven. Je ziet niets uit het plan.")).toBeVisible();
  await expect(page.getByText(/^Tot en met /u)).toBeVisible();
  await expectGoodScreen(page);
  await goTo(page, "/sleutels");
  await page.getByRole("link", { name: /^Joost/u }).click();
  await page.getByRole("link", { name: /^Zo ziet Joost/u }).click();
  await expect(heading(page)).toHaveText("Plan van Riet");
  await expect(page.getByText("Elke week mijn post openen").first()).toBeVisible();
});
