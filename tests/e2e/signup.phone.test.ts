import { Owner } from "#tests/support/protocol-kit/owner.ts";
import { draw } from "#tests/support/protocol-kit/primitives.ts";
import { RelayApi } from "#tests/support/protocol-kit/relay.ts";
import { relayCommand } from "#tests/support/relay-command.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { expect, heading, PIN, test } from "./app-fixture.ts";
import { expectGoodScreen } from "./screen-forms.ts";

test(
  "a relay that takes people by invitation: the code is asked, a wrong and a used one say so and stay, a good one lets in",
  { tag: "@beside" },
  async ({ page, appDir }) => {
    const relay = await startRelay({ appDir, environment: { RELAY_SIGNUP: "invite" } });
    try {
      const { printed } = await relayCommand(relay.dataDir, ["invite", "--count", "2"]);
      const [used = "", good = ""] = (printed as { codes: string[] }).codes;
      await Owner.create(new RelayApi(relay.origin), draw(16), used);
      const type = async (code: string): Promise<void> => {
        await page.getByLabel("Toegangscode").fill(code);
        await page.getByRole("button", { name: "Verder" }).click();
      };

      await page.goto(relay.origin);
      await page.getByRole("link", { name: "Ik begin mijn eigen plan" }).click();
      await page.getByRole("link", { name: "Verder" }).click();
      await page.getByLabel("Voornaam").fill("Samira");
      await page.getByRole("button", { name: "Verder" }).click();
      for (const asked of ["Kies een pincode van 6 cijfers.", "Nog een keer"]) {
        await expect(heading(page)).toHaveText(asked);
        await page.getByLabel("Pincode").fill(PIN);
        await page.getByRole("button", { name: "Verder" }).click();
      }
      await expect(heading(page)).toHaveText("Typ je toegangscode.");
      await expectGoodScreen(page);
      await type("AAAAA-AAAAA-AAAAA-AAAAA");
      await expect(page.getByText("Deze code klopt niet, of is te oud.")).toBeVisible();
      await expect(page.getByLabel("Toegangscode")).toHaveValue("AAAAA-AAAAA-AAAAA-AAAAA");
      await type(used);
      await expect(page.getByText("Deze code is al gebruikt.")).toBeVisible();
      await page.getByRole("button", { name: "Later" }).click();
      await expect(page.getByText("De server vraagt een toegangscode.")).toBeVisible();
      await page.getByRole("link", { name: "Typ mijn code" }).click();
      await expect(page.getByLabel("Toegangscode")).toHaveValue(used);
      await type(good.toLowerCase().replaceAll("-", " "));
      await expect(page.getByText("De code klopt.")).toBeVisible();
      await expect(heading(page)).toHaveText("Hoi Samira");
      await expect(page.getByText("De server vraagt een toegangscode.")).toBeHidden();
    } finally {
      await relay.stop();
    }
  },
);
