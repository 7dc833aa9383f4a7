import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { askToJoin, choosePinHere, expectShared, linkDevice, makeDeviceCode, typeDigits } from "./device-steps.ts";
import { GOAL, makePlan } from "./main-story-steps.ts";
import { expectFocusOnHeading, expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

const TABLET_PIN = "975310";

test("a device is taken away: it cannot come back, and says itself that it is out", async ({
  page: phone,
  origin,
  anotherBrowser,
}) => {
  await makePlan(phone, origin);
  await goTo(phone, "/meer");
  await phone.getByRole("link", { name: /^Mijn apparaten/u }).click();
  await expectGoodInEveryForm(phone, "Mijn apparaten");
  await expect(phone.getByRole("link", { name: /^Dit apparaat/u })).toBeVisible();
  const tablet = await anotherBrowser();
  await linkDevice(phone, tablet, origin, { name: "Mijn tablet", pin: TABLET_PIN });
  await expectFocusOnHeading(phone);

  await phone.getByRole("link", { name: /^Mijn tablet/u }).click();
  await expectGoodInEveryForm(phone, "Apparaat");
  await phone.getByLabel("Naam").fill("Oude tablet");
  await phone.getByRole("button", { name: "Bewaar de naam" }).click();
  await expect(heading(phone)).toHaveText("Oude tablet");
  await phone.getByRole("link", { name: "Haal weg" }).click();
  await expect(heading(phone)).toHaveText("Oude tablet weghalen?");
  await expect(phone.getByText("Dit kan niet terug. Dat apparaat ziet niets nieuws meer.")).toBeVisible();
  await expectGoodInEveryForm(phone, "Apparaat weghalen");
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Haal weg" }).click();
  await expect(phone.getByText("Hiervoor is internet nodig. Er is nog niets veranderd.")).toBeVisible();
  await phone.context().setOffline(false);
  await phone.getByRole("button", { name: "Haal weg" }).click();
  await expect(heading(phone)).toHaveText("Oude tablet is weg.");
  await expectGoodScreen(phone, "Apparaat weghalen");
  await phone.getByRole("link", { name: "Klaar" }).click();
  await expect(phone.getByText("Oude tablet")).toHaveCount(0);

  await expect(tablet.getByText("Dit apparaat hoort niet meer bij je plan.")).toBeVisible();
  await tablet.getByRole("button", { name: "Wat kan ik doen?" }).click();
  await expect(tablet.getByText("Je haalde dit apparaat weg, of gebruikte je herstelblad.")).toBeVisible();
  await goTo(phone, "/plan/nieuw");
  await phone.getByLabel("Wat wil je?").fill("Na het weghalen");
  await phone.getByRole("button", { name: "Bewaar mijn doel" }).click();
  await expect(heading(phone)).toContainText("Na het weghalen");
  await goTo(phone, "/vandaag");
  await expectShared(phone);
  await tablet.reload();
  await unlock(tablet, TABLET_PIN);
  await expect(tablet.getByText("Dit apparaat hoort niet meer bij je plan.")).toBeVisible();
  await goTo(tablet, "/plan");
  await expect(tablet.getByText(GOAL)).toBeVisible();
  await expect(tablet.getByText("Na het weghalen")).toHaveCount(0);
});

test(
  "wrong digits three times share nothing, and both can begin again",
  { tag: "@beside" },
  async ({ page: phone, origin, anotherBrowser }) => {
    await makePlan(phone, origin);
    await goTo(phone, "/meer/apparaten/nieuw");
    await expectGoodInEveryForm(phone, "Voeg een apparaat toe");
    const code = await makeDeviceCode(phone);
    await expectGoodInEveryForm(phone, "Voeg een apparaat toe");
    const tablet = await anotherBrowser();
    const digits = await askToJoin(tablet, origin, code, "Mijn tablet");
    await expectGoodInEveryForm(tablet, "Typ deze cijfers daar");
    await expect(heading(phone)).toHaveText("Typ de 6 cijfers van je andere apparaat");
    await expect(phone.getByText("Mijn tablet vraagt om je plan. Zie je daar 6 cijfers?")).toBeVisible();
    await expectGoodInEveryForm(phone, "Typ de cijfers");
    const wrong = digits === "000000" ? "000001" : "000000";
    await typeDigits(phone, wrong);
    await expect(phone.getByText("Deze cijfers kloppen niet. Nog 2 keer.")).toBeVisible();
    await typeDigits(phone, wrong);
    await expect(phone.getByText("Deze cijfers kloppen niet. Nog 1 keer.")).toBeVisible();
    await typeDigits(phone, wrong);
    await expect(phone.getByText("Drie keer fout. Er is niets gedeeld. Maak een nieuwe code.")).toBeVisible();
    await expectFocusOnHeading(phone);
    await expect(heading(tablet)).toHaveText("Het is niet gelukt.");
    await expectGoodScreen(tablet, "Niet gelukt");
    await tablet.getByRole("button", { name: "Begin opnieuw" }).click();
    await expect(heading(tablet)).toHaveText("Pak je andere apparaat.");
    await linkDevice(phone, tablet, origin, { name: "Mijn tablet", pin: TABLET_PIN });
    await goTo(tablet, "/plan");
    await expect(tablet.getByText(GOAL)).toBeVisible();
  },
);

test(
  "a code that is not whole, one that is too old, and one for something else are refused by their own sentence",
  { tag: "@beside" },
  async ({ page: phone, origin, anotherBrowser }) => {
    await startOwnPlan(phone, origin);
    const code = await makeDeviceCode(phone);
    const other = await anotherBrowser();
    await other.goto(`${origin}/a`);
    await expectGoodInEveryForm(other, "Mijn plan hier neerzetten");
    await other.getByRole("button", { name: "Ik typ de code" }).click();
    await other.getByLabel("Code van 20 tekens").fill("ABC");
    await other.getByRole("button", { name: "Verder" }).click();
    await expect(other.getByText("De code is niet compleet. Typ alle 20 tekens.")).toBeVisible();
    await expectGoodInEveryForm(other, "Mijn plan hier neerzetten");

    // Where a key is asked for, it is refused before anybody is claimed.
    await goTo(other, "/k");
    await other.getByRole("button", { name: "Ik typ een code" }).click();
    await other.getByLabel("Code van 20 tekens").fill(code);
    await other.getByRole("button", { name: "Verder" }).click();
    await other.getByLabel("Naam").fill("Noor");
    await other.getByRole("button", { name: "Verder" }).click();
    await expect(other.getByText("Deze code is voor een eigen apparaat. Hij geeft geen sleutel.")).toBeVisible();
    await expect(heading(phone)).toHaveText("Scan dit met je andere apparaat");
    await other.goto(`${origin}/a#1.${"A".repeat(66)}`);
    await expect(
      other.getByText("Deze code geeft een sleutel. Kies aan het begin: Ik kreeg een sleutel."),
    ).toBeVisible();
    expect(new URL(other.url()).hash).toBe("");

    // Left on the first device, the code is over.
    await phone.getByRole("link", { name: "Niet doen" }).click();
    await other.goto(`${origin}/a`);
    await other.getByRole("button", { name: "Ik typ de code" }).click();
    await other.getByLabel("Code van 20 tekens").fill(code);
    await other.getByRole("button", { name: "Verder" }).click();
    await expectGoodInEveryForm(other, "Mijn plan hier neerzetten");
    await other.getByRole("button", { name: "Verder" }).click();
    await expect(other.getByText("Deze code is te oud. Vraag een nieuwe.")).toBeVisible();

    // A device that has a plan takes no second one.
    await goTo(phone, "/a");
    await expect(heading(phone)).toHaveText("Op dit apparaat staat al een plan.");
    await expectGoodScreen(phone, "Mijn plan hier neerzetten");
  },
);

test(
  "a new device that is closed in the middle keeps nothing, the old one says so, and it can begin again",
  { tag: "@beside" },
  async ({ page: phone, origin, anotherBrowser }) => {
    await makePlan(phone, origin);
    const tablet = await anotherBrowser();
    const code = await makeDeviceCode(phone);
    await typeDigits(phone, await askToJoin(tablet, origin, code, "Mijn tablet"));
    await expect(heading(tablet)).toHaveText("Kies een pincode van 6 cijfers.");
    await expectGoodInEveryForm(tablet, "Pincode");
    await expect(heading(phone)).toHaveText("Bijna klaar.");
    await expectGoodScreen(phone, "Bijna klaar");
    await tablet.goto(origin);
    await expect(heading(tablet)).toHaveText("Jouw plan. Jij beslist.");

    await phone.getByRole("link", { name: "Ga naar mijn apparaten" }).click();
    await phone.getByRole("link", { name: /^Mijn tablet Nog niet klaar/u }).click();
    await expect(
      phone.getByText("Kies op dit apparaat nog een pincode. Lukt dat niet? Haal het weg en begin opnieuw."),
    ).toBeVisible();
    await phone.getByRole("link", { name: "Haal weg" }).click();
    await phone.getByRole("button", { name: "Haal weg" }).click();
    await expect(heading(phone)).toHaveText("Mijn tablet is weg.");

    const again = await makeDeviceCode(phone);
    await typeDigits(phone, await askToJoin(tablet, origin, again, "Mijn tablet"));
    await choosePinHere(tablet, TABLET_PIN);
    await expect(heading(phone)).toHaveText("Mijn tablet heeft nu ook je plan.");
    await goTo(tablet, "/meer/herstelblad");
    await expect(heading(tablet)).toHaveText("Je herstelbladen");
    await expect(tablet.getByText("Je herstelblad maak je op je eerste apparaat.")).toBeVisible();
    await goTo(tablet, "/plan");
    await expect(tablet.getByText(GOAL)).toBeVisible();
  },
);
