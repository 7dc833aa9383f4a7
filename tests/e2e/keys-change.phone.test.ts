import { expect, goTo, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

const SECOND = "Vaker naar buiten";

test(
  "a key gets a goal more and one less, without a new code; without internet nothing changes",
  { tag: "@beside" },
  async ({ page, origin, browser }) => {
    test.slow();
    await makePlan(page, origin);
    await makeKey(page);
    const holder = await otherDevice(browser, page);
    await holder.goto(await makeLink(page));
    await handOver(page, holder, NOOR);
    await expect(holder.getByRole("heading", { name: GOAL })).toBeVisible();

    await goTo(page, "/plan/nieuw");
    await page.getByLabel("Wat wil je?").fill(SECOND);
    await page.getByRole("button", { name: "Bewaar mijn doel" }).click();
    await expect(heading(page)).toHaveText(SECOND);

    await goTo(page, "/sleutels");
    await page.getByRole("link", { name: NOOR.name }).click();
    await page.getByRole("link", { name: "Verander", exact: true }).click();
    await expect(heading(page)).toHaveText(`Sleutel van ${NOOR.name} veranderen`);
    await expect(page.getByRole("checkbox", { name: GOAL })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: SECOND })).not.toBeChecked();
    await expectGoodScreen(page, "Sleutel veranderen");
    await page.getByRole("checkbox", { name: SECOND }).check();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("Hiervoor is internet nodig. Er is nog niets veranderd.")).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText(`De sleutel van ${NOOR.name} is veranderd.`)).toBeVisible();
    await expect(heading(page)).toHaveText(`Sleutel van ${NOOR.name}`);
    await expect(page.getByText(`en doel '${GOAL}'.`)).toBeVisible();
    await expect(holder.getByRole("heading", { name: SECOND })).toBeVisible();

    await page.getByRole("link", { name: "Verander", exact: true }).click();
    await page.getByRole("checkbox", { name: GOAL }).uncheck();
    await page.getByRole("checkbox", { name: "Een voorstel doen" }).uncheck();
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("De ander mag: lezen, berichtje.")).toBeVisible();
    await expect(holder.getByRole("heading", { name: GOAL })).toHaveCount(0);
    await expect(holder.getByRole("heading", { name: SECOND })).toBeVisible();
    await expect(holder.getByRole("button", { name: /voorstel/iu })).toHaveCount(0);

    // Written without a network, and no longer allowed when there is one again: the words are the holder's still.
    await holder.context().setOffline(true);
    await holder.getByLabel("Berichtje voor Samira").fill("Tot donderdag!");
    await holder.getByLabel("Berichtje voor Samira").press("Control+Enter");
    await expect(holder.getByLabel("Berichtje voor Samira")).toHaveValue("");
    await page.getByRole("link", { name: "Verander", exact: true }).click();
    await page.getByRole("checkbox", { name: "Een berichtje schrijven" }).uncheck();
    await page.getByRole("button", { name: "Bewaar" }).click();
    await expect(page.getByText("De ander mag: lezen.")).toBeVisible();
    await holder.context().setOffline(false);
    await expect(holder.getByRole("heading", { name: "Dit is niet verstuurd." })).toBeVisible();
    await expect(holder.getByText("Tot donderdag!").first()).toBeVisible();
    await expectGoodScreen(holder, "Plan");
    await holder.getByRole("button", { name: "Haal weg" }).click();
    await expect(holder.getByText("Je woorden zijn weggehaald.")).toBeVisible();
    await expect(holder.getByRole("heading", { name: "Dit is niet verstuurd." })).toHaveCount(0);
  },
);
