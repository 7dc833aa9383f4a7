import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { createServer } from "vite";
import { heading } from "./screen-forms.ts";

const FOLDER = fileURLToPath(new URL("../../test-results/screens/kit", import.meta.url));
const CONFIG = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;

// The page is in no build that people get, so it comes from the server that one develops with.
test("the kit in every state, in pictures", async ({ page }) => {
  mkdirSync(FOLDER, { recursive: true });
  const server = await createServer({ configFile: CONFIG, logLevel: "error", server: { port: 0 } });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("the server has no address");
  await page.goto(`${address}kit`);
  await expect(heading(page)).toHaveText("Kit");
  for (const [device, size] of Object.entries(SIZES))
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: `${FOLDER}/kit-${device}-${colorScheme}.png`,
        fullPage: true,
        animations: "disabled",
      });
    }
  await server.close();
});
