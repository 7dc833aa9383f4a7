import { expect, heading, readyForOffline, startOwnPlan, test } from "./app-fixture.ts";
import { addStep } from "./plan-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

test("a goal and its steps are made, ticked, put back and changed without a network", async ({
  page,
  context,
  origin,
}) => {
  await startOwnPlan(page, origin);
  await readyForOffline(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Kies een doel" }).click();
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(page.getByText("Schrijf op wat je wilt. Eén woord mag.")).toBeVisible();
  await expectGoodScreen(page, "Nieuw doel");
  await page.getByLabel("Wat wil je?").fill("Elke week mijn post openen");
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toHaveText("Elke week mijn post openen");
  await expect(page.getByText("Nog geen stappen. Bedenk er één.")).toBeVisible();
  await expectGoodScreen(page, "Doel");
  await addStep(page, "Post op één plek leggen");
  await addStep(page, "Samen de blauwe enveloppen openen");

  await page.getByRole("checkbox", { name: "Post op één plek leggen" }).click();
  await expect(page.getByText("Gelukt: Post op één plek leggen.")).toBeVisible();
  const putBack = page.getByRole("button", { name: "Terugzetten" });
  await expect(putBack).toBeFocused();
  await putBack.click();
  await expect(page.getByRole("checkbox", { name: "Post op één plek leggen" })).not.toBeChecked();

  await page.getByRole("button", { name: "Pas aan: Post op één plek leggen" }).click();
  await page.getByRole("radio", { name: "Lukt nu niet" }).check();
  await page.getByRole("button", { name: "Bewaar de stap" }).click();
  await expect(page.getByRole("checkbox", { name: "Post op één plek leggen Lukt nu niet" })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByRole("checkbox", { name: "Lukt nu niet" })).toHaveCount(0);
  await expectGoodScreen(page);
});
