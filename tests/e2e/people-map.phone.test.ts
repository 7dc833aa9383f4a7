import type { Page } from "@playwright/test";
import { instant } from "#src/base/instant.ts";
import { expect, goTo, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodInEveryForm } from "./screen-forms.ts";

async function add(page: Page, name: string, ring: string): Promise<void> {
  await goTo(page, "/mensen/nieuw");
  await page.getByLabel("Naam").fill(name);
  await page.getByRole("radio", { name: ring }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();
}

// Story 9 of the design: "Map without dragging", and with it.
test("by keyboard a neighbour comes and goes nearer; drawing and table agree; last month's map compares", async ({
  page,
  relay,
}) => {
  test.slow();
  const begun = instant(Date.UTC(2027, 3, 6, 9));
  await relay.setClock(begun);
  await page.clock.install({ time: begun });
  await startOwnPlan(page, relay.origin);
  for (const [name, ring] of [
    ["Els", "Verder weg"],
    ["Piet", "Dichtbij"],
    ["Het park", "Daarbij"],
  ] as const)
    await add(page, name, ring);
  await goTo(page, "/mensen/kaart");
  await page.getByRole("button", { name: "Bewaar de kaart van vandaag" }).press("Enter");
  await expect(page.getByText("De kaart van vandaag is bewaard.")).toBeVisible();

  const later = instant(begun + 31 * 86_400_000);
  await relay.setClock(later);
  await page.clock.setSystemTime(later);
  await page.reload();
  await unlock(page);
  await page.getByRole("button", { name: "Els, verder weg" }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "Els" });
  await sheet.getByRole("button", { name: "Dichterbij" }).press("Enter");
  await sheet.getByRole("button", { name: "Dichterbij" }).press("Enter");
  await sheet.getByRole("button", { name: "Naar rechts" }).press("Enter");
  await expect(sheet.getByText("Els staat nu meer naar rechts.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Els, dichtbij" })).toBeVisible();
  await page.getByText("De kaart in een tabel").press("Enter");
  await expect(page.getByRole("row", { name: /^Els dichtbij/u })).toBeVisible();
  await expectGoodInEveryForm(page, "Kaart");

  // With a finger or a mouse: from the middle ring to the edge.
  const park = page.getByRole("button", { name: "Het park, daarbij" });
  await park.scrollIntoViewIfNeeded();
  const from = await park.boundingBox();
  const me = await page.getByText("Ik", { exact: true }).boundingBox();
  if (!from || !me) throw new Error("the map is drawn");
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  const [outX, outY] = [x - (me.x + me.width / 2), y - (me.y + me.height / 2)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + outX * 0.5, y + outY * 0.5, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Het park, verder weg" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Terugzetten" }).press("Enter");
  await expect(page.getByRole("button", { name: "Het park, daarbij" })).toBeVisible();

  await page.getByRole("link", { name: "Vergelijk met vroeger" }).press("Enter");
  await expect(page.getByText("Els kwam dichterbij: eerst verder weg, nu dichtbij.")).toBeVisible();
  await expect(page.getByText(/Piet/u)).toHaveCount(1);
  await expectGoodInEveryForm(page, "Kaart");

  // What one feels about somebody is for nobody else.
  await goTo(page, "/mensen");
  await page.getByRole("link", { name: "Piet" }).press("Enter");
  await page.getByRole("button", { name: "Schrijf wat je voelt" }).press("Enter");
  await page.getByRole("radio", { name: "Gespannen" }).check();
  await page.getByRole("button", { name: "Bewaar" }).press("Enter");
  await expect(page.getByText("Bewaard. Alleen jij ziet het.")).toBeVisible();
  await expectGoodInEveryForm(page, "Persoon");
  await goTo(page, "/blad/verdiepen");
  await expect(page.getByText("Piet")).toBeVisible();
  await expect(page.getByText("Gespannen")).toBeHidden();
});
