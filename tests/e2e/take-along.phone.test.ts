import { readFile } from "node:fs/promises";
import { expect, goTo, heading, startOwnPlan, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test("a plan goes along as a file, and comes back in another browser as it was; undone, it is gone", async ({
  page,
  anotherBrowser,
  origin,
}) => {
  test.slow();
  await page.goto(origin);
  await page.getByRole("link", { name: "Bekijk een voorbeeld" }).click();
  await expect(heading(page)).toHaveText("Hoi Riet");
  await goTo(page, "/meer");
  await page.getByRole("link", { name: /^Neem je plan mee/u }).click();
  await page.getByRole("link", { name: /^Je hele plan/u }).click();
  await expect(page.getByText(/^Doelen: \d+ stukjes$/u)).toBeVisible();
  await expect(page.getByText(/^Dagboek: /u)).toHaveCount(0);
  await expectGoodScreen(page, "Je hele plan");
  await page.getByRole("checkbox", { name: "Mijn dagboek" }).check();
  await expect(page.getByText(/^Dagboek: /u)).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).click();
  const download = await downloading;
  await expect(page.getByText("Het bestand is bewaard.")).toBeVisible();
  expect(download.suggestedFilename()).toBe("mijn-plan.json");
  const file = await readFile(await download.path(), "utf8");
  expect(JSON.parse(file)).toMatchObject({ format: "roer-dossier", version: 1, resident: "Riet" });
  expect(file).not.toContain("network-feeling");
  await goTo(page, "/meer/meenemen/zorg");
  await expect(page.getByText("Ook wie een sleutel heeft of had.")).toBeVisible();
  const sending = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).click();
  const bundle = JSON.parse(await readFile(await (await sending).path(), "utf8")) as { entry: readonly unknown[] };
  expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
  expect(bundle.entry.length).toBeGreaterThan(20);
  await goTo(page, "/wie-keek");
  await expect(page.getByText("Jij bewaarde een bestand: Je hele plan.")).toBeVisible();
  await expect(page.getByText("Jij bewaarde een bestand: Voor een zorgsysteem.")).toBeVisible();
  await goTo(page, "/plan");
  const goal =
    (await page.getByRole("main").getByRole("link").filter({ hasText: "Bobbie" }).first().textContent()) ?? "";
  const words = goal.slice(0, 20);

  const other = await anotherBrowser();
  await startOwnPlan(other, origin, { name: "Riet" });
  await goTo(other, "/meer/meenemen");
  await other.getByRole("link", { name: /^Haal een plan terug/u }).click();
  const chosen = (name: string, text: string) =>
    other
      .getByLabel("Kies het bestand")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await chosen("anders.json", '{"format":"iets"}');
  await expect(other.getByText("Dit is geen bestand met een plan.")).toBeVisible();
  await chosen("mijn-plan.json", file);
  await expect(other.getByText(/^\d+ stukjes komen erbij\.$/u)).toBeVisible();
  await expect(other.getByText(/^Het plan van Riet, bewaard op /u)).toBeVisible();
  await expectGoodScreen(other, "Haal een plan terug");
  await other.getByRole("button", { name: "Haal het terug" }).click();
  await expect(other.getByText("Het staat weer in je plan.")).toBeVisible();
  await goTo(other, "/plan");
  await expect(other.getByText(words).first()).toBeVisible();

  // The same file again brings nothing; what it brought is taken out where it was taken in.
  await goTo(other, "/meer/terughalen");
  await expect(other.getByRole("heading", { name: "Wat anderen toen schreven" })).toBeVisible();
  await chosen("mijn-plan.json", file);
  await expect(other.getByText("Hier komt niets nieuws uit.")).toBeVisible();
});

test("what was taken in by mistake is taken out again at once", { tag: "@beside" }, async ({ page, origin }) => {
  await startOwnPlan(page, origin, { name: "Sam" });
  await goTo(page, "/meer/terughalen");
  const id = "1".repeat(32);
  const at = "2026-01-02T10:00:00.000Z";
  const goal = {
    kind: "goal",
    id,
    createdAt: at,
    amendedAt: at,
    fields: { text: "Uit het bestand", kind: "change", lifecycle: "active" },
  };
  const file = {
    format: "roer-dossier",
    version: 1,
    exportedAt: at,
    resident: "Sam",
    sections: [{ id, kind: "goal", records: [goal] }],
  };
  await page
    .getByLabel("Kies het bestand")
    .setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(page.getByText("1 stukje komt erbij.")).toBeVisible();
  await page.getByRole("button", { name: "Haal het terug" }).click();
  await expect(page.getByText("Het staat weer in je plan.")).toBeVisible();
  await page.getByRole("button", { name: "Toch niet" }).click();
  await expect(page.getByText("Het is er weer uit.")).toBeVisible();
  await goTo(page, "/plan");
  await expect(page.getByText("Uit het bestand")).toHaveCount(0);
});
