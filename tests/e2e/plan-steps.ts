import type { Page } from "@playwright/test";
import { expect, heading } from "./app-fixture.ts";

export const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true });

/** A goal in the plan, on its page. */
export async function newGoal(page: Page, text: string): Promise<void> {
  await menu(page, "Plan").click();
  await page.getByRole("link", { name: "Nieuw doel" }).click();
  await page.getByLabel("Wat wil je?").fill(text);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toHaveText(text);
}

/** A step on the page of a goal. */
export async function addStep(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Stap erbij" }).click();
  await page.getByLabel("Wat is de stap?").fill(text);
  await page.getByRole("button", { name: "Bewaar de stap" }).click();
  await expect(page.getByRole("checkbox", { name: text })).toBeVisible();
}
