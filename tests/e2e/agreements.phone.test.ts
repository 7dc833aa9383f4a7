import { expect, goTo, heading, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodInEveryForm, expectGoodScreen } from "./screen-forms.ts";

test("a point of contact is named; two at once is said, and one of them stops", async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/meer");
  await expectGoodInEveryForm(page, "Meer");
  await page.getByRole("link", { name: /^Afspraken/u }).click();
  await expectGoodInEveryForm(page, "Afspraken");
  await page.getByRole("link", { name: /^Aanspreekpunt/u }).click();
  await expectGoodScreen(page, "Aanspreekpunt");
  await page.getByRole("link", { name: "Nieuw aanspreekpunt" }).click();
  await expectGoodInEveryForm(page, "Nieuw aanspreekpunt");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Schrijf op wie het is.")).toBeVisible();
  await expect(page.getByLabel("Naam")).toBeFocused();
  await page.getByLabel("Naam").fill("Joost");
  await page.getByLabel("Telefoon").fill("06 3456 7890");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Joost is je aanspreekpunt.")).toBeVisible();

  await page.getByRole("link", { name: "Nieuw aanspreekpunt" }).click();
  await page.getByLabel("Naam").fill("Fatma");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText(/Fatma en Joost zijn nu allemaal aanspreekpunt/u)).toBeVisible();
  await expectGoodInEveryForm(page, "Aanspreekpunt");
  await page.getByRole("link", { name: /^Joost/u }).click();
  await expect(page.getByRole("link", { name: "06 3456 7890" })).toHaveAttribute("href", "tel:0634567890");
  await expectGoodScreen(page, "Aanspreekpunt");
  await page.getByRole("link", { name: "Terug" }).click();
  await page.getByRole("button", { name: "Fatma stopt" }).click();
  await expect(page.getByText(/allemaal aanspreekpunt/u)).toBeHidden();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByText(/allemaal aanspreekpunt/u)).toBeVisible();
});

test("cards for when things change and for waiting; who decides", { tag: "@beside" }, async ({ page, origin }) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/afspraken/als-dan");
  await page.getByRole("link", { name: "Nieuwe kaart" }).click();
  await page.getByLabel("Als …").fill("Ik open twee weken geen post.");
  await page.getByLabel("Dan …").fill("Joost komt langs.");
  await expectGoodInEveryForm(page, "Nieuwe als-dan-kaart");
  // What was typed is there again after a reload and the lock.
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("Dan …")).toHaveValue("Joost komt langs.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("heading", { name: "Als het moeilijker gaat" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Ik open twee weken geen post.*Dan: Joost komt langs/u })).toBeVisible();
  await expectGoodScreen(page, "Als het anders gaat");

  await goTo(page, "/afspraken/wachten");
  await page.getByRole("link", { name: "Nieuwe wachtkaart" }).click();
  await page.getByLabel("Waarop?").fill("Een plek bij de schuldhulp");
  await expectGoodInEveryForm(page, "Nieuwe wachtkaart");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("link", { name: /Een plek bij de schuldhulp/u }).click();
  await expect(page.getByText("Niemand helpt tot die tijd. Wie kan dat doen?")).toBeVisible();
  await expectGoodScreen(page, "Wachtkaart");
  await page.getByRole("button", { name: "Pas aan" }).click();
  await page.getByLabel("Wie helpt tot die tijd?").fill("Els");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Niemand helpt tot die tijd.")).toBeHidden();
  await page.getByRole("button", { name: "Het wachten is voorbij" }).click();
  await expect(page.getByText(/^Klaar sinds/u)).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByRole("button", { name: "Het wachten is voorbij" })).toBeVisible();

  await goTo(page, "/afspraken/beslissen");
  await page.getByRole("link", { name: "Iemand erbij" }).click();
  await page.getByLabel("Naam").fill("Mevrouw Jansen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Kies wat deze persoon is.")).toBeVisible();
  await page.getByLabel("Bewindvoerder: over geld").check();
  await expectGoodInEveryForm(page, "Iemand die beslist");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("link", { name: /Mevrouw Jansen.*Bewindvoerder/u })).toBeVisible();
  await page.getByRole("link", { name: /Mevrouw Jansen/u }).click();
  await page.getByRole("button", { name: "Haal weg" }).click();
  await expect(page.getByText("Mevrouw Jansen is weg.")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByRole("link", { name: /Mevrouw Jansen/u })).toBeVisible();
});

test("the pilot light: one tap on Vandaag, words beside it, and what was agreed when it is not good", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/vandaag");
  await expect(page.getByText("Hoe gaat het nu met jou?")).toBeHidden();
  await goTo(page, "/afspraken/waakvlam");
  await expectGoodInEveryForm(page, "Waakvlam");
  await page.getByLabel("Wie let op jou?").fill("Els");
  await page.getByLabel("Telefoon").fill("0612345678");
  await page.getByRole("button", { name: "Steek de waakvlam aan" }).click();
  await expect(page.getByText("De waakvlam is bewaard.")).toBeVisible();
  // Undone there is none again; lit anew it is the same one.
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByLabel("Wie let op jou?")).toHaveValue("");
  await page.getByLabel("Wie let op jou?").fill("Els");
  await page.getByLabel("Telefoon").fill("0612345678");
  await page.getByRole("button", { name: "Steek de waakvlam aan" }).click();
  await expect(page.getByText("De waakvlam is bewaard.")).toBeVisible();
  await expect(page.getByText("Je zei nog niet hoe het gaat.")).toBeVisible();

  await goTo(page, "/vandaag");
  await expectGoodInEveryForm(page, "Vandaag");
  await page.getByRole("button", { name: "Goed", exact: true }).click();
  await expect(page.getByText("Je zei: Goed.").first()).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await page.getByRole("button", { name: "Niet goed" }).click();
  await expect(page.getByRole("link", { name: "Bel Els" })).toHaveAttribute("href", "tel:0612345678");
  await expect(page.getByRole("link", { name: "Open je noodkaart" })).toBeVisible();
  await expectGoodScreen(page, "Vandaag");
  await page.getByLabel("Wil je er iets bij zeggen?").fill("Slecht geslapen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  // Once a week is enough.
  await expect(page.getByText("Hoe gaat het nu met jou?")).toBeHidden();
  await goTo(page, "/afspraken/waakvlam");
  await expect(page.getByText("Niet goed: Slecht geslapen")).toBeVisible();
  await expect(page.getByText("Goed", { exact: true })).toBeHidden();
  await page.getByRole("button", { name: "Zet de waakvlam uit" }).click();
  await expect(page.getByText("De waakvlam is uit.").first()).toBeVisible();
  await expectGoodScreen(page, "Waakvlam");
  await expect(heading(page)).toHaveText("Waakvlam");
});
