import type { Page } from "@playwright/test";
import { expect, readyForOffline, startOwnPlan, test } from "./app-fixture.ts";
import { GOAL, introduce, makeKey, makeLink, makePlan, NOOR, readDigits } from "./main-story-steps.ts";
import { expectGoodScreen, heading } from "./screen-forms.ts";

test.use({ serviceWorkers: "allow" });

/** From the list of keys to the first question, past the reminder of the recovery sheet. */
async function beginKey(page: Page): Promise<void> {
  const around = page.getByRole("link", { name: "Ik kijk eerst rond" });
  if (await around.isVisible()) await around.click();
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await page.getByRole("link", { name: "Geef een sleutel" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(heading(page)).toHaveText("Voor wie is de sleutel?");
}

/** Another person opens the link, says who they are, and reads the six digits. */
async function claim(other: Page, link: string): Promise<string> {
  await other.goto(link);
  await introduce(other, NOOR);
  return readDigits(other);
}

const wrong = (digits: string): string => digits.replace(/^./u, (first) => String((Number(first) + 1) % 10));

test("a key is chosen and looked through before there is a code", async ({ page, origin }) => {
  test.slow();
  await makePlan(page, origin);
  await page.getByRole("link", { name: "Sleutels", exact: true }).click();
  await expect(page.getByText("Niemand kan meekijken. Alleen jij.")).toBeVisible();
  await expectGoodScreen(page, "Sleutels");

  await beginKey(page);
  await expectGoodScreen(page, "Nieuwe sleutel");
  await page.getByRole("button", { name: /Een begeleider/u }).click();
  await expect(page.getByRole("radio", { name: /Meedenken/u })).toBeChecked();
  await expectGoodScreen(page, "Wat mag deze persoon");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText(`De ander ziet: Zo help je mij, en doel '${GOAL}'.`)).toBeVisible();
  await expect(page.getByText("De ander mag: lezen, berichtje, voorstel.")).toBeVisible();
  await expectGoodScreen(page, "Klopt dit");

  await page.getByRole("link", { name: "Bekijk wat de ander ziet" }).click();
  await expect(page.getByText("Dit ziet de ander. Verder niets.")).toBeVisible();
  await expect(page.getByRole("heading", { name: GOAL })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole("link", { name: "Maak de sleutel" }).click();

  await expect(heading(page)).toHaveText("Laat dit scannen");
  const code = page.getByRole("img", { name: /Code voor de ander/u });
  await expect(code).toBeVisible();
  expect((await code.boundingBox())?.width).toBeGreaterThanOrEqual(280);
  await expect(page.getByText("Deze code werkt één keer, 10 minuten lang.")).toBeVisible();
  await expectGoodScreen(page, "Laat dit scannen");
});

test(
  "a key is given by six digits, seen, and stopped",
  { tag: "@beside" },
  async ({ page, origin, anotherBrowser }) => {
    test.slow();
    await makePlan(page, origin);
    await makeKey(page);
    const other = await anotherBrowser();
    const digits = await claim(other, await makeLink(page));
    await expect(heading(page)).toHaveText("Typ de 6 cijfers van de ander");
    await expect(page.getByText(`${NOOR.name}, begeleider, Wijkteam Zuid wil de sleutel.`)).toBeVisible();
    await expectGoodScreen(page, "Typ de cijfers");
    await page.getByLabel("6 cijfers").fill(wrong(digits));
    await page.getByRole("button", { name: "Geef de sleutel" }).click();
    await expect(page.getByText("Deze cijfers kloppen niet. Nog 2 keer.")).toBeVisible();
    await page.getByLabel("6 cijfers").fill(digits);
    await page.getByRole("button", { name: "Geef de sleutel" }).click();
    await expect(heading(page)).toHaveText(`${NOOR.name} heeft nu een sleutel.`);
    await expectGoodScreen(page, "Sleutel gegeven");

    await other.getByRole("button", { name: "Open", exact: true }).click();
    await expect(other.getByRole("heading", { name: GOAL })).toBeVisible();

    await page.getByRole("link", { name: "Klaar" }).click();
    await expect(page.getByText("Nu kan 1 iemand meekijken.")).toBeVisible();
    await expectGoodScreen(page, "Sleutels");
    await page.getByRole("link", { name: NOOR.name }).click();
    await expect(heading(page)).toHaveText(`Sleutel van ${NOOR.name}`);
    await expectGoodScreen(page, "Sleutel");

    await page.getByRole("link", { name: "Stop", exact: true }).click();
    await expect(
      page.getByText(`${NOOR.name} ziet niets nieuws meer. Wat al gelezen is, blijft bekend.`),
    ).toBeVisible();
    await expectGoodScreen(page, "Sleutel stoppen");
    await page.getByRole("button", { name: "Stop de sleutel" }).click();
    await expect(heading(page)).toHaveText("Gestopt");
    await expectGoodScreen(page, "Gestopt");
    await page.getByRole("link", { name: "Klaar" }).click();
    await expect(page.getByText("Niemand kan meekijken. Alleen jij.")).toBeVisible();
  },
);

test(
  "three times wrong digits share nothing, and a new code can be made",
  { tag: "@beside" },
  async ({ page, origin, anotherBrowser }) => {
    await startOwnPlan(page, origin);
    await beginKey(page);
    await page.getByRole("button", { name: /Iemand die ik ken/u }).click();
    await expect(page.getByRole("radio", { name: /Alleen een berichtje/u })).toBeChecked();
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByRole("link", { name: "Maak de sleutel" }).click();
    const other = await anotherBrowser();
    const digits = await claim(other, await makeLink(page));
    for (const left of ["Nog 2 keer.", "Nog 1 keer."]) {
      await page.getByLabel("6 cijfers").fill(wrong(digits));
      await page.getByRole("button", { name: "Geef de sleutel" }).click();
      await expect(page.getByText(left)).toBeVisible();
    }
    await page.getByLabel("6 cijfers").fill(wrong(digits));
    await page.getByRole("button", { name: "Geef de sleutel" }).click();
    await expect(page.getByText("Drie keer fout. Er is niets gedeeld. Maak een nieuwe sleutel.")).toBeVisible();
    await expectGoodScreen(page, "Typ de cijfers");
    await page.getByRole("link", { name: "Maak een nieuwe code" }).click();
    await expect(page.getByRole("img", { name: /Code voor de ander/u })).toBeVisible();
  },
);

test("Back keeps what was chosen, and a cancelled code shares nothing", async ({ page, origin }) => {
  await startOwnPlan(page, origin);
  await beginKey(page);
  await page.getByRole("button", { name: /Een begeleider/u }).click();
  await page.getByRole("radio", { name: /Meelezen/u }).check();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("button", { name: "Verander tot wanneer" }).click();
  await page.getByRole("radio", { name: "1 jaar" }).check();
  await expectGoodScreen(page, "Tot wanneer");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("button", { name: "Verander wat de ander ziet" }).click();
  await expect(page.getByRole("checkbox", { name: "Lezen" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Zo help je mij" }).uncheck();
  await expectGoodScreen(page, "Zelf kiezen");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Kies ook wat de ander mag lezen.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Zo help je mij" }).check();
  await page.getByRole("checkbox", { name: "Mensen om mij heen" }).check();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("De ander ziet: Zo help je mij, en Mensen om mij heen.")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Mensen om mij heen" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "1 jaar" })).toBeChecked();
  await page.goForward();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  await expect(page.getByRole("img", { name: /Code voor de ander/u })).toBeVisible();
  await page.getByRole("button", { name: "Niet doen" }).click();
  await expect(page.getByText("Er is niets gedeeld.")).toBeVisible();
  await expect(page.getByText("Niemand kan meekijken. Alleen jij.")).toBeVisible();
});

test("without internet a key waits, in words, beside the code", async ({ page, context, origin }) => {
  await startOwnPlan(page, origin);
  await readyForOffline(page);
  await context.setOffline(true);
  await beginKey(page);
  await page.getByRole("button", { name: /Een begeleider/u }).click();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("link", { name: "Maak de sleutel" }).click();
  await expect(page.getByText(/Alles is (hier bewaard|bewaard op dit apparaat)\./u).first()).toBeVisible();
  await context.setOffline(false);
  const code = page.getByRole("img", { name: /Code voor de ander/u });
  await expect(async () => {
    // A press of which the code came late took the button away: it is not pressed again.
    if (!(await code.isVisible()))
      await page.getByRole("button", { name: "Probeer nog eens" }).click({ timeout: 1000 });
    await expect(code).toBeVisible({ timeout: 2000 });
  }).toPass();
});
