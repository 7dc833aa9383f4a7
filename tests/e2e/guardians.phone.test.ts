import { DAY, HOUR } from "#src/base/instant.ts";
import { expect, goTo, heading, test, unlock } from "./app-fixture.ts";
import { askToGather, giveShare, makeGuardians } from "./guardian-steps.ts";
import { GOAL } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

// Five browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 240_000 });

test("two of three guardians bring a plan back on a new phone, after two days in which the old one could say no", async ({
  page: samira,
  anotherBrowser,
  relay,
}) => {
  const { origin } = relay;
  const [noor, piet] = await makeGuardians(samira, anotherBrowser, origin);
  await expectGoodScreen(samira, "Bewaarders");

  const fresh = await anotherBrowser();
  await fresh.clock.install();
  await askToGather(fresh, origin);
  await expectGoodScreen(fresh, "Terug met bewaarders");
  await giveShare(fresh, noor);
  await expect(heading(fresh)).toHaveText("Je hebt 1 stukje.");
  await fresh.reload();
  await unlock(fresh);
  await expect(heading(fresh)).toHaveText("Je hebt 1 stukje.");
  await giveShare(fresh, piet);
  await expect(heading(fresh)).toHaveText("Je hebt genoeg stukjes.");
  await fresh.getByRole("button", { name: "Vraag mijn plan terug" }).click();
  await expect(heading(fresh)).toHaveText(/^Je plan komt terug op /u);
  await expectGoodScreen(fresh, "Nog even wachten");

  await samira.getByRole("button", { name: "Kijk nu" }).click();
  await expect(heading(samira)).toHaveText("Iemand wil je plan openen.");
  await expectGoodScreen(samira, "Iemand haalt je plan terug");
  await samira.getByRole("link", { name: "Ja, dat ben ik" }).click();

  await fresh.getByRole("button", { name: "Haal mijn plan terug" }).click();
  await expect(fresh.getByText("Het is nog niet zover.")).toBeVisible();
  const later = 2 * DAY + HOUR;
  await relay.setClock({ offset: later });
  await fresh.clock.setSystemTime(Date.now() + later);
  await fresh.reload();
  await unlock(fresh);
  await expect(heading(fresh)).toHaveText("De 2 dagen zijn om.");
  await fresh.getByRole("button", { name: "Haal mijn plan terug" }).click();
  await expect(heading(fresh)).toHaveText("Je plan is terug.");
  await fresh.getByRole("link", { name: "Open mijn plan" }).click();
  await goTo(fresh, "/plan");
  await expect(fresh.getByText(GOAL)).toBeVisible();
  await goTo(fresh, "/meer/bewaarders");
  await expect(heading(fresh)).toHaveText("Alles kwijt? Je bewaarders helpen je.");
});

test("a no on the old phone stops it, and the shares are worth nothing @beside", async ({
  page: samira,
  anotherBrowser,
  origin,
}) => {
  const [noor, piet] = await makeGuardians(samira, anotherBrowser, origin);
  const thief = await anotherBrowser();
  await askToGather(thief, origin);
  for (const guardian of [noor, piet]) await giveShare(thief, guardian);
  await thief.getByRole("button", { name: "Vraag mijn plan terug" }).click();
  await expect(heading(thief)).toHaveText(/^Je plan komt terug op /u);
  await samira.getByRole("button", { name: "Kijk nu" }).click();
  await samira.getByRole("button", { name: "Nee, dat ben ik niet" }).click();
  await expect(heading(samira)).toHaveText("Gestopt. Er gaat niets open.");
  await expect(samira.getByText("Iemand wil je plan openen met hulp van je bewaarders.")).toHaveCount(0);
  await thief.getByRole("button", { name: "Haal mijn plan terug" }).click();
  await expect(thief.getByText("Deze stukjes gelden niet meer.", { exact: false })).toBeVisible();
  await samira.getByRole("link", { name: "Bewaarders" }).click();
  await expect(heading(samira)).toHaveText("Alles kwijt? Je bewaarders helpen je.");

  await goTo(noor, "/bewaard");
  await noor.getByRole("button", { name: "Ik bewaar dit niet meer" }).click();
  await noor.getByRole("button", { name: "Gooi weg" }).click();
  await expect(heading(noor)).toHaveText("Je bewaart hier geen stukje.");
});

test("what one wants read after one's death is read by two guardians together, and by none alone @beside", async ({
  page: samira,
  anotherBrowser,
  origin,
}) => {
  const [noor, piet] = await makeGuardians(samira, anotherBrowser, origin);
  await samira.getByRole("link", { name: "Als ik er niet meer ben" }).click();
  await expectGoodScreen(samira, "Als ik er niet meer ben");
  await samira.getByRole("button", { name: "Bewaar mijn wens" }).click();
  await expect(samira.getByText("Schrijf op wat je wilt.")).toBeVisible();
  await samira.getByRole("radio", { name: "Iemand mag iets hebben." }).check();
  await samira.getByLabel("In je eigen woorden").fill("Bobbie mag bij Noor wonen.");
  await samira.getByRole("button", { name: "Bewaar mijn wens" }).click();
  await expect(samira.getByText("Je wens is naar je bewaarders.")).toBeVisible();
  await expect(samira.getByText("Je wens ligt bij je bewaarders.")).toBeVisible();

  await goTo(noor, "/bewaard");
  await noor.getByRole("link", { name: "Lees wat Samira naliet" }).click();
  await expectGoodScreen(noor, "Wat er is nagelaten");
  await noor.getByLabel("Hoe heet jij?").fill("Noor");
  await noor.getByRole("button", { name: "Vraag een andere bewaarder" }).click();
  await expect(heading(noor)).toHaveText("Vraag een andere bewaarder.");
  await noor.getByRole("button", { name: "Vraag een bewaarder" }).click();
  const link = noor.getByLabel("Link", { exact: true });
  await expect(link).toHaveValue(/\/b#4\./u);
  await piet.goto(await link.inputValue());
  await unlock(piet);
  await expect(heading(piet)).toHaveText("Is Samira overleden?");
  await expectGoodScreen(piet, "Stukje geven");
  await piet.getByRole("button", { name: "Ja, en ik ken wie het vraagt" }).click();
  await expect(heading(piet)).toHaveText("Typ de 6 cijfers die Noor zegt");
  const digits = ((await noor.getByText(/^\d{3} \d{3}$/u).textContent()) ?? "").replace(/\D/gu, "");
  await piet.getByLabel("6 cijfers").fill(digits);
  await piet.getByRole("button", { name: "Geef mijn stukje" }).click();
  await expect(heading(noor)).toHaveText("Dit wilde Samira:");
  await expect(noor.getByText("Bobbie mag bij Noor wonen.")).toBeVisible();
});
