import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectShared } from "./device-steps.ts";
import { holdUp } from "./hold-up.ts";
import { choosePin, makeFirstSheet } from "./sheet-steps.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 120_000 });

test("the code on the paper is enough: the camera tests the sheet, and brings the plan back on another phone", async ({
  page,
  origin,
  anotherBrowser,
}) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/herstelblad");
  await page.getByRole("button", { name: "Ik print het" }).click();
  await page.emulateMedia({ media: "print" });
  await holdUp(page.locator(".roer-paper svg"));
  await page.emulateMedia({ media: "screen" });
  await goTo(page, "/meer");
  await makeFirstSheet(page);
  await goTo(page, "/meer/herstelblad/test");
  await page.getByRole("button", { name: "Ik scan de code op het blad" }).click();
  await expect(heading(page)).toHaveText("Dit blad is goed.");
  await goTo(page, "/vandaag");
  await expectShared(page);

  const other = await anotherBrowser();
  await other.goto(`${origin}/start/terug`);
  await other.getByRole("button", { name: "Ik scan de code op het blad" }).click();
  await choosePin(other, "975310");
  await expect(heading(other)).toHaveText("Je plan is terug.");
});
