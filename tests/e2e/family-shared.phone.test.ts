import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { handOver, makeKey, makeLink, makePlan } from "./main-story-steps.ts";
import { printedSheets } from "./printed.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

// Two people with a plan each, and their key derivations, share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("a family's plan: each keeps an own dossier, and brings their own words into the shared plan", async ({
  page: samira,
  anotherBrowser,
  origin,
}) => {
  await startOwnPlan(samira, origin, { name: "Samira" });
  await goTo(samira, "/gezin");
  await samira.getByRole("link", { name: "Iemand erbij" }).click();
  await samira.getByLabel("Naam").fill("Mandy");
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await expect(samira.getByRole("link", { name: /^Mandy/u })).toBeVisible();

  // One person keeps the overview; two is a warning.
  await samira.getByRole("link", { name: /^Aanspreekpunt/u }).click();
  for (const who of ["Els", "Noor"]) {
    await samira.getByRole("link", { name: "Nieuw aanspreekpunt" }).click();
    await samira.getByLabel("Naam").fill(who);
    await samira.getByRole("button", { name: "Bewaar" }).click();
    await expect(samira.getByText(`${who} is je aanspreekpunt.`)).toBeVisible();
  }
  await expect(samira.getByText(/^Noor en Els zijn nu allemaal|^Els en Noor zijn nu allemaal/u)).toBeVisible();
  await samira.getByRole("button", { name: "Noor stopt" }).click();
  await expect(samira.getByText("Noor is geen aanspreekpunt meer.")).toBeVisible();
  await goTo(samira, "/gezin");
  await expect(samira.getByRole("link", { name: /^Aanspreekpunt/u })).toContainText("Els");

  // The one who began it brings something in too, and takes it back and puts it back.
  await samira.getByRole("button", { name: "Zet er iets bij" }).click();
  await samira.getByLabel("Wat wil je delen?").fill("Ik wil dat we samen eten.");
  await samira.getByRole("button", { name: "Bewaar" }).click();
  await samira.getByRole("button", { name: "Haal terug: Ik wil dat we samen eten." }).click();
  await expect(samira.getByText("Hier staat wat jullie zelf vertellen.")).toBeVisible();
  await samira.getByRole("button", { name: "Terugzetten" }).click();
  await expect(samira.getByText("Ik wil dat we samen eten.")).toBeVisible();

  const mandy = await anotherBrowser();
  await makePlan(mandy, origin, "Mandy");
  await makeKey(samira, "Iemand van mijn gezin");
  await mandy.goto(await makeLink(samira));
  await unlock(mandy);
  await handOver(samira, mandy, { name: "Mandy" });
  await expect(heading(mandy)).toHaveText("Plan van Samira");
  await expect(mandy.getByText("Ik wil dat we samen eten.")).toBeVisible();

  // Typed on the spot.
  await mandy.getByLabel("Wat wil je delen?").fill("Ik kook op vrijdag.");
  await mandy.getByLabel("Wat ik doe").check();
  await mandy.getByRole("button", { name: "Deel dit" }).click();
  await expect(mandy.getByText("Alleen jij kunt dit veranderen.")).toBeVisible();
  await expectGoodInEveryForm(mandy, "Plan");

  // One press from her own plan, shown beforehand.
  await goTo(mandy, "/gezin");
  await expect(mandy.getByRole("link", { name: /^Gezinsplan van Samira/u })).toBeVisible();
  await expectGoodScreen(mandy, "Gezin");
  await goTo(mandy, "/plan");
  await mandy.getByRole("link", { name: "Elke week mijn post openen" }).click();
  await mandy.getByRole("link", { name: "Deel dit met het gezinsplan" }).click();
  await expect(heading(mandy)).toHaveText("Dit komt in het gezinsplan van Samira.");
  await expect(mandy.getByLabel("Dit deel je")).toHaveValue("Elke week mijn post openen");
  await expectGoodInEveryForm(mandy, "Delen met het gezinsplan");
  await mandy.getByRole("button", { name: "Deel dit met het gezinsplan" }).click();
  await expect(heading(mandy)).toHaveText("Plan van Samira");
  await expect(mandy.getByRole("button", { name: "Haal terug: Elke week mijn post openen" })).toBeVisible();
  await goTo(mandy, "/gezin/delen");
  await expectGoodScreen(mandy, "Delen met het gezinsplan");

  // Samira reads it under Mandy's name, and has no way to change it.
  await goTo(samira, "/gezin");
  await expect(samira.getByRole("heading", { name: "Van Mandy" })).toBeVisible();
  await expect(samira.getByText("Ik kook op vrijdag.")).toBeVisible();
  await expect(samira.getByText("Elke week mijn post openen")).toBeVisible();
  await expect(samira.getByRole("button", { name: /^Haal terug: (Ik kook|Elke week)/u })).toHaveCount(0);
  await expectGoodInEveryForm(samira, "Gezin");
  await samira.getByRole("link", { name: /^Mandy/u }).click();
  await samira.getByRole("radio", { name: "Mandy" }).check();
  await expect(samira.getByText("Alleen Mandy kan dit veranderen.")).toBeVisible();
  await expect(samira.getByText("Ik kook op vrijdag.")).toBeVisible();
  await expectGoodInEveryForm(samira, "Iemand van het gezin");

  // The familiegroepsplan has each one's part and the shared one.
  await goTo(samira, "/gesprek/family/blad");
  for (const text of ["Els", "Mandy", "Ik wil dat we samen eten.", "Ik kook op vrijdag."])
    await expect(samira.getByText(text, { exact: true }).first()).toBeVisible();
  await expectGoodScreen(samira);
  expect((await printedSheets(samira)).length).toBe(1);

  // What was taken back is gone there as well.
  await goTo(mandy, "/gekregen");
  await mandy.getByRole("link", { name: /^Samira/u }).click();
  await mandy.getByRole("button", { name: "Haal terug: Ik kook op vrijdag." }).click();
  await expect(mandy.getByText("Het staat niet meer in het gezinsplan.")).toBeVisible();
  await goTo(samira, "/gezin");
  await expect(samira.getByText("Ik kook op vrijdag.")).toHaveCount(0);
});
