import { expect, goTo, heading, PIN, test, unlock } from "./app-fixture.ts";
import { handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";
import { expectFocusOnHeading, expectGoodInEveryForm } from "./screen-forms.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test(
  "who only holds a key begins a plan too, behind the same pincode, and keeps the key",
  { tag: "@beside" },
  async ({ page: noor, browser, origin }) => {
    const samira = await otherDevice(browser, noor);
    await makePlan(samira, origin);
    await makeKey(samira);
    await noor.goto(await makeLink(samira));
    await handOver(samira, noor, NOOR);
    await expect(heading(noor)).toHaveText("Plan van Samira");
    const received = new URL(noor.url()).pathname;
    await goTo(noor, "/meer");
    // What is gone with the page is no place for a plan.
    await expect(noor.getByRole("link", { name: "Begin mijn eigen plan" })).toHaveCount(0);
    await goTo(noor, received);
    await noor.getByRole("link", { name: "Ik wil later terug" }).click();
    await noor.getByRole("button", { name: "Kies een pincode" }).click();
    await noor.getByLabel("Pincode").fill(PIN);
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(heading(noor)).toHaveText("Nog een keer");
    await noor.getByLabel("Pincode").fill(PIN);
    await noor.getByRole("button", { name: "Bewaar op deze computer" }).click();
    await expect(heading(noor)).toHaveText("Plan van Samira");

    await goTo(noor, "/meer");
    await noor.getByRole("link", { name: "Begin mijn eigen plan" }).click();
    await expect(heading(noor)).toHaveText("Hoe heet je?");
    await expectFocusOnHeading(noor);
    await expectGoodInEveryForm(noor, "Mijn eigen plan");
    await noor.getByRole("button", { name: "Begin mijn plan" }).click();
    await expect(noor.getByText("Typ een naam. Elke naam mag.")).toBeVisible();
    await noor.getByLabel("Voornaam").fill("Noor");
    await noor.getByRole("button", { name: "Begin mijn plan" }).click();
    await expect(noor).toHaveURL(`${origin}/vandaag`);
    await expect(heading(noor)).toContainText("Noor");
    await expect(noor.getByRole("navigation", { name: "Menu" })).toBeVisible();
    await noor.reload();
    await unlock(noor);
    await expect(heading(noor)).toContainText("Noor");
    await goTo(noor, "/gekregen");
    await expect(noor.getByText("Samira").first()).toBeVisible();
    await samira.context().close();
  },
);
