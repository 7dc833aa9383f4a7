// `npm run bench:workspace`: a professional's list of 200 plans of 500 entries each, in the built app against a real relay
// process. Making them takes minutes; what is measured is the opening.
import { rmSync } from "node:fs";
import { chromium } from "@playwright/test";
import { hashPassphrase } from "#src/crypto/passphrase.ts";
import { passphraseBytes } from "#src/crypto/passphrase-client.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { chromiumPath, quietArgs } from "#tests/support/chromium.ts";
import { manyKeys } from "#tests/support/many-keys.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { report } from "./figures.ts";
import { workspaceFigures } from "./workspace-use.ts";

const KEYS = 200;
const ENTRIES = 500;
const SENTENCE = "vier fietsen in de regen";

const appDir = await builtApp();
// All residents and the professional are at one address.
const relay = await startRelay({ appDir, environment: { RELAY_ADDRESS_RATE: "100000" } });
const browser = await chromium.launch({
  args: [...quietArgs],
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
});
try {
  const file = await manyKeys(
    relay.origin,
    { keys: KEYS, entries: ENTRIES },
    (sentence, salt) => hashPassphrase(passphraseBytes(sentence), salt),
    SENTENCE,
  );
  if (!report("workspace", await workspaceFigures(browser, relay.origin, file, SENTENCE, KEYS))) process.exitCode = 1;
} finally {
  await browser.close();
  await relay.stop();
  rmSync(appDir, { recursive: true, force: true });
}
