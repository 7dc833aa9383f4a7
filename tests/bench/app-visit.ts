import type { Browser, CDPSession, Page } from "@playwright/test";
import { scriptsGzipKib } from "./bundle-size.ts";
import type { Figures } from "./figures.ts";

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Slow 4G as Lighthouse has it, in bytes a second and milliseconds. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};

/** `first`: what had been fetched when the first heading was there. `tasks`: longer than 50 ms, as start and end. */
type Seen = {
  readonly fcp: number;
  readonly lcp: number;
  readonly tasks: readonly (readonly [number, number])[];
  readonly first: readonly string[];
};

const FREE_MS = 50;
/** Total blocking time as web.dev defines it: from the first contentful paint on, what each task takes beyond 50 ms. */
const blockingOf = ({ fcp, tasks }: Seen): number =>
  tasks.reduce((sum, [start, end]) => sum + Math.max(0, end - Math.max(start, fcp) - FREE_MS), 0);

export async function throttle(page: Page, rate: number): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  return cdp;
}

/** A first visit on a cheap phone: 4× slower, slow 4G, nothing in the cache. */
export async function visitFigures(browser: Browser, origin: string, appDir: string): Promise<Figures> {
  const context = await browser.newContext({ ...PHONE, locale: "nl-NL", serviceWorkers: "block" });
  const page = await context.newPage();
  const cdp = await throttle(page, 4);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", SLOW_4G);
  const foreign: string[] = [];
  const scripts: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:" && url.protocol !== "blob:") foreign.push(request.url());
    if (request.resourceType() === "script") scripts.push(url.pathname);
  });
  await page.addInitScript(() => {
    const seen = { fcp: 0, lcp: 0, tasks: [] as [number, number][], first: [] as string[] };
    Object.assign(globalThis, { seen });
    const watch = new MutationObserver(() => {
      if (document.querySelector("h1") === null) return;
      watch.disconnect();
      seen.first = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    });
    watch.observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, startTime + duration]);
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName("first-contentful-paint")) seen.fcp = entry.startTime;
    }).observe({ type: "paint", buffered: true });
  });
  await page.goto(origin);
  // Nothing is asked of the page meanwhile: each look into it would be a task of its own.
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(5_000);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  const first = seen.first.filter((path) => path.endsWith(".js"));
  await context.close();
  return {
    initial_js_gzip_kib: { value: scriptsGzipKib(appDir, first), unit: "KiB", better: "lower", bar: 90 },
    first_visit_js_gzip_kib: { value: scriptsGzipKib(appDir, [...new Set(scripts)]), unit: "KiB", better: "lower" },
    lcp_ms_slow_phone: { value: seen.lcp, unit: "ms", better: "lower", bar: 2_000 },
    tbt_ms_slow_phone: { value: blockingOf(seen), unit: "ms", better: "lower", bar: 150 },
    foreign_requests: { value: foreign.length, unit: "requests", better: "lower", bar: 0 },
  };
}

/** All code and style that somebody with a key fetches, from the code that was sent to the plan that it opens. */
export async function holderFigures(browser: Browser, origin: string, appDir: string): Promise<Figures> {
  const context = await browser.newContext({ ...PHONE, locale: "nl-NL", serviceWorkers: "block" });
  const page = await context.newPage();
  const fetched = new Set<string>();
  page.on("request", (request) => {
    if (["script", "stylesheet"].includes(request.resourceType())) fetched.add(new URL(request.url()).pathname);
  });
  await page.goto(`${origin}/k`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  return {
    holder_app_gzip_kib: { value: scriptsGzipKib(appDir, [...fetched]), unit: "KiB", better: "lower", bar: 260 },
  };
}
