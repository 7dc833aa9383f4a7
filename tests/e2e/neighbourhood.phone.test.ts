import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { expect, goTo, heading, readyForOffline, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { makePlan } from "./main-story-steps.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

type Card = { example?: boolean; name: string; expires?: string; readonly activities: readonly object[] };

/** The example as an organisation would have made it for real. */
function realCard(appDir: string): Card {
  const card = JSON.parse(readFileSync(join(appDir, "wijkkaart/voorbeeld.json"), "utf8")) as Card;
  delete card.example;
  return { ...card, name: "Wijkkaart Lindehaven" };
}

/** A relay whose operator put a card beside the app. */
async function withCard(appDir: string, work: (relay: RelayProcess, card: Card) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "roer-card-"));
  cpSync(appDir, folder, { recursive: true });
  const card = realCard(folder);
  mkdirSync(join(folder, "wijkkaart"), { recursive: true });
  writeFileSync(join(folder, "wijkkaart/kaart.json"), JSON.stringify(card));
  const relay = await startRelay({ appDir: folder });
  try {
    await work(relay, card);
  } finally {
    await relay.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every address that leaves the browser, the service worker's too, but for what keeps a plan in step with its relay. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (!/\/v1\/|\/icon\.svg$/u.test(request.url())) asked.push(request.url());
  });
  return asked;
}

async function openFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open een bestand" }).click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test(
  "the whole card is fetched once, and nothing tells what somebody looks for in it",
  { tag: "@beside" },
  async ({ page, appDir }) => {
    test.slow();
    await withCard(appDir, async ({ origin }) => {
      await makePlan(page, origin);
      await readyForOffline(page);
      await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Meer" }).click();
      await page.getByRole("link", { name: /^In de buurt/u }).click();
      await expect(page.getByText("Je haalt de hele wijkkaart op. Niemand ziet wat jij zoekt.")).toBeVisible();
      await expectGoodInEveryForm(page, "In de buurt");

      const asked = listen(page);
      await page.getByRole("button", { name: "Haal de wijkkaart op" }).click();
      await expect(page.getByText(/^\d\d activiteiten\.$/u)).toBeVisible();
      expect(asked).toEqual([`${origin}/wijkkaart/kaart.json`]);

      await page.getByLabel("Onderwerp").selectOption({ label: "Gewoontes en verslaving" });
      await expect(page.getByText("2 activiteiten.")).toBeVisible();
      await page.getByLabel("Zoek een woord").fill("gokken");
      await expect(page.getByText("1 activiteit.")).toBeVisible();
      await expectGoodScreen(page, "In de buurt");
      await page.getByRole("link", { name: /^Praten over gokken/u }).click();
      await expect(heading(page)).toHaveText("Praten over gokken en gamen");
      await expectGoodInEveryForm(page, "Activiteit");
      expect(page.url()).not.toMatch(/gok|habits/u);
      // Loaded anew, as from a bookmark: what stands behind the # is asked of nobody.
      await page.reload();
      await unlock(page);
      await expect(heading(page)).toHaveText("Praten over gokken en gamen");
      await page.getByRole("link", { name: "Terug" }).click();
      await expect(page.getByLabel("Zoek een woord")).toHaveValue("gokken");
      await page.getByLabel("Zoek een woord").fill("xyzzy");
      await expect(page.getByText("Hier vinden we niets bij. Kies iets anders, of wis je woord.")).toBeVisible();
      await goTo(page, "/hoe-gaat-het/money");
      await page.getByRole("link", { name: "Wat is er in de buurt?" }).click();
      await expect(page.getByLabel("Onderwerp")).toHaveValue("money");
      await expect(page.getByRole("link", { name: /^Post openen, samen/u })).toBeVisible();
      expect(page.url()).toBe(`${origin}/buurt`);
      const others = asked.filter((url) => url !== `${origin}/wijkkaart/kaart.json`);
      expect(others.filter((url) => /buurt|money|habits|gok/u.test(url))).toEqual([`${origin}/buurt/activiteit`]);
      expect(asked.filter((url) => url.includes("kaart.json"))).toHaveLength(1);
    });
  },
);

test("an activity becomes a step of a goal and a place on the map, each undone in one press", async ({
  page,
  appDir,
}) => {
  test.slow();
  await withCard(appDir, async ({ origin }) => {
    await makePlan(page, origin);
    const asked = listen(page);
    await goTo(page, "/buurt");
    await page.getByRole("button", { name: "Haal de wijkkaart op" }).click();
    await page.getByRole("link", { name: /^Post openen, samen/u }).click();
    await page.getByRole("link", { name: "Maak er een stap van" }).click();
    await expectGoodInEveryForm(page, "Maak een stap");
    await page.getByLabel("Zo heet de stap").fill("");
    await page.getByRole("button", { name: "Maak de stap" }).click();
    await expect(page.getByText("Schrijf op wat je gaat doen.")).toBeVisible();
    await page.getByLabel("Zo heet de stap").fill("Met mijn post naar het Wijkpunt");
    await page.getByRole("button", { name: "Maak de stap" }).click();
    await expect(page.getByText("Deze stap staat nu bij je doel.")).toBeVisible();
    await expect(page.getByText("Met mijn post naar het Wijkpunt")).toBeVisible();
    await page.getByRole("button", { name: "Terugzetten" }).click();
    await expect(page.getByText("Met mijn post naar het Wijkpunt")).toBeHidden();

    await goTo(page, "/buurt");
    await page.getByRole("link", { name: /^Koffie met de buurt/u }).click();
    // By keyboard alone.
    await page.getByRole("link", { name: "Zet op mijn kaart" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("radio", { name: "Verder weg" })).toBeChecked();
    await expectGoodInEveryForm(page, "Op mijn kaart");
    await page.getByRole("radio", { name: "Verder weg" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("radio", { name: "Daarbij" })).toBeChecked();
    await page.getByRole("button", { name: "Zet op mijn kaart" }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/mensen\/kaart$/u);
    await expect(page.getByText("Koffie met de buurt staat erbij.")).toBeVisible();
    await page
      .getByRole("link", { name: /Koffie met de buurt/u })
      .first()
      .click();
    await expect(page.getByText("Buurthuis De Kom")).toBeVisible();
    await expect(page.getByText("Elke dinsdag en donderdag van 10 tot 12 uur")).toBeVisible();
    await goTo(page, "/buurt");
    await page.getByRole("link", { name: /^Koffie met de buurt/u }).click();
    await page.getByRole("link", { name: "Zet op mijn kaart" }).click();
    await expect(page.getByText("Dit staat al op je kaart.")).toBeVisible();
    await expectGoodScreen(page);

    // What nobody around somebody does yet leads here too.
    for (const name of ["Fatima", "Henk"]) {
      await goTo(page, "/mensen/nieuw");
      await page.getByLabel("Naam").fill(name);
      await page.getByRole("button", { name: "Bewaar" }).click();
      await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();
    }
    await page.getByRole("link", { name: /Henk/u }).click();
    await page.getByRole("button", { name: "Aanpassen" }).click();
    await page.getByText("Meer invullen").click();
    await page.getByLabel("Raad").check();
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByRole("definition").getByText("Raad")).toBeVisible();
    await goTo(page, "/mensen/kaart");
    await page.getByRole("link", { name: "Wat is er in de buurt?" }).click();
    await expect(heading(page)).toHaveText("Wat is er in de buurt?");
    expect(asked.filter((url) => url.includes("kaart.json"))).toHaveLength(1);
  });
});

test(
  "the card stays after a reload without internet, and a broken file takes nothing away",
  { tag: "@beside" },
  async ({ page, appDir }) => {
    test.slow();
    await withCard(appDir, async (relay, card) => {
      await startOwnPlan(page, relay.origin);
      await readyForOffline(page);
      await goTo(page, "/buurt");
      await page.getByRole("button", { name: "Haal de wijkkaart op" }).click();
      await expect(page.getByText(/^\d\d activiteiten\.$/u)).toBeVisible();
      await page.context().setOffline(true);
      await page.reload();
      await unlock(page);
      await expect(page.getByText("Wijkkaart Lindehaven", { exact: true })).toBeVisible();
      await expect(page.getByText("Bijgewerkt op maandag 2 november", { exact: false })).toBeVisible();
      await page.getByRole("button", { name: "Haal de nieuwste op" }).click();
      const stays = "De wijkkaart die je had, is er nog.";
      await expect(page.getByText(`Geen internet. Probeer het straks nog eens. ${stays}`)).toBeVisible();

      const bad = (text: string, sentence: string) =>
        test.step(sentence, async () => {
          await openFile(page, "kaart.json", text);
          await expect(page.getByText(`${sentence} ${stays}`)).toBeVisible();
          await expect(page.getByText("Wijkkaart Lindehaven", { exact: true })).toBeVisible();
        });
      await bad("dit is geen json", "Dit bestand is geen wijkkaart. Vraag om het goede bestand.");
      await bad(" ".repeat(2 * 1024 * 1024 + 1), "Dit bestand is te groot voor een wijkkaart.");
      const hostile = { ...card, activities: [{ id: "x", name: "Klik", url: "javascript:document.title='weg'" }] };
      await bad(
        JSON.stringify(hostile),
        "In deze wijkkaart klopt activiteit 1 niet. Kijk naar: url. Zeg het tegen wie hem maakte.",
      );
      await expectGoodScreen(page, "In de buurt");

      const library = {
        wijkkaart: 1,
        name: "Kaart van de bibliotheek",
        dateModified: "2020-01-01",
        expires: "2020-06-01",
        activities: [{ id: "1", name: "<b>Voorlezen</b>", url: "https://bieb.example/voorlezen" }],
      };
      await openFile(page, "bieb.json", JSON.stringify(library));
      await expect(page.getByText("Je kijkt nu naar: Kaart van de bibliotheek.")).toBeVisible();
      await expect(page.getByText("Deze wijkkaart is oud. Hij gold tot en met maandag 1 juni 2020.")).toBeVisible();
      await expectGoodScreen(page, "In de buurt");
      await page.getByRole("link", { name: "<b>Voorlezen</b>" }).click();
      const site = page.getByRole("link", { name: "bieb.example/voorlezen" });
      await expect(site).toHaveAttribute("rel", /\bnoreferrer\b/u);
      await expect(site).toHaveAttribute("href", "https://bieb.example/voorlezen");
      await page.getByRole("link", { name: "Terug" }).click();
      await openFile(page, "kaart.json", JSON.stringify({ ...card, name: "Nog een kaart" }));
      await page.getByRole("button", { name: "Terugzetten" }).click();
      await expect(page.getByText("Kaart van de bibliotheek", { exact: true })).toBeVisible();
      await page.context().setOffline(false);
    });
  },
);

test("where nobody put a card that is said, and the example shows what fits one's own wishes", async ({
  page,
  origin,
}) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/buurt");
  await page.getByRole("button", { name: "Haal de wijkkaart op" }).click();
  await expect(page.getByText("Hier is nog geen wijkkaart. Heb je een bestand? Open dat.")).toBeVisible();
  await expectGoodScreen(page, "In de buurt");

  await goTo(page, "/voorbeeld");
  await page.getByRole("button", { name: "Bekijk het voorbeeld" }).click();
  await expect(page).toHaveURL(/\/vandaag$/u);
  await goTo(page, "/buurt");
  await expect(page.getByText("Dit is een voorbeeld. Niets hiervan is echt.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Past bij:/u })).toHaveCount(0);
  const asked = listen(page);
  await page.getByLabel("Past bij wat jij wilt").check();
  await expect(page.getByRole("link", { name: /Past bij: .*Geld en post/u }).first()).toBeVisible();
  await expectGoodInEveryForm(page, "In de buurt");
  expect(asked).toEqual([]);
});
