import type { Page } from "@playwright/test";
import { expect, goTo, heading } from "./app-fixture.ts";

/** Up to the code for a device of one's own; its twenty characters. */
export async function makeDeviceCode(old: Page): Promise<string> {
  await goTo(old, "/meer/apparaten");
  await old.getByRole("link", { name: "Voeg een apparaat toe" }).click();
  await expect(heading(old)).toHaveText("Zet je plan op nog een apparaat");
  await old.getByRole("button", { name: "Maak een code" }).click();
  await expect(heading(old)).toHaveText("Scan dit met je andere apparaat");
  const code = old.getByText(/^(?:[0-9A-Z]{5} ){3}[0-9A-Z]{5}$/u);
  return (await code.textContent()) ?? "";
}

/** On a device with nothing on it, from the first screen to the six digits. */
export async function askToJoin(fresh: Page, origin: string, code: string, name: string): Promise<string> {
  await fresh.goto(origin);
  await fresh.getByRole("link", { name: "Ik heb al een plan op een ander apparaat" }).click();
  await fresh.getByRole("button", { name: "Ik typ de code" }).click();
  await fresh.getByLabel("Code van 20 tekens").fill(code);
  await fresh.getByRole("button", { name: "Verder" }).click();
  await fresh.getByLabel("Naam van dit apparaat").fill(name);
  await fresh.getByRole("button", { name: "Verder" }).click();
  return readJoinDigits(fresh);
}

export async function readJoinDigits(fresh: Page): Promise<string> {
  await expect(heading(fresh)).toHaveText("Typ deze 6 cijfers op je andere apparaat:");
  return ((await fresh.getByText(/^\d{3} \d{3}$/u).textContent()) ?? "").replace(/\D/gu, "");
}

export async function typeDigits(old: Page, digits: string): Promise<void> {
  await expect(heading(old)).toHaveText("Typ de 6 cijfers van je andere apparaat");
  await old.getByRole("textbox", { name: "6 cijfers" }).fill(digits);
  await old.getByRole("button", { name: "Zet mijn plan daar neer" }).click();
}

/** The pincode of the new device, twice; then everything is there. */
export async function choosePinHere(fresh: Page, pin: string): Promise<void> {
  await expect(heading(fresh)).toHaveText("Kies een pincode van 6 cijfers.");
  await fresh.getByLabel("Pincode").fill(pin);
  await fresh.getByRole("button", { name: "Verder" }).click();
  await expect(heading(fresh)).toHaveText("Nog een keer");
  await fresh.getByLabel("Pincode").fill(pin);
  await fresh.getByRole("button", { name: "Zet mijn plan hier neer" }).click();
  await expect(heading(fresh)).toHaveText("Je plan staat nu ook hier.");
}

/** All of it, until both say that it is done. */
export async function linkDevice(
  old: Page,
  fresh: Page,
  origin: string,
  { name, pin }: { readonly name: string; readonly pin: string },
): Promise<void> {
  const code = await makeDeviceCode(old);
  await typeDigits(old, await askToJoin(fresh, origin, code, name));
  await choosePinHere(fresh, pin);
  await expect(heading(old)).toHaveText(`${name} heeft nu ook je plan.`);
  await old.getByRole("link", { name: "Klaar" }).click();
  await fresh.getByRole("link", { name: "Open mijn plan" }).click();
}

/** Everything that was written has reached the relay. */
export const expectShared = (page: Page): Promise<void> =>
  expect(page.getByText("Bewaard. Een kopie op slot ligt op internet.")).toBeVisible();
