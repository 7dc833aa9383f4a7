import { readFileSync } from "node:fs";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
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
import { expectFocusOnHeading, expectGoodInEveryForm, expectNoOverflow, speakTestLanguage } from "./screen-forms.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("opening a link claims nothing, and Back keeps what was typed", async ({ page: noor, browser, origin }) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  await noor.goto(link);
  await expect(heading(noor)).toHaveText("Iemand geeft jou een sleutel.");
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(noor.getByText("Typ je naam.")).toBeVisible();
  await noor.getByLabel("Naam").fill("Noor");
  await noor.getByRole("button", { name: "Terug" }).click();
  await expect(heading(noor)).toHaveText("Hoe kreeg je de sleutel?");
  await expect(heading(samira)).toHaveText("Stuur deze link");

  await noor.getByRole("button", { name: "Via een link" }).click();
  await noor.getByLabel("Link", { exact: true }).fill(link);
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(noor.getByLabel("Naam")).toHaveValue("Noor");
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(heading(samira)).toHaveText("Typ de 6 cijfers van de ander");

  const digits = await readDigits(noor);
  await samira.getByRole("button", { name: "Dit is niet de goede persoon" }).click();
  await expect(heading(noor)).toHaveText("De ander gaf geen sleutel.");
  expect(digits).toMatch(/^\d{6}$/u);
  await samira.context().close();
});

test("every screen of receiving a key is good in every form", async ({ page: noor, browser, origin }) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);

  await noor.goto(`${origin}/k`);
  await expectGoodInEveryForm(noor, "Je krijgt een sleutel");
  await noor.getByRole("button", { name: "De ander scant mijn scherm" }).click();
  await introduce(noor, NOOR);
  await expect(heading(noor)).toHaveText("Laat dit scannen");
  await expectGoodInEveryForm(noor, "Laat dit scannen");

  await noor.goto(link);
  await expect(heading(noor)).toHaveText("Iemand geeft jou een sleutel.");
  await expectFocusOnHeading(noor);
  await expectGoodInEveryForm(noor, "Je krijgt een sleutel");
  await introduce(noor, NOOR);
  const digits = await readDigits(noor);
  await expectGoodInEveryForm(noor, "Zeg deze cijfers");
  await typeDigits(samira, digits);
  await expect(heading(noor)).toHaveText(/^Je mag dit zien tot en met /u);
  await expectGoodInEveryForm(noor, "Je hebt een sleutel");
  await noor.getByRole("button", { name: "Open" }).click();
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expectGoodInEveryForm(noor, "Plan");

  await noor.getByRole("link", { name: "Ik wil later terug" }).click();
  await expectGoodInEveryForm(noor, "Later terug");
  await noor.getByRole("button", { name: "Kies een pincode" }).click();
  await noor.getByLabel("Pincode").fill("123456");
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(noor.getByText("Deze pincode is makkelijk te raden. Kies een andere.")).toBeVisible();
  await expectGoodInEveryForm(noor, "Later terug");
  await samira.context().close();
});

test("a key that only reads has no box, and leaves the list of what was not given", async ({
  page: noor,
  browser,
  origin,
}) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira, "Een begeleider", "Meelezen");
  const link = await makeLink(samira);
  await noor.goto(link);
  await handOver(samira, noor, NOOR);
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await expect(noor.getByText("Je mag alleen lezen.")).toBeVisible();
  await expect(noor.getByRole("textbox")).toHaveCount(0);

  await samira.getByRole("link", { name: "Plan", exact: true }).click();
  await samira.getByRole("link", { name: "Nieuw doel" }).click();
  await samira.getByLabel("Wat wil je?").fill("Niet voor Noor");
  await samira.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(samira)).toContainText("Niet voor Noor");
  await samira.getByRole("link", { name: "Plan", exact: true }).click();
  await samira.getByRole("link", { name: GOAL }).click();
  await samira.getByRole("button", { name: "Stap erbij" }).click();
  await samira.getByLabel("Wat is de stap?").fill("Een map kopen");
  await samira.keyboard.press("Enter");
  await expect(noor.getByText("Een map kopen")).toBeVisible();
  await expect(noor.getByText("Niet voor Noor")).toHaveCount(0);
  await samira.context().close();
});

test("a note is taken back: nobody reads it any more, that it was taken back may be seen", async ({
  page: noor,
  browser,
  origin,
}) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  await noor.goto(link);
  await handOver(samira, noor, NOOR);
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Schrijf eerst iets.")).toBeVisible();
  await noor.getByLabel("Berichtje voor Samira").fill("Dit was voor iemand anders");
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await noor.getByText("Mijn berichtjes").click();
  await noor.getByRole("button", { name: "Haal terug" }).click();
  await expect(noor.getByText("Je berichtje is teruggehaald.")).toBeVisible();
  await expect(noor.getByText("Dit was voor iemand anders")).toHaveCount(0);
  await goTo(samira, "/berichtjes");
  await expect(samira.getByText(`${NOOR.name} haalde dit berichtje terug.`)).toBeVisible();
  await expect(samira.getByText("Dit was voor iemand anders")).toHaveCount(0);
  await samira.context().close();
});

test(
  "a key file opens the key on another computer, and only with its sentence",
  { tag: "@beside" },
  async ({ page: noor, browser, origin }) => {
    const samira = await otherDevice(browser, noor);
    await makePlan(samira, origin);
    await makeKey(samira);
    const link = await makeLink(samira);
    await noor.goto(link);
    await handOver(samira, noor, NOOR);
    await noor.getByRole("link", { name: "Ik wil later terug" }).click();
    await noor.getByRole("button", { name: "Bewaar een sleutelbestand" }).click();
    await noor.getByLabel("Wachtzin").fill("te kort");
    await noor.getByRole("button", { name: "Bewaar het bestand" }).click();
    await expect(noor.getByText("Deze zin is te kort. Neem 4 woorden of meer.")).toBeVisible();
    await noor.getByLabel("Wachtzin").fill("vier fietsen in de regen");
    const saving = noor.waitForEvent("download");
    await noor.getByRole("button", { name: "Bewaar het bestand" }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("roer-sleutel.roer");
    await expect(heading(noor)).toHaveText("Het bestand is bewaard.");
    const path = await file.path();
    expect(readFileSync(path).includes(Buffer.from(GOAL))).toBe(false);

    const elsewhere = await otherDevice(browser, noor);
    await elsewhere.goto(`${origin}/k`);
    await elsewhere.getByRole("link", { name: "Ik heb een sleutelbestand" }).click();
    await expect(heading(elsewhere)).toHaveText("Open je sleutelbestand");
    await elsewhere.getByRole("button", { name: "Open", exact: true }).click();
    await expect(elsewhere.getByText("Kies eerst het bestand.")).toBeVisible();
    await elsewhere.getByLabel("Wachtzin").fill("een heel andere zin");
    await elsewhere
      .getByLabel("Kies het bestand")
      .setInputFiles({ name: "brief.txt", mimeType: "text/plain", buffer: Buffer.from("Beste Noor") });
    await elsewhere.getByRole("button", { name: "Open", exact: true }).click();
    await expect(elsewhere.getByText("Dit is geen sleutelbestand. Kies een ander bestand.")).toBeVisible();
    await elsewhere.getByLabel("Kies het bestand").setInputFiles(path);
    await elsewhere.getByRole("button", { name: "Open", exact: true }).click();
    await expect(elsewhere.getByText("Bestand en zin passen niet bij elkaar. Probeer het nog eens.")).toBeVisible();
    await elsewhere.getByLabel("Wachtzin").fill("vier fietsen in de regen");
    await elsewhere.getByRole("button", { name: "Open", exact: true }).click();
    await expect(heading(elsewhere)).toHaveText("Gekregen sleutels");
    await elsewhere.getByRole("link", { name: /Samira/u }).click();
    await expect(elsewhere.getByRole("heading", { name: GOAL })).toBeVisible();
    await elsewhere.context().close();
    await samira.context().close();
  },
);

test(
  "who has a plan of their own gets the key beside it",
  { tag: "@beside" },
  async ({ page: noor, browser, origin }) => {
    const samira = await otherDevice(browser, noor);
    await makePlan(samira, origin);
    await makeKey(samira);
    const link = await makeLink(samira);
    await startOwnPlan(noor, origin, { name: "Noor" });
    await goTo(noor, "/k");
    await noor.getByRole("button", { name: "Via een link" }).click();
    await noor.getByLabel("Link", { exact: true }).fill(link);
    await noor.getByRole("button", { name: "Verder" }).click();
    await handOver(samira, noor, NOOR);
    await expect(heading(noor)).toHaveText("Plan van Samira");
    await expect(noor.getByRole("link", { name: "Ik wil later terug" })).toHaveCount(0);
    await goTo(noor, "/gekregen");
    await expect(heading(noor)).toHaveText("Gekregen sleutels");
    await goTo(noor, "/vandaag");
    await expect(noor.getByText(GOAL)).toHaveCount(0);
    await samira.context().close();
  },
);

test("the test language, longer and from right to left, sticks out nowhere", async ({ page: noor, origin }) => {
  await speakTestLanguage(noor);
  await noor.goto(`${origin}/k`);
  await expect(heading(noor)).toBeVisible();
  await expectNoOverflow(noor);
  await noor.getByRole("main").getByRole("button").nth(3).click();
  await expect(noor.getByRole("textbox")).toHaveCount(3);
  await expectNoOverflow(noor);
  await noor.goto(`${origin}/gekregen/bestand`);
  await expect(noor.getByRole("textbox")).toHaveCount(1);
  await expectNoOverflow(noor);
});
