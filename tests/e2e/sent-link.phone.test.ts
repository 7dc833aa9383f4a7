import { expect, goTo, heading, test, unlock } from "./app-fixture.ts";
import {
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

test.describe.configure({ timeout: 180_000 });

test("a link that was sent works on after a reload and beside another key, and who opens it is met on Vandaag", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  await samira.reload();
  await unlock(samira);

  // What is begun beside it leaves it as it is.
  await goTo(samira, "/sleutels");
  await samira.getByRole("link", { name: "Geef een sleutel" }).click();
  await samira.getByRole("link", { name: "Later" }).click();
  await samira.getByRole("button", { name: "Iemand die ik ken" }).click();
  await goTo(samira, "/sleutels");
  await expect(samira.getByText("Je link is nog niet geopend.")).toBeVisible();
  await expectGoodScreen(samira, "Sleutels");
  await samira.getByRole("button", { name: "Laat de link zien" }).click();
  await expect(samira.getByLabel("Link", { exact: true })).toHaveValue(link);

  await goTo(samira, "/vandaag");
  const noor = await otherDevice(browser, samira);
  await noor.goto(link);
  await introduce(noor, NOOR);
  await expect(samira.getByText("Noor de Wit wil de sleutel.")).toBeVisible();
  await expectGoodScreen(samira, "Vandaag");
  const digits = await readDigits(noor);
  await samira.reload();
  await unlock(samira);
  await samira.getByRole("button", { name: "Typ de cijfers" }).click();
  await typeDigits(samira, digits);
  await expect(heading(samira)).toHaveText("Noor de Wit heeft nu een sleutel.");
  await expect(heading(noor)).toHaveText(/^Je mag dit zien tot en met /u);
  await goTo(samira, "/sleutels");
  await expect(samira.getByText("Je link is nog niet geopend.")).toHaveCount(0);
  await noor.context().close();
});

test(
  "a link that was sent is ended, and opens nothing any more",
  { tag: "@beside" },
  async ({ page: samira, browser, origin }) => {
    await makePlan(samira, origin);
    await makeKey(samira);
    const link = await makeLink(samira);
    await samira.reload();
    await unlock(samira);
    await goTo(samira, "/sleutels");
    await samira.getByRole("button", { name: "Niet doen" }).click();
    await expect(samira.getByText("Er is niets gedeeld.")).toBeVisible();
    await expect(samira.getByText("Je link is nog niet geopend.")).toHaveCount(0);
    const noor = await otherDevice(browser, samira);
    await noor.goto(link);
    await introduce(noor, NOOR);
    await expect(noor.getByText("Deze code is te oud. Vraag een nieuwe.")).toBeVisible();
    await samira.reload();
    await unlock(samira);
    await goTo(samira, "/sleutels");
    await expect(heading(samira)).toHaveText("Sleutels");
    await expect(samira.getByText("Je link is nog niet geopend.")).toHaveCount(0);
    await noor.context().close();
  },
);
