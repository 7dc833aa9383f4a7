import { relayCommand } from "#tests/support/relay-command.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { expect, goTo, heading, PIN, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test(
  "a relay that takes people by invitation: the code is asked, a wrong and a used one say so and stay, a good one lets in",
  { tag: "@beside" },
  async ({ page, appDir, anotherBrowser }) => {
    const relay = await startRelay({ appDir, environment: { RELAY_SIGNUP: "invite" } });
    try {
      const { printed } = await relayCommand(relay.dataDir, ["invite", "--count", "2"]);
      const [first = "", second = ""] = (printed as { codes: string[] }).codes;
      const begin = async (who: typeof page, name: string): Promise<void> => {
        await who.goto(`${relay.origin}/start/naam`);
        await who.getByLabel("Voornaam").fill(name);
        await who.getByRole("button", { name: "Verder" }).click();
        for (const asked of ["Kies een pincode van 6 cijfers.", "Nog een keer"]) {
          await expect(heading(who)).toHaveText(asked);
          await who.getByLabel("Pincode").fill(PIN);
          await who.getByRole("button", { name: "Verder" }).click();
        }
        await expect(heading(who)).toHaveText("Typ je toegangscode.");
      };
      const type = async (who: typeof page, code: string): Promise<void> => {
        await who.getByLabel("Toegangscode").fill(code);
        await who.getByRole("button", { name: "Verder" }).click();
      };

      await begin(page, "Samira");
      await expectGoodScreen(page);
      await type(page, "AAAAA-AAAAA-AAAAA-AAAAA");
      await expect(page.getByText("Deze code klopt niet, of is te oud.")).toBeVisible();
      await expect(page.getByLabel("Toegangscode")).toHaveValue("AAAAA-AAAAA-AAAAA-AAAAA");
      await page.getByRole("button", { name: "Later" }).click();
      await expect(page.getByText("De server vraagt een toegangscode.")).toBeVisible();
      await page.getByRole("link", { name: "Typ mijn code" }).click();
      await expect(page.getByLabel("Toegangscode")).toHaveValue("AAAAA-AAAAA-AAAAA-AAAAA");
      await type(page, first.toLowerCase().replaceAll("-", " "));
      await expect(page.getByText("De code klopt.")).toBeVisible();
      await expect(heading(page)).toContainText("Samira");
      await expect(page.getByText("De server vraagt een toegangscode.")).toBeHidden();

      const other = await anotherBrowser();
      await begin(other, "Ali");
      await type(other, first);
      await expect(other.getByText("Deze code is al gebruikt.")).toBeVisible();
      await type(other, second);
      await expect(heading(other)).toHaveText("Hoi Ali. Wat wil je eerst doen?");
      await goTo(other, "/vandaag");
      await expect(other.getByText("De server vraagt een toegangscode.")).toBeHidden();
    } finally {
      await relay.stop();
    }
  },
);
