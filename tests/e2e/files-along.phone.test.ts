import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

/** What the one button of this screen hands out. */
async function saved(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test(
  "appointments and people go from one plan to another, as files that every phone knows",
  { tag: "@beside" },
  async ({ page, anotherBrowser, origin }) => {
    test.slow();
    await page.goto(origin);
    await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
    await expect(heading(page)).toHaveText("Hoi Riet");
    await goTo(page, "/meer/meenemen");
    await page.getByRole("link", { name: /^Een agenda/u }).click();
    await expect(page.getByText(/^\d+ afspraken$/u)).toBeVisible();
    const plain = await saved(page);
    expect(plain.name).toBe("mijn-agenda.ics");
    expect(plain.text).not.toMatch(/DESCRIPTION|Sleutel|Doel:/u);
    await page.getByRole("checkbox", { name: "Dagen van doelen en stappen" }).check();
    await expect(page.getByText(/^\d+ andere dag/u)).toBeVisible();
    expect((await saved(page)).text).toMatch(/SUMMARY:(?:Doel|Stap|Kijk terug)/u);
    await goTo(page, "/meer/meenemen/mensen");
    await expect(page.getByText("Niet erin: hoe dichtbij iemand staat, en wat je voelt.")).toBeVisible();
    const people = await saved(page);
    expect(people.name).toBe("mijn-mensen.vcf");
    await goTo(page, "/meer/meenemen/cijfers");
    await expect(page.getByText(/^\d+ cijfers$/u)).toBeVisible();
    const scores = await saved(page);
    expect(scores.name).toBe("mijn-cijfers.csv");
    expect(scores.text).toContain('"Cijfer"');
    await goTo(page, "/wie-keek");
    for (const what of ["Je agenda", "Je mensen", "Je cijfers"])
      await expect(page.getByText(`Jij bewaarde een bestand: ${what}.`).first()).toBeVisible();

    const other = await anotherBrowser();
    await startOwnPlan(other, origin, { name: "Riet" });
    const chosen = (name: string, text: string) =>
      other.getByLabel("Kies het bestand").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await goTo(other, "/meer/terughalen/agenda");
    await chosen("mensen.vcf", people.text);
    await expect(other.getByText("Dit is geen bestand van een agenda.")).toBeVisible();
    await chosen("agenda.ics", plain.text);
    await expect(other.getByText(/^\d+ afspra(?:ak|ken) kom(?:t|en) erbij\.$/u)).toBeVisible();
    await other.getByRole("button", { name: "Zet in mijn agenda" }).click();
    await expect(other.getByText("Ze staan in je agenda.")).toBeVisible();
    await goTo(other, "/agenda");
    await expect(other.getByRole("link", { name: /Joost komt langs/u }).first()).toBeVisible();

    await goTo(other, "/meer/terughalen/mensen");
    await chosen("mensen.vcf", people.text);
    await expect(other.getByRole("heading", { name: "Wie komt erbij?" })).toBeVisible();
    await expectGoodScreen(other, "Haal mensen op");
    await other.getByRole("checkbox", { name: /^Piet/u }).uncheck();
    await other.getByRole("button", { name: "Zet bij mijn mensen" }).click();
    await expect(other.getByText("Ze staan bij je mensen.")).toBeVisible();
    // By mistake, and then after all, but for one more.
    await other.getByRole("button", { name: "Toch niet" }).click();
    await expect(other.getByText("Het is er weer uit.")).toBeVisible();
    await other.getByRole("checkbox", { name: /^Henk/u }).uncheck();
    await other.getByRole("button", { name: "Zet bij mijn mensen" }).click();
    await expect(other.getByText("Ze staan bij je mensen.")).toBeVisible();
    await goTo(other, "/mensen");
    await expect(other.getByRole("link", { name: /^Els/u }).first()).toBeVisible();
    await expect(other.getByRole("link", { name: /^(?:Piet|Henk)/u })).toHaveCount(0);
  },
);
