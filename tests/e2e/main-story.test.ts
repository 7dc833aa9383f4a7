import { expect, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("a key by link: read, write, propose, see the answer, and stop", async ({ page: samira, browser, origin }) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);

  const noor = await otherDevice(browser, samira);
  await noor.goto(link);
  await expect(heading(noor)).toHaveText("Iemand geeft jou een sleutel.");
  await expect(noor.getByText("Wie ben je? De inwoner leest alles wat je schrijft.")).toBeVisible();
  expect(noor.url()).toBe(`${origin}/k`);
  await handOver(samira, noor, NOOR);

  await expect(heading(noor)).toHaveText("Plan van Samira");
  await expect(noor.getByRole("heading", { name: GOAL })).toBeVisible();
  await expect(noor.getByText(/^Tot en met /u).first()).toBeVisible();
  await expect(noor.getByText("Je mag lezen, een berichtje sturen en iets voorstellen.")).toBeVisible();
  // Who closes the page now has lost the key: that is said before there is anything to scroll to.
  await expect(noor.getByRole("heading", { name: "Wil je later terug op deze computer?" })).toBeInViewport();

  // Two keys away from the heading, and saved without leaving the keyboard.
  await expect(heading(noor)).toBeFocused();
  await noor.keyboard.press("Tab");
  await expect(noor.getByRole("button", { name: "Schrijf een berichtje" })).toBeFocused();
  await noor.keyboard.press("Enter");
  await expect(noor.getByLabel("Berichtje voor Samira")).toBeFocused();
  await noor.keyboard.type("Zullen we dinsdag samen kijken?");
  await noor.keyboard.press("Control+Enter");
  await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
  await expect(noor.getByLabel("Berichtje voor Samira")).toHaveValue("");

  await noor.getByLabel("Welke stap stel je voor?").fill("De post op één plek leggen");
  await noor.getByRole("button", { name: "Stuur het voorstel" }).click();
  await expect(noor.getByText("Je voorstel is verstuurd.")).toBeVisible();
  await expect(noor.getByText("Nog geen antwoord.").first()).toBeVisible();

  await samira.getByRole("link", { name: "Plan", exact: true }).click();
  await samira.getByRole("link", { name: GOAL }).click();
  await expect(samira.getByText("Zullen we dinsdag samen kijken?")).toBeVisible();
  await expect(samira.getByText(`${NOOR.name} stelt voor:`)).toBeVisible();
  await samira.getByRole("button", { name: "Ja, doe maar" }).click();
  await expect(noor.getByText("Samira zegt: ja, doe maar.").first()).toBeVisible();

  await samira.getByRole("link", { name: "Sleutels", exact: true }).click();
  await expect(samira.getByText("Nu kan 1 iemand meekijken.")).toBeVisible();
  await noor.getByLabel("Berichtje voor Samira").fill("Nog een vraag");
  await samira.getByRole("link", { name: NOOR.name }).click();
  await samira.getByRole("link", { name: "Stop", exact: true }).click();
  await expect(heading(samira)).toHaveText(`Sleutel van ${NOOR.name} stoppen?`);
  await samira.getByRole("button", { name: "Stop de sleutel" }).click();
  await expect(heading(samira)).toHaveText("Gestopt");

  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
  await expect(noor.getByText("Je kunt dit plan niet meer openen.")).toBeVisible();
  await expect(noor.getByText("Samira heeft de sleutel gestopt.")).toBeVisible();
  await expect(noor.getByText("Dit is niet verstuurd.")).toBeVisible();
  await expect(noor.getByText("Nog een vraag")).toBeVisible();
  await expect(noor.getByText(GOAL)).toHaveCount(0);
  await noor.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await noor.getByRole("button", { name: "Kopieer mijn tekst" }).click();
  await expect(noor.getByText("Je tekst is gekopieerd.")).toBeVisible();
  expect(await noor.evaluate(() => navigator.clipboard.readText())).toBe("Nog een vraag");
  await noor.context().close();
});
