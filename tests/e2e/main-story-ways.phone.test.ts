import { DAY } from "#src/base/instant.ts";
import { expect, heading, PIN, test, unlock } from "./app-fixture.ts";
import {
  GOAL,
  handOver,
  introduce,
  makeKey,
  makeLink,
  makePlan,
  NOOR,
  otherDevice,
  readDigits,
  typeDigits,
} from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("a key by a typed code, kept with a pincode: a reload brings it back, with the draft", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  await samira.getByRole("link", { name: "Laat de code als tekst zien" }).click();
  const code = await samira.getByText(/^(?:[0-9A-Z]{5} ?){4}$/u).textContent();

  const noor = await otherDevice(browser, samira);
  await noor.goto(origin);
  await noor.getByRole("link", { name: "Ik kreeg een sleutel" }).click();
  await expect(heading(noor)).toHaveText("Hoe kreeg je de sleutel?");
  await noor.getByRole("button", { name: "Ik typ een code" }).click();
  await noor.getByLabel("Code van 20 tekens").fill("7QK2M");
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(noor.getByText("De code is niet compleet. Typ alle 20 tekens.")).toBeVisible();
  await noor.getByLabel("Code van 20 tekens").fill((code ?? "").toLowerCase());
  await noor.getByRole("button", { name: "Verder" }).click();
  await handOver(samira, noor, NOOR);

  await noor.getByRole("link", { name: "Ik wil later terug" }).click();
  await expect(heading(noor)).toHaveText("Wil je later terug op deze computer?");
  await expect(noor.getByText("Gebruik je deze computer samen met anderen? Neem dan het bestand.")).toBeVisible();
  await noor.getByRole("button", { name: "Kies een pincode" }).click();
  await noor.getByLabel("Pincode").fill(PIN);
  await noor.getByRole("button", { name: "Verder" }).click();
  await noor.getByLabel("Pincode").fill(PIN);
  await noor.getByRole("button", { name: "Bewaar op deze computer" }).click();
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(noor.getByRole("link", { name: "Ik wil later terug" })).toHaveCount(0);

  await noor.getByLabel("Berichtje voor Samira").fill("Half af");
  await expect(noor.getByText("Wat je typt is bewaard op dit apparaat.")).toBeVisible();
  await noor.reload();
  await noor.getByRole("button", { name: "Ik weet mijn pincode niet meer" }).click();
  await expect(noor.getByText("Heb je alleen een sleutel gekregen? Vraag de ander om een nieuwe.")).toBeVisible();
  await noor.getByRole("button", { name: "Terug" }).click();
  await unlock(noor);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(noor.getByLabel("Berichtje voor Samira")).toHaveValue("Half af");
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await noor.context().close();
});

test(
  "somebody who may only send a note sees nothing, and the resident reads it",
  { tag: "@beside" },
  async ({ page: samira, browser, origin }) => {
    await makePlan(samira, origin);
    await makeKey(samira, "Iemand die ik ken");
    const link = await makeLink(samira);
    const bart = await otherDevice(browser, samira);
    await bart.goto(link);
    await handOver(samira, bart, { name: "Bart" });

    await expect(heading(bart)).toHaveText("Schrijf een berichtje");
    await expect(bart.getByText("Je mag schrijven. Je ziet niets uit het plan.")).toBeVisible();
    await expect(bart.getByText(GOAL)).toHaveCount(0);
    await expect(bart.getByText("Gaat over")).toHaveCount(0);
    await bart.getByLabel("Berichtje voor Samira").fill("Ik kom zondag soep brengen");
    await bart.getByRole("button", { name: "Verstuur", exact: true }).click();
    await expect(bart.getByText("Je berichtje is verstuurd.")).toBeVisible();

    await samira.goto(`${origin}/berichtjes`);
    await unlock(samira);
    await expect(samira.getByText("Ik kom zondag soep brengen")).toBeVisible();
    await bart.context().close();
  },
);

test("three times the wrong digits: nothing is shared, and both are told", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const noor = await otherDevice(browser, samira);
  await noor.goto(link);
  await introduce(noor, NOOR);
  const digits = await readDigits(noor);
  const wrong = digits === "000000" ? "000001" : "000000";
  await typeDigits(samira, wrong);
  await expect(samira.getByText("Deze cijfers kloppen niet. Nog 2 keer.")).toBeVisible();
  await typeDigits(samira, wrong);
  await expect(samira.getByText("Deze cijfers kloppen niet. Nog 1 keer.")).toBeVisible();
  await typeDigits(samira, wrong);
  await expect(samira.getByText("Drie keer fout. Er is niets gedeeld. Maak een nieuwe sleutel.")).toBeVisible();
  await expect(heading(noor)).toHaveText("De ander gaf geen sleutel.");
  await expect(noor.getByText("Er is niets gedeeld. Vraag een nieuwe code.")).toBeVisible();
  await expectGoodScreen(noor, "Geen sleutel");
  await noor.context().close();
});

test("a second person with the same link is refused, and the resident hears of it", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const noor = await otherDevice(browser, samira);
  await noor.goto(link);
  await introduce(noor, NOOR);
  const digits = await readDigits(noor);

  const other = await otherDevice(browser, samira);
  await other.goto(link);
  await introduce(other, { name: "Iemand anders" });
  await expect(other.getByText("Deze code is al gebruikt. Vraag een nieuwe.")).toBeVisible();

  await typeDigits(samira, digits);
  await expect(samira.getByText("Iemand anders opende deze code. Maak een nieuwe sleutel.")).toBeVisible();
  await expect(heading(noor)).toHaveText("De ander gaf geen sleutel.");
  await noor.context().close();
  await other.context().close();
});

test(
  "a link that was cut off, of another kind, or too old says so",
  { tag: "@beside" },
  async ({ page: samira, browser, relay }) => {
    const { origin } = relay;
    await makePlan(samira, origin);
    await makeKey(samira);
    const link = await makeLink(samira);
    const noor = await otherDevice(browser, samira);
    await noor.goto(link.slice(0, -12));
    await expect(noor.getByText("De link is niet compleet. Kopieer hem helemaal.")).toBeVisible();

    await noor.getByRole("button", { name: "Via een link" }).click();
    await noor.getByLabel("Link", { exact: true }).fill(`${origin}/k#9.zomaar`);
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(noor.getByText("Dit is geen code van Roer. Vraag een nieuwe.")).toBeVisible();

    await relay.setClock({ offset: 4 * DAY });
    await noor.getByLabel("Link", { exact: true }).fill(link);
    await noor.getByRole("button", { name: "Verder" }).click();
    await introduce(noor, NOOR);
    await expect(noor.getByText("Deze code is te oud. Vraag een nieuwe.")).toBeVisible();
    await noor.context().close();
  },
);

test("in English: the same words for the holder", { tag: "@beside" }, async ({ page: samira, browser, origin }) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Amsterdam" });
  const noor = await context.newPage();
  await noor.goto(link);
  await expect(heading(noor)).toHaveText("Someone gives you a key.");
  await expect(noor.getByText("Who are you? The resident reads all you write.")).toBeVisible();
  await noor.getByRole("button", { name: "Continue" }).click();
  await expect(noor.getByText("Type your name.")).toBeVisible();
  await noor.getByLabel("Name", { exact: true }).fill(NOOR.name);
  await noor.getByRole("button", { name: "Continue" }).click();
  await expect(heading(noor)).toHaveText("Say these 6 digits:");
  await expect(noor.getByText("The other person types them. Then you can go on.")).toBeVisible();
  const digits = await noor.getByText(/^\d{3} \d{3}$/u).textContent();
  await typeDigits(samira, digits ?? "");
  await expect(heading(noor)).toHaveText(/^You may see this until /u);
  await noor.getByRole("button", { name: "Open" }).click();
  await expect(heading(noor)).toHaveText("Plan of Samira");
  await noor.getByLabel("Note for Samira").fill("Hello");
  await noor.getByRole("button", { name: "Send", exact: true }).click();
  await expect(noor.getByText("Your note is sent.")).toBeVisible();
  await noor.getByRole("link", { name: "I want to come back" }).click();
  await expect(heading(noor)).toHaveText("Come back later on this computer?");
  await context.close();
});
