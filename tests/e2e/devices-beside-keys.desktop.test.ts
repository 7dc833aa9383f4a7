import { expect, goTo, heading, PIN, test, unlock } from "./app-fixture.ts";
import { makeDeviceCode, readJoinDigits, typeDigits } from "./device-steps.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";
import { expectGoodInEveryForm } from "./screen-forms.ts";

// Three browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test(
  "a computer that keeps somebody's key takes one's own plan beside it, behind the same pincode",
  { tag: "@beside" },
  async ({ page: noor, browser, origin, anotherBrowser }) => {
    const samira = await otherDevice(browser, noor);
    await makePlan(samira, origin);
    await makeKey(samira);
    await noor.goto(await makeLink(samira));
    await handOver(samira, noor, NOOR);
    await expect(heading(noor)).toHaveText("Plan van Samira");
    await samira.context().close();
    const received = new URL(noor.url()).pathname;
    // What is gone with the page is no place for a plan.
    await goTo(noor, "/a");
    await expect(heading(noor)).toHaveText("Hier staat een sleutel open.");
    await expectGoodInEveryForm(noor, "Mijn plan hier neerzetten");
    await goTo(noor, received);
    await noor.getByRole("link", { name: "Ik wil later terug" }).click();
    await noor.getByRole("button", { name: "Kies een pincode" }).click();
    for (const press of ["Verder", "Bewaar op deze computer"]) {
      await noor.getByLabel("Pincode").fill(PIN);
      await noor.getByRole("button", { name: press }).click();
    }
    await expect(heading(noor)).toHaveText("Plan van Samira");

    const phone = await anotherBrowser();
    await makePlan(phone, origin, "Noor");
    const code = await makeDeviceCode(phone);
    await goTo(noor, "/meer");
    await noor.getByRole("link", { name: "Ik heb al een plan op een ander apparaat" }).click();
    await noor.getByRole("button", { name: "Ik typ de code" }).click();
    await noor.getByLabel("Code van 20 tekens").fill(code);
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(noor.getByLabel("Naam van dit apparaat")).toHaveValue("Mijn computer");
    await noor.getByRole("button", { name: "Verder" }).click();
    await typeDigits(phone, await readJoinDigits(noor));
    await expect(heading(noor)).toHaveText("Je plan staat nu ook hier.");
    await expect(heading(phone)).toHaveText("Mijn computer heeft nu ook je plan.");
    await noor.reload();
    await unlock(noor);
    await goTo(noor, "/plan");
    await expect(noor.getByText(GOAL)).toBeVisible();
    await goTo(noor, "/gekregen");
    await expect(noor.getByText("Samira").first()).toBeVisible();
  },
);
