import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectFocusOnHeading, expectGoodInEveryForm } from "./screen-forms.ts";

const DAY = 24 * 60 * 60 * 1000;
const CLOCK_WRONG = "De klok van dit apparaat klopt niet. Zet hem goed.";
const SHARED = "Bewaard. Een kopie op slot ligt op internet.";

async function addGoal(page: Page, goal: string): Promise<void> {
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill(goal);
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f]{32}/u);
  await goTo(page, "/plan");
  await expect(page.getByText(goal)).toBeVisible();
}

/** In words, as the app says it in Dutch. */
const inWords = (time: number): string =>
  new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/Amsterdam" })
    .format(time)
    .replace(",", "");

test("a device a day behind: nothing is lost, one is asked which day it is, and then it is shared", async ({
  page,
  relay,
}) => {
  const { origin } = relay;
  await relay.setClock({ offset: DAY });
  await startOwnPlan(page, origin);
  await addGoal(page, "Elke week mijn post openen");
  await expect(page.getByText(CLOCK_WRONG)).toBeVisible();
  await expect(page.getByText("Bewaard op dit apparaat.")).toBeVisible();
  await page.getByRole("button", { name: "Kijk wat internet zegt" }).click();
  await expect(heading(page)).toHaveText("Klopt deze dag en tijd?");
  await expect(page.getByText(`Volgens internet is het ${inWords(Date.now() + DAY)}, `)).toBeVisible();
  await expectFocusOnHeading(page);
  await expectGoodInEveryForm(page, "Klok");
  await page.getByRole("button", { name: "Nee" }).click();
  await expect(heading(page)).toHaveText("Dan delen we nu niets.");
  await expectGoodInEveryForm(page, "Klok");
  await page.getByRole("link", { name: "Klaar" }).click();
  await page.getByRole("button", { name: "Kijk wat internet zegt" }).click();
  await page.getByRole("button", { name: "Ja, dat klopt" }).click();
  await expect(page.getByText("Goed. Zet ook de klok van dit apparaat goed.")).toBeVisible();
  await expect(page.getByText(SHARED)).toBeVisible();
  await expect(page.getByText(CLOCK_WRONG)).toHaveCount(0);
  await goTo(page, "/plan");
  await expect(page.getByText("Elke week mijn post openen")).toBeVisible();
});

test("a relay a day behind is not this device's fault, and is not said to be", async ({ page, origin }) => {
  await page.clock.install({ time: Date.now() + DAY });
  await startOwnPlan(page, origin);
  await goTo(page, "/vandaag");
  await expect(page.getByText("Delen lukt nu niet. Alles is hier bewaard.")).toBeVisible();
  await expect(page.getByText(CLOCK_WRONG)).toHaveCount(0);
});

test("inside a chat app one is told to open the link in a browser, and takes it along whole", async ({
  browser,
  contextOptions,
  origin,
}) => {
  const context = await browser.newContext({
    ...contextOptions,
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const hint = page.getByText("Open dit in je eigen browser. Hier blijft misschien niets bewaard.");
  await page.goto(`${origin}/k#1.geheim`);
  await expect(hint).toBeVisible();
  await expect(page).toHaveURL(`${origin}/k`);
  await page.getByRole("button", { name: "Kopieer de link" }).click();
  await expect(page.getByText("De link is gekopieerd. Plak hem in je eigen browser.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/k#1.geheim`);
  await page.goto(origin);
  await expect(hint).toBeVisible();
  await expectGoodInEveryForm(page, "Welkom");
  await page.goto(`${origin}/start/wat`);
  await expect(heading(page)).toBeVisible();
  await expect(hint).toHaveCount(0);
  await context.close();
});
