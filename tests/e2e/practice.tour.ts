import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { test } from "./app-fixture.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";

const FOLDER = fileURLToPath(new URL("../../test-results/screens/practice", import.meta.url));
const DOCS = fileURLToPath(new URL("../../docs/screens", import.meta.url));
/** Those that the README and the documents show, as a phone shows them. */
const IN_DOCS: ReadonlySet<string> = new Set(["onderwerp", "plan-route", "noodkaart", "mensen-vergelijk", "waakvlam"]);
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;

async function take(page: Page, name: string): Promise<void> {
  for (const [device, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await page.mouse.move(0, 0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({
      path: `${FOLDER}/${name}-${device}.png`,
      fullPage: true,
      animations: "disabled",
      caret: "hide",
    });
    if (device === "phone" && IN_DOCS.has(name))
      await page.screenshot({ path: `${DOCS}/${name}-phone.png`, animations: "disabled", caret: "hide" });
  }
}

test("the year of the practice dossier, in pictures", async ({ page, origin }) => {
  mkdirSync(FOLDER, { recursive: true });
  await openPractice(page, origin);
  for (const [name, stop] of Object.entries(STOPS)) {
    await stopAt(page, stop);
    await take(page, name);
  }
});
