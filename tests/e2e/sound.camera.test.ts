import { expect, goTo, startOwnPlan, test, unlock } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test.use({ permissions: ["camera", "microphone"] });

test("a page of the diary by voice: recorded, kept through a lock, listened to, taken away and put back", async ({
  page,
  origin,
}) => {
  test.slow();
  await startOwnPlan(page, origin);
  await goTo(page, "/dagboek/geluid");
  await expectGoodScreen(page, "Geluid");
  await page.getByRole("button", { name: "Begin met opnemen" }).click();
  await expect(page.getByText(/^Bezig met opnemen: 0:0[2-9]$/u)).toBeVisible();
  await expectGoodScreen(page, "Geluid");
  await page.getByRole("button", { name: "Stop met opnemen" }).click();
  await expect(page.getByRole("button", { name: /^Bekijk Geluid/u })).toBeVisible();
  await page.reload();
  await unlock(page);
  await page.getByRole("button", { name: /^Bekijk Geluid/u }).click();
  const heard = () =>
    page.locator("audio").evaluate(async (audio: HTMLAudioElement) => {
      await audio.play();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return audio.currentTime > 0 && audio.error === null;
    });
  await expect.poll(heard).toBe(true);
  await page.getByRole("button", { name: "Bewaar het geluid" }).click();
  await expect(page.getByText("Het geluid is bewaard.")).toBeVisible();
  await page
    .getByRole("link", { name: /Geluid/u })
    .first()
    .click();
  await page.getByRole("button", { name: /^Bekijk Geluid/u }).click();
  await expect.poll(heard).toBe(true);
  await expectGoodScreen(page, "Bladzijde");
  await page.getByRole("button", { name: "Haal het geluid weg" }).click();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(page.getByRole("button", { name: /^Bekijk Geluid/u })).toBeVisible();
});
