import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { Bytes } from "#src/base/bytes.ts";
import { throttle } from "./app-visit.ts";
import { type Figures, median } from "./figures.ts";

const PIN = "482913";
const DESKTOP = { viewport: { width: 1280, height: 800 }, locale: "nl-NL", timezoneId: "Europe/Amsterdam" };
/** Reading a key file of tens of MiB, and keeping it. */
const PATIENCE = { timeout: 180_000 };

/** Brings the keys into the browser's own store by their file, as a person would. */
async function keepKeys(page: Page, origin: string, file: string, sentence: string, keys: number): Promise<void> {
  await page.goto(`${origin}/gekregen/bestand`);
  await page.getByLabel("Wachtzin").fill(sentence);
  await page.getByLabel("Kies het bestand").setInputFiles(file);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.locator("a[href^='/gekregen/']").first().click(PATIENCE);
  await page.getByRole("link", { name: "Ik wil later terug" }).click(PATIENCE);
  await page.getByRole("button", { name: "Kies een pincode" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Bewaar op deze computer" }).click();
  await page.getByRole("heading", { name: /^Plan van/u, level: 1 }).waitFor(PATIENCE);
  // All but the one that is on the screen: what each has is known, and kept for the next time.
  await page.waitForFunction(
    (others) => document.body.textContent.split("Nog niet gelezen").length > others,
    keys - 1,
    PATIENCE,
  );
  await page.waitForTimeout(2_000);
}

/** From the hash of the pincode, whose slowness is on purpose, to a list that tells of every key what is new and asked. */
async function opens(page: Page, origin: string, keys: number, rate: number, rounds: number): Promise<number> {
  const cdp = await throttle(page, 1);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${origin}/gekregen`);
    await page.getByLabel("Pincode").fill(PIN);
    await page.evaluate((all) => {
      const marks = { hashed: 0, shown: 0 };
      Object.assign(globalThis, { marks });
      const Channel = MessageChannel;
      globalThis.MessageChannel = class extends Channel {
        constructor() {
          super();
          this.port1.addEventListener("message", () => (marks.hashed ||= performance.now()));
        }
      };
      new MutationObserver(() => {
        if (marks.hashed === 0 || marks.shown > 0) return;
        const rows = [...document.querySelectorAll("a[href^='/gekregen/']")];
        const told = rows.filter((row) => /Inwoner \d+.*(?:gelezen|stap)/u.test(row.textContent));
        if (told.length >= all) requestAnimationFrame(() => setTimeout(() => (marks.shown ||= performance.now())));
      }).observe(document.body, { childList: true, subtree: true });
    }, keys);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate });
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.waitForFunction(
      () => (globalThis as unknown as { marks: { shown: number } }).marks.shown > 0,
      undefined,
      PATIENCE,
    );
    const marks = await page.evaluate(
      () => (globalThis as unknown as { marks: { hashed: number; shown: number } }).marks,
    );
    samples.push(marks.shown - marks.hashed);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  await cdp.detach();
  return median(samples);
}

/** A professional's list of dossiers on a computer at work, opened day after day. */
export async function workspaceFigures(
  browser: Browser,
  origin: string,
  file: Bytes,
  sentence: string,
  keys: number,
): Promise<Figures> {
  const path = join(tmpdir(), `roer-bench-${process.pid}.roer`);
  writeFileSync(path, file);
  const context = await browser.newContext(DESKTOP);
  const page = await context.newPage();
  await keepKeys(page, origin, path, sentence, keys);
  const fast = await opens(page, origin, keys, 1, 5);
  const slow = await opens(page, origin, keys, 4, 3);
  await context.close();
  return {
    workspace_open_ms: { value: fast, unit: "ms", better: "lower", bar: 1000 },
    workspace_open_ms_slow: { value: slow, unit: "ms", better: "lower", bar: 1000 },
  };
}
