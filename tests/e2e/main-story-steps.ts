import type { Browser, Page } from "@playwright/test";
import { expect, heading, listenFor, startOwnPlan } from "./app-fixture.ts";

export const GOAL = "Elke week mijn post openen";

/** What the steps of the story are called on the screen; the story is told in Dutch, and once in English. */
export type Who = { readonly name: string; readonly role?: string; readonly organisation?: string };
export const NOOR: Who = { name: "Noor de Wit", role: "begeleider", organisation: "Wijkteam Zuid" };

/** The other kind of device than this project's own: a desktop beside a phone, a phone beside a desktop. */
export async function otherDevice(browser: Browser, beside: Page): Promise<Page> {
  const phone = (beside.viewportSize()?.width ?? 0) < 600;
  const context = await browser.newContext({
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    ...(phone
      ? { viewport: { width: 1280, height: 800 } }
      : { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }),
  });
  const page = await context.newPage();
  const complaints = listenFor(page);
  page.on("close", () => expect(complaints).toEqual([]));
  return page;
}

/** Samira has a plan with one goal. */
export async function makePlan(page: Page, origin: string, name = "Samira"): Promise<void> {
  await startOwnPlan(page, origin, { name });
  await page.getByRole("link", { name: "Kies een doel" }).click();
  await page.getByLabel("Wat wil je?").fill(GOAL);
  await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(page)).toContainText(GOAL);
}

/** Up to the QR code. The recovery sheet is asked for before the first key only. */
export async function makeKey(
  page: Page,
  whom: "Een begeleider" | "Iemand die ik ken" | "Iemand van mijn gezin" = "Een begeleider",
  what?: "Meelezen",
): Promise<void> {
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  const later = page.getByRole("link", { name: "Later" });
  await expect(later.or(page.getByRole("button", { name: whom }))).toBeVisible();
  if (await later.isVisible()) await later.click();
  await page.getByRole("button", { name: whom }).click();
  if (what !== undefined) await page.getByRole("radio", { name: what }).check();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Klopt dit?");
  await page
    .getByRole("button", { name: "Maak de sleutel" })
    .or(page.getByRole("link", { name: "Maak de sleutel" }))
    .click();
  await expect(heading(page)).toHaveText("Laat dit scannen");
  await expect(page.getByText("Deze code werkt één keer, 10 minuten lang.")).toBeVisible();
}

/** From the QR code to a link; its address. */
export async function makeLink(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Stuur een link" }).click();
  await expect(heading(page)).toHaveText("Stuur deze link");
  const link = page.getByLabel("Link", { exact: true });
  await expect(link).toHaveValue(/\/k#1\./u);
  return link.inputValue();
}

/** P1, up to the press that asks for the key. */
export async function introduce(page: Page, { name, role = "", organisation = "" }: Who): Promise<void> {
  await expect(heading(page)).toHaveText("Iemand geeft jou een sleutel.");
  await page.getByLabel("Naam").fill(name);
  await page.getByLabel("Rol").fill(role);
  await page.getByLabel("Organisatie").fill(organisation);
  await page.getByRole("button", { name: "Verder" }).click();
}

/** P2: the digits on the holder's screen, without the space between them. */
export async function readDigits(page: Page): Promise<string> {
  await expect(heading(page)).toHaveText("Zeg deze 6 cijfers:");
  const shown = await page.getByText(/^\d{3} \d{3}$/u).textContent();
  return (shown ?? "").replace(/\D/gu, "");
}

/** The resident types what the other says. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  await expect(heading(page)).toHaveText("Typ de 6 cijfers van de ander");
  await page.getByLabel("6 cijfers").fill(digits);
  await page.getByRole("button", { name: "Geef de sleutel" }).click();
}

/** Both screens from the open code to the open plan. */
export async function handOver(resident: Page, holder: Page, who: Who): Promise<void> {
  await introduce(holder, who);
  await typeDigits(resident, await readDigits(holder));
  await expect(heading(resident)).toHaveText(`${who.name} heeft nu een sleutel.`);
  await resident.getByRole("link", { name: "Klaar" }).click();
  await expect(heading(holder)).toHaveText(/^Je mag (dit zien|schrijven) tot en met /u);
  await holder.getByRole("button", { name: "Open" }).click();
}
