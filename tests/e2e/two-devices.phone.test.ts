import type { Page } from "@playwright/test";
import { DAY } from "#src/base/instant.ts";
import { expect, goTo, heading, PIN, readyForOffline, test, unlock } from "./app-fixture.ts";
import { expectShared, linkDevice } from "./device-steps.ts";
import { GOAL, makePlan, otherDevice } from "./main-story-steps.ts";
import { expectFocusOnHeading, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 150_000 });

const TABLET_PIN = "975310";

async function writeCrisis(page: Page, text: string): Promise<void> {
  await goTo(page, "/noodkaart/crisis");
  await page.getByLabel("Wat doe je dan zelf?").fill(text);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(text)).toBeVisible();
}

async function writeGoal(page: Page, text: string): Promise<void> {
  await goTo(page, "/plan/nieuw");
  await page.getByLabel("Wat wil je?").fill(text);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toContainText(text);
}

async function changeGoal(page: Page, from: string, text: string): Promise<void> {
  await goTo(page, "/plan");
  await page.getByRole("link", { name: from }).click();
  await page.getByText("Meer met dit doel").click();
  await page.getByRole("button", { name: "Pas dit doel aan" }).click();
  await page.getByRole("textbox", { name: "Mijn doel" }).fill(text);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(heading(page)).toContainText(text);
}

test("three weeks offline, two devices: what both wrote is there on both, and what matters stands side by side", async ({
  page: phone,
  browser,
  relay,
}) => {
  const { origin } = relay;
  await phone.clock.install();
  await makePlan(phone, origin);
  const tablet = await otherDevice(browser, phone);
  await tablet.clock.install();
  await linkDevice(phone, tablet, origin, { name: "Mijn tablet", pin: TABLET_PIN });
  await expect(heading(tablet)).toContainText("Samira");
  await goTo(tablet, "/plan");
  await expect(tablet.getByText(GOAL)).toBeVisible();
  await writeCrisis(phone, "Naar buiten gaan");
  await expectShared(phone);
  await goTo(tablet, "/noodkaart");
  await expect(tablet.getByText("Naar buiten gaan")).toBeVisible();

  // Both without internet, for three weeks.
  for (const page of [phone, tablet]) {
    await readyForOffline(page);
    await page.context().setOffline(true);
  }
  await changeGoal(phone, GOAL, "Mijn post samen met Noor openen");
  await writeCrisis(phone, "Noor bellen");
  await writeGoal(phone, "Een doel van de telefoon");
  for (const page of [phone, tablet]) {
    await page.clock.fastForward(10 * DAY);
    await expect(heading(page)).toHaveText("Open je plan");
  }
  await unlock(tablet, TABLET_PIN);
  await changeGoal(tablet, GOAL, "Mijn post op maandag openen");
  await writeCrisis(tablet, "Muziek luisteren");
  await writeGoal(tablet, "Een doel van de tablet");
  for (const page of [phone, tablet]) await page.clock.fastForward(11 * DAY);
  await relay.setClock({ offset: 21 * DAY });
  await unlock(phone, PIN);
  await unlock(tablet, TABLET_PIN);
  await phone.context().setOffline(false);
  await expectShared(phone);
  await tablet.context().setOffline(false);
  await expectShared(tablet);

  // Nothing is lost; of a goal's own words the last ones stand.
  for (const page of [phone, tablet]) {
    await goTo(page, "/plan");
    for (const text of ["Een doel van de telefoon", "Een doel van de tablet", "Mijn post op maandag openen"])
      await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByText("Mijn post samen met Noor openen")).toHaveCount(0);
    await goTo(page, "/noodkaart/crisis");
    await expect(page.getByText(/^Op twee apparaten is iets anders geschreven bij/u)).toBeVisible();
    for (const text of ["Noor bellen", "Muziek luisteren"])
      await expect(page.getByRole("listitem").filter({ hasText: text })).toBeVisible();
  }
  await expectGoodScreen(phone, "Noodkaart aanpassen");

  // Chosen on one, it is chosen on both.
  await phone.getByRole("button", { name: "Allebei, onder elkaar" }).click();
  await expect(phone.getByText(/^Op twee apparaten is iets anders/u)).toHaveCount(0);
  await expectShared(phone);
  await expect(tablet.getByText(/^Op twee apparaten is iets anders/u)).toHaveCount(0);
  await goTo(tablet, "/noodkaart");
  for (const text of ["Noor bellen", "Muziek luisteren"]) await expect(tablet.getByText(text)).toBeVisible();
  await goTo(tablet, "/meer/apparaten");
  await expectFocusOnHeading(tablet);
  await expect(tablet.getByRole("link", { name: /^Mijn tablet/u })).toContainText("Dit apparaat");
  await tablet.context().close();
});
