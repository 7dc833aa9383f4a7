import { expect, goTo, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectFocusOnHeading } from "./screen-forms.ts";

test("the first run keeps what was typed when one goes back, and says what is missing", async ({ page, origin }) => {
  await page.goto(`${origin}/start/naam`);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Typ een naam. Elke naam mag.")).toBeVisible();
  await page.getByLabel("Voornaam").fill("Fatma");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill("12345");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Een pincode heeft 6 cijfers.")).toBeVisible();
  await page.getByLabel("Pincode").fill("123456");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Deze pincode is makkelijk te raden. Kies een andere.")).toBeVisible();
  await page.getByRole("link", { name: "Terug" }).click();
  await expect(page.getByLabel("Voornaam")).toHaveValue("Fatma");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await expectFocusOnHeading(page);
  await page.getByLabel("Pincode").fill("482914");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("De pincodes zijn niet gelijk. Typ hem nog een keer.")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Pincode")).toHaveValue(PIN);
});

test("a wrong pincode is said so, three cost a minute, and a reload does not shorten that", async ({
  page,
  origin,
}) => {
  await startOwnPlan(page, origin);
  await page.reload();
  await unlock(page, "000001");
  await expect(page.getByText("Deze pincode klopt niet. Probeer het nog eens.")).toBeVisible();
  await unlock(page, "000002");
  await expect(page.getByText("Deze pincode klopt niet. Probeer het nog eens.")).toBeVisible();
  await unlock(page, "000003");
  await expect(page.getByText("Wacht 1 minuut. Je plan is veilig.")).toBeVisible();
  await page.reload();
  await unlock(page, PIN);
  await expect(page.getByText("Wacht 1 minuut. Je plan is veilig.")).toBeVisible();
});

test("the pincode leads back to the screen one was on", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/over");
  await page.reload();
  await unlock(page);
  await expect(heading(page)).toHaveText("Over Roer");
});

test("each tab asks its own pincode, and what one writes shows in the other", async ({ page, context, origin }) => {
  await startOwnPlan(page, origin);
  const other = await context.newPage();
  await other.goto(`${origin}/plan`);
  await unlock(other);
  await expect(heading(other)).toBeVisible();
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Elke week mijn post openen");
  await page.locator("button[type=submit]").click();
  await expect(other.getByText("Elke week mijn post openen")).toBeVisible();
});

test("nobody near: after ten minutes the plan is locked, and what was being typed is still there", async ({
  page,
  origin,
}) => {
  await page.clock.install();
  await startOwnPlan(page, origin);
  await goTo(page, "/plan/nieuw");
  await page.getByRole("textbox").first().fill("Vaker naar bu");
  await page.clock.runFor("11:00");
  await expect(page.getByText("Je plan ging op slot. Je tekst is bewaard.")).toBeVisible();
  await expect(page.getByText("Vaker naar bu")).toHaveCount(0);
  await unlock(page);
  await expect(page.getByRole("textbox").first()).toHaveValue("Vaker naar bu");
});

test("the language changes on every screen, and stays so", async ({ page, origin }) => {
  await page.goto(`${origin}/start/wat`);
  await page.getByRole("button", { name: "English" }).click();
  await expect(heading(page)).toHaveText("This is yours.");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(heading(page)).toHaveText("This is yours.");
  await expect(page).toHaveTitle("Roer – What is this");
});

test("an address that is no screen is met with kindness", async ({ page, origin }) => {
  await page.goto(`${origin}/oude/link`);
  await expect(heading(page)).toHaveText("Deze pagina is er niet");
  await page.getByRole("link", { name: "Ga naar het begin" }).click();
  await expect(heading(page)).toHaveText("Jouw plan. Jij beslist.");
});

test("a code in an address leaves the address at once", async ({ page, origin }) => {
  await page.goto(`${origin}/k#1.geheim-dat-niemand-mag-zien`);
  await expect(heading(page)).toBeVisible();
  expect(page.url()).toBe(`${origin}/k`);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});
