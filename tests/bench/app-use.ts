import type { Browser, Page } from "@playwright/test";
import { PHONE, throttle } from "./app-visit.ts";
import { type Figures, median, quantile } from "./figures.ts";

const PIN = "482913";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Brings the dossier back by its sheet, as a person would. */
async function restore(page: Page, origin: string, words: string): Promise<void> {
  await page.goto(`${origin}/start/terug`);
  await page.getByRole("textbox").fill(words);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Haal mijn plan terug" }).click();
  await page.getByRole("link", { name: "Open mijn plan" }).click({ timeout: 120_000 });
  await page.getByText(/^Hoi/u).waitFor();
}

const goTo = (page: Page, path: string) =>
  page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);

/** From the press that opens the plan, less the time that the hash of the pincode takes, to the first heading of it. */
async function coldOpens(page: Page, rate: number, rounds: number): Promise<number> {
  const cdp = await throttle(page, 1);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.reload();
    await page.getByLabel("Pincode").fill(PIN);
    await page.evaluate(() => {
      const marks = { hashed: 0, shown: 0 };
      Object.assign(globalThis, { marks });
      // The hash of the pincode is slow on purpose and no part of opening: the clock starts when its answer is here.
      const Channel = MessageChannel;
      globalThis.MessageChannel = class extends Channel {
        constructor() {
          super();
          this.port1.addEventListener("message", () => (marks.hashed ||= performance.now()));
        }
      };
      new MutationObserver(() => {
        const shown = document.querySelector("h1")?.textContent ?? "";
        if (marks.hashed > 0 && marks.shown === 0 && shown.startsWith("Hoi")) marks.shown = performance.now();
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate });
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByText(/^Hoi/u).waitFor({ timeout: 120_000 });
    const marks = await page.evaluate(
      () => (globalThis as unknown as { marks: { hashed: number; shown: number } }).marks,
    );
    samples.push(marks.shown - marks.hashed);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  await cdp.detach();
  return median(samples);
}

/** Durations of all presses on a screen, from the input to the next painted frame (Event Timing), at 4× throttle. */
async function pressesOn(
  page: Page,
  path: string,
  press: (round: number) => Promise<void>,
): Promise<readonly number[]> {
  await goTo(page, path);
  await heading(page).waitFor();
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(globalThis, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId > 0) durations.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  const cdp = await throttle(page, 4);
  for (let round = 0; round < 20; round++) await press(round);
  await page.waitForTimeout(500);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await cdp.detach();
  const slow = await page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations);
  // Presses faster than the least that is reported count as that.
  return [...slow, ...Array.from({ length: Math.max(0, 20 - slow.length) }, () => 16)];
}

/** A dossier of the full size on a phone: opening it, and pressing on its largest screens. */
export async function useFigures(browser: Browser, origin: string, words: string): Promise<Figures> {
  const context = await browser.newContext({ ...PHONE, locale: "nl-NL", timezoneId: "Europe/Amsterdam" });
  const page = await context.newPage();
  await restore(page, origin, words);
  const cold = await coldOpens(page, 1, 5);
  const coldSlow = await coldOpens(page, 4, 3);
  const plan = await pressesOn(page, "/plan", async (round) => {
    await page.getByRole("checkbox").nth(round).click();
  });
  const map = await pressesOn(page, "/mensen/kaart", async (round) => {
    await page
      .getByRole("link", { name: /^Mens /u })
      .nth(round)
      .focus();
    await page.keyboard.press("Tab");
  });
  await context.close();
  return {
    cold_open_ms: { value: cold, unit: "ms", better: "lower", bar: 150 },
    cold_open_ms_slow_phone: { value: coldSlow, unit: "ms", better: "lower", bar: 500 },
    interaction_p95_ms_plan: { value: quantile(plan, 0.95), unit: "ms", better: "lower", bar: 100 },
    interaction_p95_ms_map: { value: quantile(map, 0.95), unit: "ms", better: "lower", bar: 100 },
    interaction_p95_ms: { value: quantile([...plan, ...map], 0.95), unit: "ms", better: "lower", bar: 100 },
  };
}
