import { rmSync } from "node:fs";
import { test as base, expect as patient, type BrowserContext, type Page } from "@playwright/test";
import { builtApp } from "#tests/support/built-app.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { heading } from "./screen-forms.ts";

export { heading };
/** Two tests at once on two cores, each with a relay and a slow hash of the pincode: what comes, comes within this. */
export const expect = patient.configure({ timeout: 20_000 });
export const PIN = "482913";

type Fixtures = {
  /** A relay process of this test's own that serves the built app, to stop, to set the clock of, to look into. */
  readonly relay: RelayProcess;
  /** Where the app is for a test that only uses a relay: those of one worker share one, each with dossiers of its own. */
  readonly origin: string;
  /** Another person's browser, or the same person's other one: a profile of its own, with nothing on it. */
  readonly anotherBrowser: () => Promise<Page>;
};
type WorkerFixtures = { readonly appDir: string; readonly sharedRelay: RelayProcess };

/** End-to-end tests: the built app, served by the real relay, in a real browser. Nothing a page complains of passes. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  appDir: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture depends on
    async ({}, use) => {
      const folder = await builtApp();
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
  sharedRelay: [
    async ({ appDir }, use) => {
      const relay = await startRelay({ appDir });
      await use(relay);
      await relay.stop();
    },
    { scope: "worker" },
  ],
  relay: async ({ appDir }, use) => {
    const relay = await startRelay({ appDir });
    await use(relay);
    await relay.stop();
  },
  origin: async ({ sharedRelay }, use) => {
    await use(sharedRelay.origin);
  },
  page: async ({ page }, use) => {
    const complaints = listenFor(page);
    await use(page);
    expect(complaints).toEqual([]);
  },
  anotherBrowser: async ({ browser, contextOptions }, use) => {
    const opened: { readonly context: BrowserContext; readonly complaints: readonly string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext(contextOptions);
      const page = await context.newPage();
      opened.push({ context, complaints: listenFor(page) });
      return page;
    });
    for (const { context, complaints } of opened) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  },
});

/**
 * What the browser itself says of a network that is gone, of a socket that closes, or of an answer that refuses, is no
 * fault; nor what is said where a story has no service worker.
 */
const EXPECTED =
  /net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION_REFUSED|Failed to load resource|WebSocket|Service Worker registration blocked/u;

/** Errors thrown, and whatever was written to the console: nothing should be. */
export function listenFor(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (!EXPECTED.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

type Person = { readonly name?: string; readonly pin?: string };

/** From the first screen to "Wat wil je eerst doen?", as a person would, in Dutch. */
export async function startOwnPlan(
  page: Page,
  origin: string,
  { name = "Sam", pin = PIN }: Person = {},
): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: "Ik begin mijn eigen plan" }).click();
  await page.getByRole("link", { name: "Verder" }).click();
  await page.getByLabel("Voornaam").fill(name);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Kies een pincode van 6 cijfers.");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Nog een keer");
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText(`Hoi ${name}. Wat wil je eerst doen?`);
}

/** Types the pincode on the screen that asks for it. */
export async function unlock(page: Page, pin: string = PIN): Promise<void> {
  await expect(heading(page)).toHaveText(/^Open je (plan|sleutels)$/u);
  await page.getByLabel("Pincode").fill(pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** Resolves when the app would open without a network. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** To another screen by its address, without loading the page anew, which would lock it. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await expect(page).toHaveURL((url) => url.pathname + url.search + url.hash === path);
}
