import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";

const MOST_TABS = 80;

/** By Tab alone to what is called so, as somebody without a mouse would; fails when it cannot be reached. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let n = 0; n < MOST_TABS; n++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement || one instanceof SVGElement)) return "";
      const labels =
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? [...(one.labels ?? [])] : [];
      return (
        one.getAttribute("aria-label") ?? (labels.map(({ textContent }) => textContent).join(" ") || one.textContent)
      );
    });
    if ((here ?? "").trim().startsWith(name)) return;
  }
  throw new Error(`"${name}" cannot be reached by keyboard`);
}

async function pressAt(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

test("by keyboard alone: a goal with a step, a map with two people, and a mirror sheet", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await pressAt(page, "Kies een doel");
  await expect(heading(page)).toHaveText("Wat wil je?");
  await tabTo(page, "Wat wil je?");
  await page.keyboard.type("Elke week mijn post openen");
  await pressAt(page, "Bewaar mijn doel");
  await expect(heading(page)).toHaveText("Elke week mijn post openen");
  await pressAt(page, "Stap erbij");
  await page.keyboard.type("Een map kopen");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Een map kopen" })).toBeVisible();
  await tabTo(page, "Een map kopen");
  await page.keyboard.press("Space");
  await expect(page.getByText("Gelukt: Een map kopen.")).toBeVisible();

  for (const name of ["Els", "Piet"]) {
    await goTo(page, "/mensen");
    await pressAt(page, "Iemand erbij");
    await expect(heading(page)).toHaveText("Wie is het?");
    await tabTo(page, "Naam");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();
  }
  await goTo(page, "/mensen/kaart");
  await expect(heading(page)).toHaveText("Mijn kaart");
  await pressAt(page, "Els, dichtbij");
  await pressAt(page, "Verder weg");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Els, daarbij" })).toBeFocused();

  await goTo(page, "/hoe-gaat-het/money");
  await pressAt(page, "Vertel hoe het nu gaat");
  await tabTo(page, "Wat gaat goed?");
  await page.keyboard.type("Ik betaal de huur.");
  await pressAt(page, "Volgende");
  await expect(page.getByText("Vraag 2 van 4")).toBeVisible();
  await pressAt(page, "Stop voor nu");
  await goTo(page, "/blad/verkennen");
  await expect(page.getByText("Ik betaal de huur.")).toBeVisible();
  await tabTo(page, "Wat ik erbij wil zeggen");
  await page.keyboard.type("Ik begin klein.");
  await pressAt(page, "Bewaar");
  await expect(page.getByText("Bewaard.", { exact: true })).toBeVisible();
  await tabTo(page, "Print mijn blad");
});
