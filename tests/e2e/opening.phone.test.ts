import type { CDPSession, Page } from "@playwright/test";
import { expect, goTo, heading, PIN, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

const SENTENCE = "de hond slaapt op de bank";

/** A finger that this browser knows: it gives a secret (WebAuthn `prf`), or only says that it was there. */
async function giveFinger(page: Page, hasPrf: boolean): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return client;
}

async function toPasskey(page: Page, type: () => Promise<void>): Promise<void> {
  await goTo(page, "/meer/instellingen");
  await page.getByRole("link", { name: /Vinger of gezicht/u }).click();
  await type();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Open je plan met je vinger of gezicht.");
}
const typePin = (page: Page) => () => page.getByLabel("Pincode").fill(PIN);

test("a plan opens by a sentence and by a finger, until the finger is taken out", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/pincode");
  await page.getByLabel("Pincode").fill(PIN);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Kies een nieuwe pincode van 6 cijfers.");
  await page.getByRole("button", { name: "Liever een zin" }).click();
  await page.getByLabel("Zin").fill("te kort");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Deze zin is te kort. Neem minstens 4 woorden.")).toBeVisible();
  await expectGoodScreen(page, "Pincode wijzigen");
  await page.getByLabel("Zin").fill(SENTENCE);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(heading(page)).toHaveText("Nog een keer");
  await page.getByLabel("Zin").fill(SENTENCE);
  await page.getByRole("button", { name: "Bewaar de zin" }).click();
  await expect(heading(page)).toHaveText("Je zin is bewaard.");
  // To look at a screen in another size ends what stands in for a finger: from here on nothing is looked at.
  await giveFinger(page, true);
  await toPasskey(page, () => page.getByLabel("Zin").fill(SENTENCE));
  await page.getByRole("button", { name: "Zet aan" }).click();
  await expect(heading(page)).toHaveText("Je vinger of gezicht opent nu je plan.");

  await page.goto(new URL("/vandaag", origin).href);
  await page.getByLabel("Zin").fill("de hond slaapt in de tuin");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("Deze zin klopt niet. Probeer het nog eens.")).toBeVisible();
  await page.getByLabel("Zin").fill(` ${SENTENCE.replace(" ", "  ")}`);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(heading(page)).toHaveText("Hoi Sam");
  await page.reload();
  await page.getByRole("button", { name: "Open met vinger of gezicht" }).click();
  await expect(heading(page)).toHaveText("Hoi Sam");

  await toPasskey(page, () => page.getByLabel("Zin").fill(SENTENCE));
  await page.getByRole("button", { name: "Zet uit" }).click();
  await expect(heading(page)).toHaveText("Je vinger of gezicht opent je plan niet meer.");
  await page.reload();
  await expect(heading(page)).toHaveText("Open je plan");
  await expect(page.getByRole("button", { name: "Open met vinger of gezicht" })).toBeHidden();
  // A browser that was told so all the same finds a passkey that opens nothing.
  await page.evaluate(() => localStorage.setItem("roer-passkey", "on"));
  await page.reload();
  await page.getByRole("button", { name: "Open met vinger of gezicht" }).click();
  await expect(page.getByText("Deze hoort niet bij dit plan. Gebruik je pincode of zin.")).toBeVisible();
  await expectGoodScreen(page, "Open je plan");
});

test("a finger that gives no secret opens nothing, and is said so", { tag: "@beside" }, async ({ page, origin }) => {
  await giveFinger(page, false);
  await startOwnPlan(page, origin);
  await toPasskey(page, typePin(page));
  await page.getByRole("button", { name: "Zet aan" }).click();
  await expect(page.getByText("Dit apparaat kan dit nog niet. Je pincode of zin blijft werken.")).toBeVisible();
  await expectGoodScreen(page, "Vinger of gezicht");
  await page.reload();
  await expect(heading(page)).toHaveText("Open je plan");
  await expect(page.getByRole("button", { name: "Open met vinger of gezicht" })).toBeHidden();
  // The plan opens by its pincode, where one was; what stood in for a finger is gone by then.
  await unlock(page);
  await expect(heading(page)).toHaveText("Vinger of gezicht");
});

test("where no finger can be, the screen says so", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await goTo(page, "/meer/vinger");
  await expect(page.getByText("Dit apparaat of deze browser kan dit niet.")).toBeVisible();
});
