import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";
import { cameraFile } from "#tests/support/chromium.ts";
import { expect, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

/** What one screen shows becomes what the other's camera sees: read when a page opens the camera. */
async function holdUp(screen: Page): Promise<void> {
  const code = screen.getByRole("img", { name: /^Code voor/u });
  await expect(code).toBeVisible();
  mkdirSync(dirname(cameraFile), { recursive: true });
  const picture = `${cameraFile}.png`;
  writeFileSync(picture, await code.screenshot());
  const filter = "scale=440:440:flags=lanczos,pad=640:480:100:20:white";
  const read = ["-loglevel", "error", "-y", "-loop", "1", "-i", picture, "-t", "2"];
  const write = ["-r", "10", "-vf", filter, "-pix_fmt", "yuvj420p", "-f", "mjpeg", cameraFile];
  execFileSync("ffmpeg", [...read, ...write]);
}

test("the holder's camera scans the resident's screen", async ({ page: noor, browser, origin }) => {
  const samira = await otherDevice(browser, noor);
  await makePlan(samira, origin);
  await makeKey(samira);
  await holdUp(samira);

  await noor.goto(`${origin}/k`);
  await noor.getByRole("button", { name: "Ik scan een code" }).click();
  await handOver(samira, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await samira.context().close();
});

test("in reverse: the resident's camera scans the screen of a desktop without one", async ({
  page: samira,
  browser,
  origin,
}) => {
  const noor = await otherDevice(browser, samira);
  await noor.goto(`${origin}/k`);
  await noor.getByRole("button", { name: "De ander scant mijn scherm" }).click();
  await noor.getByLabel("Naam").fill(NOOR.name);
  await noor.getByRole("button", { name: "Verder" }).click();
  await expect(heading(noor)).toHaveText("Laat dit scannen");
  await expect(noor.getByText("De ander scant dit met de telefoon. Laat deze pagina open.")).toBeVisible();
  await holdUp(noor);

  await makePlan(samira, origin);
  await makeKey(samira);
  await samira.getByRole("link", { name: "Ik scan het scherm van de ander" }).click();
  await expect(heading(noor)).toHaveText("Zeg deze 6 cijfers:");
  const digits = await noor.getByText(/^\d{3} \d{3}$/u).textContent();
  await expect(heading(samira)).toHaveText("Typ de 6 cijfers van de ander");
  await samira.getByLabel("6 cijfers").fill(digits ?? "");
  await samira.getByRole("button", { name: "Geef de sleutel" }).click();
  await expect(heading(samira)).toHaveText(`${NOOR.name} heeft nu een sleutel.`);
  await noor.getByRole("button", { name: "Open" }).click();
  await expect(heading(noor)).toHaveText("Plan van Samira");
  await noor.context().close();
});
