import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeConfig, readConfig } from "#relay/config.ts";
import { DAY, MINUTE, instant } from "#src/base/instant.ts";
import { Hello } from "#src/protocol/messages.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { problemOf } from "#tests/support/http-relay.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const main = (environment: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "relay/main.ts", ...args], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], ...environment },
    encoding: "utf8",
  });
const timeOf = async (origin: string): Promise<number> =>
  Hello.parse(await (await fetch(`${origin}/v1/hello`)).json()).time;

test("an unknown or wrong variable refuses to start, and says which", () => {
  const { status, stdout, stderr } = main({ RELAY_PROT: "1", RELAY_PORT: "none" });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    event: "refused-to-start",
    reasons: ["RELAY_PROT is not known", "RELAY_PORT must be a whole number"],
  });
  expect(stderr).toBe("");
});

test("`config` prints what is in effect and starts nothing", () => {
  const { status, stdout } = main({ RELAY_SIGNUP: "closed" }, "config");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ RELAY_SIGNUP: "closed", RELAY_PORT: "8080" });
});

test("a relay serves app and interface, keeps its data over a kill, and ends cleanly", async () => {
  const appDir = mkdtempSync(join(tmpdir(), "roer-app-"));
  mkdirSync(join(appDir, "assets"));
  writeFileSync(join(appDir, "index.html"), "the page");
  const relay = await startRelay({ appDir });
  expect(relay.logText()).toMatch(
    /"event":"listening","address":"http:\/\/127\.0\.0\.1:\d+","signup":"open","app":true/,
  );
  expect(await (await fetch(relay.origin, { headers: { accept: "text/html" } })).text()).toBe("the page");

  const device = firstDevice();
  expect((await signedFetch(relay.origin, device, "/v1/dossiers", device.registration)).status).toBe(200);
  await relay.kill();
  await relay.restart();
  expect(await problemOf(await signedFetch(relay.origin, device, "/v1/dossiers", device.registration))).toBe(
    "dossier-exists",
  );

  expect(await relay.stop()).toBe(0);
  expect(relay.logText()).toContain('"event":"stopped"');
  for (const word of [device.dossier, device.grant, device.section]) expect(relay.logText()).not.toContain(word);
});

test("its clock can be set by a test, runs on from there, and stays set over a restart", async () => {
  const past = instant(Date.now() - 300 * DAY);
  const relay = await startRelay({ now: past });
  expect(Math.abs((await timeOf(relay.origin)) - past)).toBeLessThan(MINUTE);
  const later = instant(past + 30 * DAY);
  await relay.setClock(later);
  expect(Math.abs((await timeOf(relay.origin)) - later)).toBeLessThan(MINUTE);
  expect((await fetch(`${relay.origin}/health/ready`)).status).toBe(200);
  await relay.restart();
  expect(Math.abs((await timeOf(relay.origin)) - later)).toBeLessThan(MINUTE);
  await relay.setClock({ offset: 0 });
  expect(Math.abs((await timeOf(relay.origin)) - Date.now())).toBeLessThan(MINUTE);
  expect(await relay.stop()).toBe(0);
});

test("operate.md names every variable with its default, and no other", () => {
  const defaults = readConfig({});
  if (!defaults.ok) throw new Error("the relay starts without configuration");
  const table = readFileSync(join(ROOT, "docs/operate.md"), "utf8").matchAll(
    /^\| `(RELAY_\w+)` \| (?:`(.*?)`|none) \|/gm,
  );
  const documented = Object.fromEntries([...table].map(([, name = "", value = ""]) => [name, value]));
  expect(documented).toEqual(describeConfig(defaults.value));
});
