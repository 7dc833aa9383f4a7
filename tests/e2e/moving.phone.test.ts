import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { expect, goTo, heading, test as base } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";
import { chooseBackup, choosePin, madeBackup, openBackup, toBackup, wordsOfSheet } from "./sheet-steps.ts";

/** The relay of another organisation, with a database, a key and an address of its own. */
const test = base.extend<{ readonly elsewhere: RelayProcess }>({
  elsewhere: async ({ appDir }, use) => {
    const relay = await startRelay({ appDir });
    await use(relay);
    await relay.stop();
  },
});

test("a plan moves to another organisation: all of it is there, who has a key is told, and here it is erased", async ({
  page,
  relay,
  elsewhere,
  anotherBrowser,
}) => {
  test.slow();
  await makePlan(page, relay.origin, "Sam");
  await makeKey(page);
  const noor = await anotherBrowser();
  await noor.goto(await makeLink(page));
  await handOver(page, noor, NOOR);
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  const words = await wordsOfSheet(page);
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Verhuizen/u }).click();
  await expect(page.getByText(`Een sleutel hebben nu: ${NOOR.name}.`)).toBeVisible();
  await expectGoodScreen(page, "Verhuizen");
  const backup = await madeBackup(page);

  // Another address is another app to the browser: nothing of the first is there.
  const there = await anotherBrowser();
  await there.goto(elsewhere.origin);
  await toBackup(there);
  await chooseBackup(there, backup);
  await openBackup(there, words);
  await there.getByRole("button", { name: "Verder" }).click();
  await choosePin(there);
  await expect(heading(there)).toHaveText("Dit plan staat hier niet op internet.");
  await there.getByRole("button", { name: "Maak een nieuw plan" }).click();
  await expect(there.getByText("Alles uit de reservekopie staat in je plan.")).toBeVisible();
  await goTo(there, "/plan");
  await expect(there.getByText(GOAL)).toBeVisible();
  await goTo(there, "/sleutels");
  await expect(there.getByText("Niemand kan meekijken. Alleen jij.")).toBeVisible();
  await goTo(there, "/vandaag");
  await expect(there.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();

  await goTo(page, "/meer/verhuizen");
  await page.getByLabel("Nieuw adres").fill("Wijkteam Noord, wijkteamnoord.example");
  await page.getByRole("button", { name: "Vertel het" }).click();
  await expect(page.getByText(/^Wie een sleutel heeft, ziet nu dat je verhuisd bent\./u)).toBeVisible();
  await expect(noor.getByText("Sam is verhuisd. Vraag een nieuwe sleutel.")).toBeVisible();
  await expect(noor.getByText("Dit staat erbij: Wijkteam Noord, wijkteamnoord.example")).toBeVisible();
  await expectGoodScreen(noor);
  await page.getByRole("link", { name: "Naar alles wissen" }).click();
  await page.getByRole("button", { name: "Wis alles" }).click();
  await expect(heading(page)).toHaveText("Alles is gewist.");
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");

  // The new plan does not hang on the old one.
  await goTo(there, "/plan");
  await expect(there.getByText(GOAL)).toBeVisible();
  expect(elsewhere.origin).not.toBe(relay.origin);
});
