import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRelay, type RelayProcess } from "#tests/support/relay-process.ts";
import {
  expect,
  goTo,
  heading,
  listenFor,
  readyForOffline,
  startOwnPlan,
  test as base,
  unlock,
} from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

/** A relay that serves a copy of the app of this test's own, of which another version can be published. */
const test = base.extend<{ readonly published: { readonly folder: string; readonly relay: RelayProcess } }>({
  published: async ({ appDir }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "roer-published-"));
    cpSync(appDir, folder, { recursive: true });
    const relay = await startRelay({ appDir: folder });
    await use({ folder, relay });
    await relay.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

test.use({ serviceWorkers: "allow" });

const rewrite = (file: string, from: string, to: string): void =>
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));

/** The next version, as one can tell: its page says so, and the worker's list names another page. */
async function publishNext({ folder, relay }: { folder: string; relay: RelayProcess }): Promise<void> {
  rewrite(join(folder, "index.html"), "<html ", '<html data-version="next" ');
  const worker = join(folder, "sw.js");
  const [, revision = ""] = /\/index\.html[`"'],revision:[`"']([0-9a-f]{64})/u.exec(readFileSync(worker, "utf8")) ?? [];
  expect(revision).not.toBe("");
  rewrite(worker, revision, "0".repeat(64));
  await relay.restart();
}

test("a new version is offered at rest, never over what one is typing, and keeps the draft", async ({
  page,
  published,
}) => {
  await startOwnPlan(page, published.relay.origin);
  await readyForOffline(page);
  await goTo(page, "/plan/nieuw");
  await page.getByLabel("Wat wil je?").fill("Leren fietsen");
  await publishNext(published);
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
  const band = page.getByText("Er is een nieuwe versie.");
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe("installed");
  await expect(band).toHaveCount(0);
  await goTo(page, "/plan");
  await expect(band).toBeVisible();
  await expectGoodScreen(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-version", "next");
  await page.getByRole("button", { name: "Vernieuw nu" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-version", "next");
  await unlock(page);
  await expect(band).toHaveCount(0);
  await goTo(page, "/plan/nieuw");
  await expect(page.getByLabel("Wat wil je?")).toHaveValue("Leren fietsen");
});

test("without a worker, a page that was open while its files were replaced loads the new ones, once", async ({
  browser,
  contextOptions,
  published,
}) => {
  const { folder, relay } = published;
  const context = await browser.newContext({ ...contextOptions, serviceWorkers: "block" });
  const page = await context.newPage();
  const complaints = listenFor(page);
  await page.goto(relay.origin);
  await expect(page.getByRole("link", { name: "Ik begin mijn eigen plan" })).toBeVisible();
  const assets = join(folder, "assets");
  const renamed = readdirSync(assets)
    .filter((name) => name.endsWith(".js"))
    .map((name, at) => [name, name.replace(/-[\w-]{8}\.js$/u, `-000000${10 + at}.js`)] as const);
  for (const [from, to] of renamed) {
    for (const [name] of renamed) rewrite(join(assets, name), from, to);
    rewrite(join(folder, "index.html"), from, to);
  }
  for (const [from, to] of renamed) renameSync(join(assets, from), join(assets, to));
  await relay.restart();
  await page.locator('a[href="/start/terug"]').click();
  await expect(heading(page)).toHaveText("Typ je 12 woorden.");
  await expect(page.locator('script[src*="first-000000"]')).toHaveCount(1);
  // Who refuses the worker here says so.
  expect(complaints.filter((text) => !text.endsWith("Service Worker registration blocked by Playwright"))).toEqual([]);
  await context.close();
});
