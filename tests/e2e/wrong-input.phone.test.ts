import type { Locator, Page } from "@playwright/test";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { en } from "#src/i18n/locales/en.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { expect, goTo, heading, PIN, test } from "./app-fixture.ts";

/** The sentences of the design, word for word; how one gets there is read from the catalogue. */
const SAYS = {
  nl: {
    pin: "Deze pincode klopt niet. Probeer het nog eens.",
    used: "Deze code is al gebruikt. Vraag een nieuwe.",
    old: "Deze code is te oud. Vraag een nieuwe.",
    cutOff: "De link is niet compleet. Kopieer hem helemaal.",
    twoLeft: "Deze cijfers kloppen niet. Nog 2 keer.",
    oneLeft: "Deze cijfers kloppen niet. Nog 1 keer.",
    threeTimes: "Drie keer fout. Er is niets gedeeld. Maak een nieuwe sleutel.",
    second: "Iemand anders opende deze code. Maak een nieuwe sleutel.",
    offline: "Geen internet. Alles is bewaard op dit apparaat.",
    clock: "De klok van dit apparaat klopt niet. Zet hem goed.",
  },
  en: {
    pin: "This PIN is not right. Try again.",
    used: "This code was used already. Ask for a new one.",
    old: "This code is too old. Ask for a new one.",
    cutOff: "The link is not complete. Copy all of it.",
    twoLeft: "These digits are not right. 2 tries left.",
    oneLeft: "These digits are not right. 1 try left.",
    threeTimes: "Wrong three times. Nothing was shared. Make a new key.",
    second: "Someone else opened this code. Make a new key.",
    offline: "No internet. Everything is saved on this device.",
    clock: "The clock of this device is wrong. Please set it.",
  },
} as const;

const GOAL = "Elke week mijn post openen";
const HOUR = 3_600_000;
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string): Locator => page.getByRole("link", { name, exact: true });

/** From nothing to a plan with one goal. */
async function begin(page: Page, origin: string, t: Catalogue): Promise<void> {
  await page.goto(origin);
  await link(page, t.onboarding.welcome.start).click();
  await link(page, t.onboarding.what.next).click();
  await page.getByLabel(t.onboarding.name.label).fill("Sam");
  await button(page, t.onboarding.name.next).click();
  await page.getByLabel(t.onboarding.pin.label, { exact: true }).fill(PIN);
  await button(page, t.onboarding.pin.next).click();
  await expect(heading(page)).toHaveText(t.onboarding.pinAgain.heading);
  await page.getByLabel(t.onboarding.pinAgain.label, { exact: true }).fill(PIN);
  await button(page, t.onboarding.pinAgain.next).click();
  await link(page, t.onboarding.first.goal).click();
  await page.getByLabel(t.goals.make.label).fill(GOAL);
  await button(page, t.goals.make.save).click();
  await expect(heading(page)).toContainText(GOAL);
}

/** A link for somebody who may leave a note; its address. */
async function makeLink(page: Page, t: Catalogue): Promise<string> {
  await goTo(page, "/sleutels");
  await link(page, t.keys.give).click();
  const later = link(page, t.recovery.intro.later);
  const known = page.getByRole("button", { name: t.keys.who.known });
  await expect(later.or(known)).toBeVisible();
  if (await later.isVisible()) await later.click();
  await known.click();
  await button(page, t.keys.what.next).click();
  await link(page, t.keys.check.make).click();
  await page.getByRole("link", { name: t.keys.scan.link }).click();
  const address = page.getByLabel(t.keys.link.label, { exact: true });
  await expect(address).toHaveValue(/\/k#1\./u);
  return address.inputValue();
}

async function claim(other: Page, address: string, t: Catalogue): Promise<void> {
  await other.goto(address);
  await expect(heading(other)).toHaveText(t.holder.who.heading);
  await other.getByLabel(t.holder.who.name, { exact: true }).fill("Noor");
  await button(other, t.holder.who.next).click();
}

async function readDigits(other: Page, t: Catalogue): Promise<string> {
  await expect(heading(other)).toHaveText(t.holder.digits.heading);
  return ((await other.getByText(/^\d{3} \d{3}$/u).textContent()) ?? "").replace(/\D/gu, "");
}

async function typeDigits(page: Page, digits: string, t: Catalogue): Promise<void> {
  await page.getByLabel(t.keys.digits.label).fill(digits);
  await button(page, t.keys.digits.give).click();
}

const wrong = (digits: string): string => digits.replace(/^./u, (first) => String((Number(first) + 1) % 10));

async function expectNothingLost(page: Page): Promise<void> {
  await goTo(page, "/plan");
  await expect(page.getByText(GOAL)).toBeVisible();
}

for (const [locale, tag, t] of [
  ["nl", "nl-NL", nl],
  ["en", "en-GB", en],
] as const) {
  const says = SAYS[locale];

  test.describe(`wrong input, in ${locale}`, { tag: locale === "nl" ? [] : ["@beside"] }, () => {
    test.use({ locale: tag });
    test.describe.configure({ timeout: 180_000 });

    test("a code that is cut off, used, claimed twice, answered with wrong digits, or too old", async ({
      page,
      relay,
      anotherBrowser,
    }) => {
      const { origin } = relay;
      await begin(page, origin, t);
      const first = await makeLink(page, t);
      const noor = await anotherBrowser();
      await noor.goto(first.slice(0, -20));
      await expect(noor.getByText(says.cutOff)).toBeVisible();

      await claim(noor, first, t);
      const digits = await readDigits(noor, t);
      await typeDigits(page, wrong(digits), t);
      await expect(page.getByText(says.twoLeft)).toBeVisible();
      await typeDigits(page, wrong(digits), t);
      await expect(page.getByText(says.oneLeft)).toBeVisible();
      await typeDigits(page, wrong(digits), t);
      await expect(page.getByText(says.threeTimes)).toBeVisible();

      const second = await makeLink(page, t);
      await claim(noor, second, t);
      const shown = await readDigits(noor, t);
      const stranger = await anotherBrowser();
      await claim(stranger, second, t);
      await expect(stranger.getByText(says.used)).toBeVisible();
      await expect(stranger.getByLabel(t.holder.who.name, { exact: true })).toHaveValue("Noor");
      await typeDigits(page, shown, t);
      await expect(page.getByText(says.second)).toBeVisible();

      const third = await makeLink(page, t);
      await relay.setClock({ offset: 73 * HOUR });
      await claim(stranger, third, t);
      await expect(stranger.getByText(says.old)).toBeVisible();
      await expectNothingLost(page);
    });

    test("a wrong pincode, a relay that is down, and a clock that is a day off", async ({ page, relay }) => {
      const { origin } = relay;
      await begin(page, origin, t);
      await page.reload();
      await page.getByLabel(t.shell.lock.pin, { exact: true }).fill("975310");
      await button(page, t.shell.lock.open).click();
      await expect(page.getByText(says.pin)).toBeVisible();
      await page.getByLabel(t.shell.lock.pin, { exact: true }).fill(PIN);
      await button(page, t.shell.lock.open).click();
      await expect(heading(page)).toContainText(GOAL);

      await relay.stop();
      await button(page, t.goals.goal.addStep).click();
      await page
        .getByRole("textbox", { name: t.goals.step.heading })
        .or(page.getByRole("textbox", { name: t.goals.step.label, exact: true }))
        .fill("Eén brief per keer");
      await button(page, t.goals.step.save).click();
      await expect(page.getByText(says.offline)).toBeVisible();
      await expect(page.getByRole("checkbox", { name: "Eén brief per keer" })).toBeVisible();

      await relay.restart();
      await relay.setClock({ offset: 24 * HOUR });
      await expect(page.getByText(says.clock)).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole("checkbox", { name: "Eén brief per keer" })).toBeVisible();
      await expectNothingLost(page);
    });
  });
}
