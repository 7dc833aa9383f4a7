import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { handOver, makeKey, makeLink } from "./main-story-steps.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

// Slow hashes of a pincode and of the child's secret, twice, on the cores of one machine.
test.describe.configure({ timeout: 240_000 });

const PICTURES = ["kat", "zon", "kat", "bal"] as const;

async function choosePictures(page: Page, question: string | RegExp, pictures: readonly string[] = PICTURES) {
  await expect(heading(page)).toHaveText(question);
  for (const name of pictures) await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: "Verder" }).click();
}

async function typeWord(page: Page, question: string, word: string, action: "Verder" | "Open") {
  await expect(heading(page)).toHaveText(question);
  await page.getByLabel("Woord").fill(word);
  await page.getByRole("button", { name: action, exact: true }).click();
}

async function openPlace(page: Page, word = "Poes") {
  await choosePictures(page, "Hoi Noor. Kies je plaatjes");
  await typeWord(page, "Typ je woord", word, "Open");
}

/** From "Wat wens je?" on: nothing more is asked than who may see it. */
async function tellWish(page: Page, wish: string, who: "Ook wie mij helpt" | "Alleen Samira") {
  await page.getByRole("button", { name: "Ik wil iets vertellen" }).click();
  for (const question of ["Wat is fijn?", "Wat is niet fijn?"]) {
    await expect(heading(page)).toHaveText(question);
    await page.getByRole("button", { name: "Verder" }).click();
  }
  await page.getByLabel("Wat wens je?").fill(wish);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Teken");
  await page.getByRole("link", { name: "Verder" }).click();
  await page.getByLabel(who).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(page)).toHaveText("Dank je, Noor");
}

test("a child tells and draws something that no parent can change, and that is hidden from a key again", async ({
  page: samira,
  anotherBrowser,
  origin,
}) => {
  await startOwnPlan(samira, origin, { name: "Samira" });
  await goTo(samira, "/gezin");
  await samira.getByRole("link", { name: "Iemand erbij" }).click();
  await samira.getByLabel("Naam").fill("Noor");
  await samira.getByText("Meer invullen").click();
  await samira.getByLabel("4 tot en met 11 jaar").check();
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await samira.getByRole("link", { name: /^Noor/u }).click();
  await expectGoodScreen(samira, "Iemand van het gezin");

  // The parent hands the phone over; the child chooses a secret, twice.
  await samira.getByRole("link", { name: "Laat Noor zelf iets vertellen" }).click();
  await expect(samira.getByText("Wat Noor vertelt, kun jij altijd lezen.")).toBeVisible();
  await expect(samira.getByRole("navigation")).toHaveCount(0);
  await expectGoodInEveryForm(samira, "Een eigen plek");
  await samira.getByRole("button", { name: "Geef het apparaat aan Noor" }).click();
  await samira.getByRole("button", { name: "Verder" }).click();
  await expect(samira.getByText("Kies 4 plaatjes.")).toBeVisible();
  await expectGoodInEveryForm(samira, "Geheim");
  await choosePictures(samira, "Kies 4 plaatjes");
  await expectGoodScreen(samira, "Geheim");
  await typeWord(samira, "Typ een woord", "poes", "Verder");
  await choosePictures(samira, "Kies dezelfde 4 plaatjes");
  await typeWord(samira, "Typ het woord nog een keer", "hond", "Verder");
  await expect(samira.getByText("Dat is niet hetzelfde. Begin opnieuw.")).toBeVisible();
  await choosePictures(samira, "Kies 4 plaatjes");
  await typeWord(samira, "Typ een woord", "poes", "Verder");
  await choosePictures(samira, "Kies dezelfde 4 plaatjes");
  await typeWord(samira, "Typ het woord nog een keer", "Poes ", "Verder");

  // What it tells: one question on a screen, Back keeps what was typed.
  await expect(heading(samira)).toHaveText("Hoi Noor");
  await expect(samira.getByText("Samira kan lezen wat jij zegt. Altijd.")).toBeVisible();
  await expectGoodInEveryForm(samira, "Vertellen");
  await samira.getByRole("button", { name: "Ik wil iets vertellen" }).click();
  await samira.getByLabel("Wat is fijn?").fill("Voetbal");
  await expectGoodInEveryForm(samira, "Wat is fijn?");
  await samira.getByRole("button", { name: "Verder" }).click();
  await expect(heading(samira)).toHaveText("Wat is niet fijn?");
  await samira.goBack();
  await expect(samira.getByLabel("Wat is fijn?")).toHaveValue("Voetbal");
  await samira.getByRole("button", { name: "Verder" }).click();
  await samira.getByRole("button", { name: "Verder" }).click();
  await samira.getByLabel("Wat wens je?").fill("Dat papa belt");
  await samira.getByRole("button", { name: "Verder" }).click();
  await expect(heading(samira)).toHaveText("Teken");
  const sheet = samira.getByRole("application", { name: /Vlak om op te tekenen/u });
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  if (!box) throw new Error("no sheet");
  await samira.mouse.move(box.x + 30, box.y + 30);
  await samira.mouse.down();
  await samira.mouse.move(box.x + 120, box.y + 90, { steps: 6 });
  await samira.mouse.up();
  await expect(sheet.locator("path")).toHaveCount(1);
  await expectGoodScreen(samira, "Teken");
  await samira.getByRole("link", { name: "Verder" }).click();
  await expectGoodInEveryForm(samira, "Wie mag dit zien?");
  await samira.getByLabel("Ook wie mij helpt").check();
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(samira)).toHaveText("Dank je, Noor");
  await expectGoodScreen(samira, "Vertellen");
  await samira.getByRole("link", { name: "Klaar" }).click();

  // The parent reads it, and finds nothing to change it with.
  await expect(samira.getByText("Van Noor. Alleen Noor kan dit veranderen.")).toBeVisible();
  await expect(samira.getByText("Dat papa belt")).toBeVisible();
  await expect(samira.getByRole("img", { name: "Tekening van Noor" })).toBeVisible();
  const told = samira.getByRole("article").filter({ hasText: "Dat papa belt" });
  await expect(told.getByRole("button")).toHaveText(["Verberg dit voor mij"]);
  await expectGoodInEveryForm(samira, "Iemand van het gezin");
  await told.getByRole("button").click();
  await expect(samira.getByText("Noor vertelde nog niets.")).toBeVisible();
  await samira.getByRole("button", { name: "Terugzetten" }).click();
  await expect(samira.getByText("Dat papa belt")).toBeVisible();

  // A key of the family sees nothing of it, until the parent says so.
  const els = await anotherBrowser();
  await makeKey(samira, "Iemand van mijn gezin");
  await els.goto(await makeLink(samira));
  await handOver(samira, els, { name: "Els" });
  await expect(heading(els)).toHaveText("Plan van Samira");
  await expect(els.getByText("Dat papa belt")).toHaveCount(0);
  await goTo(samira, "/gezin");
  await samira.getByRole("link", { name: /^Noor/u }).click();
  await expect(samira.getByRole("link", { name: /^Wie mag dit lezen/u })).toContainText("Nu alleen jij.");
  await samira.getByRole("link", { name: /^Wie mag dit lezen/u }).click();
  await expect(samira.getByRole("checkbox", { name: "Els" })).not.toBeChecked();
  await expectGoodInEveryForm(samira, "Wie mag dit lezen");
  await samira.getByRole("checkbox", { name: "Els" }).check();
  await expect(samira.getByText("Els kan dit nu lezen.")).toBeVisible();
  await expect(els.getByText("Dat papa belt")).toBeVisible();
  await expect(els.getByText("Van Noor. Alleen Noor kan dit veranderen.")).toBeVisible();
  await expect(els.getByRole("img", { name: "Tekening van Noor" })).toBeVisible();
  await expectGoodScreen(els, "Plan");

  // Hidden from that key again: what comes after, too.
  await samira.getByRole("checkbox", { name: "Els" }).uncheck();
  await expect(samira.getByText("Verborgen voor Els.")).toBeVisible();
  await expect(els.getByText("Dat papa belt")).toHaveCount(0);

  // Back with the secret only; a wrong one opens nothing.
  await goTo(samira, "/gezin");
  await samira.getByRole("link", { name: /^Noor/u }).click();
  await samira.getByRole("link", { name: "Noor wil iets vertellen" }).click();
  await openPlace(samira, "hond");
  await expect(samira.getByText("Dat klopt niet. Probeer het nog eens.")).toBeVisible();
  await samira.getByLabel("Woord").fill("poes");
  await samira.getByRole("button", { name: "Open", exact: true }).click();
  await expect(heading(samira)).toHaveText("Hoi Noor");
  await tellWish(samira, "Rust", "Alleen Samira");
  await samira.getByRole("link", { name: "Nog iets vertellen" }).click();
  await samira.getByRole("link", { name: "Wat ik al vertelde" }).click();
  await expectGoodScreen(samira, "Wat ik al vertelde");
  const first = samira.getByRole("article").filter({ hasText: "Dat papa belt" });
  await first.getByRole("button", { name: "Verander" }).click();
  await expect(samira.getByLabel("Wat is fijn?")).toHaveValue("Voetbal");
  await samira.getByLabel("Wat is fijn?").fill("Voetbal en zwemmen");
  for (let n = 0; n < 3; n++) await samira.getByRole("button", { name: "Verder" }).click();
  await samira.getByRole("link", { name: "Verder" }).click();
  await expect(samira.getByLabel("Ook wie mij helpt")).toBeChecked();
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(samira)).toHaveText("Dank je, Noor");
  await samira.getByRole("link", { name: "Klaar" }).click();
  await expect(samira.getByText("Voetbal en zwemmen")).toBeVisible();
  await expect(samira.getByText("Rust")).toBeVisible();
  await expect(els.getByText("Voetbal en zwemmen")).toHaveCount(0);

  // Left: the place asks for the secret again.
  await samira.goBack();
  await expect(heading(samira)).toHaveText("Hoi Noor. Kies je plaatjes");
  await els.close();
});

test(
  "on a device of its own a child tells something by a key of its own",
  { tag: "@beside" },
  async ({ page: samira, anotherBrowser, origin }) => {
    await startOwnPlan(samira, origin, { name: "Samira" });
    await goTo(samira, "/gezin");
    await samira.getByRole("link", { name: "Iemand erbij" }).click();
    await samira.getByLabel("Naam").fill("Sem");
    await samira.getByText("Meer invullen").click();
    await samira.getByLabel("12 tot en met 17 jaar").check();
    await samira.getByRole("button", { name: "Bewaar" }).click();
    await expect(samira.getByText("Sem staat erbij.")).toBeVisible();
    await expect(heading(samira)).toHaveText("Wie horen erbij?");
    await samira.getByRole("link", { name: /^Sem/u }).click();
    await samira.getByRole("button", { name: "Sem heeft een eigen telefoon" }).click();
    await expect(heading(samira)).toHaveText("Klopt dit?");
    await expect(samira.getByText("De ander ziet: Wat Sem vertelt.")).toBeVisible();
    await expectGoodScreen(samira, "Klopt dit");
    await samira.getByRole("link", { name: "Maak de sleutel" }).click();
    const sem = await anotherBrowser();
    await sem.goto(await makeLink(samira));
    await handOver(samira, sem, { name: "Sem" });
    await expect(heading(sem)).toHaveText("Dit is jouw plek");
    await expectGoodInEveryForm(sem, "Vertellen");
    await sem.getByRole("link", { name: "Ik wil iets vertellen" }).click();
    await expect(heading(sem)).toHaveText("Hoi Sem");
    await sem.getByRole("button", { name: "Ik wil iets vertellen" }).click();
    await sem.getByRole("button", { name: "Verder" }).click();
    await sem.getByLabel("Wat is niet fijn?").fill("Ruzie");
    await sem.getByRole("button", { name: "Verder" }).click();
    await sem.getByRole("button", { name: "Verder" }).click();
    await sem.getByRole("link", { name: "Verder" }).click();
    await sem.getByRole("button", { name: "Bewaar" }).click();
    await expect(heading(sem)).toHaveText("Dank je, Sem");
    await expectGoodScreen(sem, "Vertellen");

    await goTo(samira, "/gezin");
    await samira.getByRole("link", { name: /^Sem/u }).click();
    await expect(samira.getByText("Ruzie")).toBeVisible();
    await expect(samira.getByText("Van Sem. Alleen Sem kan dit veranderen.")).toBeVisible();
    await goTo(samira, "/wie-keek");
    await expect(samira.getByText("Sem vertelde iets.")).toBeVisible();
    await sem.getByRole("link", { name: "Nog iets vertellen" }).click();
    await sem.getByRole("link", { name: "Wat ik al vertelde" }).click();
    await sem.getByRole("button", { name: "Haal weg" }).click();
    await expect(sem.getByText("Het is weg.")).toBeVisible();
    await goTo(samira, "/gezin");
    await samira.getByRole("link", { name: /^Sem/u }).click();
    await expect(samira.getByText("Sem vertelde nog niets.")).toBeVisible();
  },
);
