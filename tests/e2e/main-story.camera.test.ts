import { expect, heading, test } from "./app-fixture.ts";
import { holdUp } from "./hold-up.ts";
import { GOAL, handOver, makeKey, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("the holder's camera scans the resident's screen", async ({ page: noor, browser, origin }) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira);
  await holdUp(samira.getByRole("img", { name: /^Code voor/u }));

  await noor.goto(`${origin}/k`);
  await noor.getByRole("button", { name: "Ik scan een code" }).click();
  await handOver(samira, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await samira.context().close();
});

test(
  "in reverse: the resident's camera scans the screen of a desktop without one",
  { tag: "@beside" },
  async ({ page: samira, browser, origin }) => {
    const noor = await otherDevice(browser, samira);
    await noor.goto(`${origin}/k`);
    await noor.getByRole("button", { name: "De ander scant mijn scherm" }).click();
    await noor.getByLabel("Naam").fill(NOOR.name);
    await noor.getByRole("button", { name: "Verder" }).click();
    await expect(heading(noor)).toHaveText("Laat dit scannen");
    await expect(noor.getByText("De ander scant dit met de telefoon. Laat deze pagina open.")).toBeVisible();
    await holdUp(noor.getByRole("img", { name: /^Code voor/u }));

    await makePlan(samira, origin);
    await makeKey(samira);
    await samira.getByRole("link", { name: "Ik scan het scherm van de ander" }).click();
    await expect(heading(noor)).toHaveText("Zeg deze 6 cijfers:");
    const digits = await noor.getByText(/^\d{3} \d{3}$/u).textContent();
    await expect(heading(samira)).toHaveText("Typ de 6 cijfers van de ander");
    await samira.getByLabel("6 cijfers").fill(digits ?? "");
    await samira.getByRole("button", { name: "Geef de sleutel" }).click();
    await expect(heading(samira)).toHaveText(`${NOOR.name} heeft nu een sleutel.`);
    await noor.getByRole("button", { name: "Open" }).click();
    await expect(heading(noor)).toHaveText("Plan van Samira");
    await noor.context().close();
  },
);
