import { expect, heading, test } from "./app-fixture.ts";

test("a screen whose file neither comes nor fails is asked for anew, at the place one was going to, once", async ({
  browser,
  contextOptions,
  origin,
}) => {
  // Without a worker: what it fetched would be at hand.
  const context = await browser.newContext({ ...contextOptions, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.clock.install();
  let asked = 0;
  await page.route("**/assets/device-screens-*.js", async (route) => {
    asked += 1;
    if (asked > 1) await route.continue();
  });
  await page.goto(origin);
  await page.getByRole("link", { name: "Ik heb al een plan op een ander apparaat" }).click();
  await expect.poll(() => asked).toBe(1);
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
  await page.clock.fastForward(16_000);
  await expect(page.getByRole("button", { name: "Ik typ de code" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/a");
  expect(asked).toBe(2);
  await context.close();
});
