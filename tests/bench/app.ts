// `npm run bench:app`: what the app weighs and how fast it is, in the built app against a real relay process.
import { rmSync } from "node:fs";
import { chromium } from "@playwright/test";
import { builtApp } from "#tests/support/built-app.ts";
import { chromiumPath, quietArgs } from "#tests/support/chromium.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { scaledDossier } from "#tests/support/scaled-dossier.ts";
import { useFigures } from "./app-use.ts";
import { holderFigures, visitFigures } from "./app-visit.ts";
import { bundleFigures } from "./bundle-size.ts";
import { report } from "./figures.ts";
import { lighthouseFigures } from "./lighthouse.ts";

const appDir = await builtApp();
const relay = await startRelay({ appDir });
const browser = await chromium.launch({
  args: [...quietArgs],
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
});
try {
  const words = await scaledDossier(relay.origin, { goals: 60, people: 150, entries: 10_000 });
  const figures = {
    ...bundleFigures(appDir),
    ...(await visitFigures(browser, relay.origin, appDir)),
    ...(await holderFigures(browser, relay.origin, appDir)),
    ...(await useFigures(browser, relay.origin, words)),
    ...lighthouseFigures(relay.origin),
  };
  if (!report("app", figures)) process.exitCode = 1;
} finally {
  await browser.close();
  await relay.stop();
  rmSync(appDir, { recursive: true, force: true });
}
