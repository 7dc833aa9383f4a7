import type { Page } from "@playwright/test";
import { expect, goTo, heading, PIN, unlock } from "./app-fixture.ts";
import { handOver, makeKey, makeLink, makePlan } from "./main-story-steps.ts";

/** From the page of a key that only writes, and back to it: kept on this device by a pincode. */
export async function keepWithPin(holder: Page): Promise<void> {
  await holder.getByRole("link", { name: "Ik wil later terug" }).click();
  await holder.getByRole("button", { name: "Kies een pincode" }).click();
  await holder.getByLabel("Pincode").fill(PIN);
  await holder.getByRole("button", { name: "Verder" }).click();
  await expect(heading(holder)).toHaveText("Nog een keer");
  await holder.getByLabel("Pincode").fill(PIN);
  await holder.getByRole("button", { name: "Bewaar op deze computer" }).click();
  await expect(heading(holder)).toHaveText("Schrijf een berichtje");
}

/** Three people with a key; two of them keep it, and so a share. */
export async function makeGuardians(
  samira: Page,
  anotherBrowser: () => Promise<Page>,
  origin: string,
): Promise<readonly [Page, Page]> {
  await makePlan(samira, origin);
  const people: Page[] = [];
  for (const name of ["Noor", "Piet", "Els"]) {
    await makeKey(samira, "Iemand die ik ken");
    const holder = await anotherBrowser();
    await holder.goto(await makeLink(samira));
    await handOver(samira, holder, { name });
    people.push(holder);
  }
  const [noor, piet] = people;
  if (!noor || !piet) throw new Error("there are three of them");
  for (const guardian of [noor, piet]) await keepWithPin(guardian);

  await goTo(samira, "/meer/bewaarders");
  await samira.getByRole("link", { name: "Kies je bewaarders" }).click();
  await samira.getByRole("checkbox", { name: "Noor" }).check();
  await samira.getByRole("button", { name: "Geef hun een stukje" }).click();
  await expect(samira.getByText("Kies precies 3 of 5 mensen.")).toBeVisible();
  await samira.getByRole("checkbox", { name: "Piet" }).check();
  await samira.getByRole("checkbox", { name: "Els" }).check();
  await samira.getByRole("button", { name: "Geef hun een stukje" }).click();
  await expect(samira.getByText("De stukjes zijn onderweg.")).toBeVisible();
  await expect(samira.getByText("2 van deze 3 mensen halen samen je plan terug.")).toBeVisible();
  await expect(samira.getByText("Bewaart een stukje")).toHaveCount(2);
  await expect(samira.getByText("Heeft het stukje nog niet.", { exact: false })).toHaveCount(1);
  return [noor, piet];
}

/** On a phone with nothing on it, from the first screen to where shares are gathered. */
export async function askToGather(fresh: Page, origin: string): Promise<void> {
  await fresh.goto(origin);
  await fresh.getByRole("link", { name: "Ik had al een plan" }).click();
  await fresh.getByRole("link", { name: "Mijn bewaarders helpen mij" }).click();
  await fresh.getByLabel("Voornaam").fill("Samira");
  await fresh.getByRole("button", { name: "Verder" }).click();
  await expect(heading(fresh)).toHaveText("Kies een pincode van 6 cijfers.");
  await fresh.getByLabel("Pincode").fill(PIN);
  await fresh.getByRole("button", { name: "Verder" }).click();
  await expect(heading(fresh)).toHaveText("Nog een keer");
  await fresh.getByLabel("Pincode").fill(PIN);
  await fresh.getByRole("button", { name: "Verder" }).click();
  await expect(heading(fresh)).toHaveText("Vraag je bewaarders om hun stukje.");
}

/** The new phone's link is opened by a guardian, who types the digits that the other says. */
export async function giveShare(fresh: Page, guardian: Page): Promise<void> {
  await fresh.getByRole("button", { name: "Vraag een bewaarder" }).click();
  await expect(heading(fresh)).toHaveText("Laat je bewaarder dit scannen");
  const link = fresh.getByLabel("Link", { exact: true });
  await expect(link).toHaveValue(/\/b#4\./u);
  await guardian.goto(await link.inputValue());
  await unlock(guardian);
  await expect(heading(guardian)).toHaveText("Zie of hoor je Samira nu zelf?");
  await guardian.getByRole("button", { name: "Ja, ik spreek Samira nu" }).click();
  await expect(heading(fresh)).toHaveText("Zeg deze 6 cijfers tegen je bewaarder:");
  const digits = ((await fresh.getByText(/^\d{3} \d{3}$/u).textContent()) ?? "").replace(/\D/gu, "");
  await expect(heading(guardian)).toHaveText("Typ de 6 cijfers die Samira zegt");
  await guardian.getByLabel("6 cijfers").fill(digits);
  await guardian.getByRole("button", { name: "Geef mijn stukje" }).click();
  await expect(heading(guardian)).toHaveText("Jouw stukje is gegeven.");
  await guardian.getByRole("button", { name: "Klaar" }).click();
}
