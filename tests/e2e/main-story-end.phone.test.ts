import { DAY } from "#src/base/instant.ts";
import { expect, heading, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR, otherDevice } from "./main-story-steps.ts";

test.use({ serviceWorkers: "allow" });

// Two browsers and their key derivations share the cores of one machine.
test.describe.configure({ timeout: 180_000 });

test("a key ends by itself while the resident is away and the holder has no internet", async ({
  page: samira,
  browser,
  origin,
}) => {
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const noor = await otherDevice(browser, samira);
  await noor.clock.install();
  await noor.goto(link);
  await handOver(samira, noor, NOOR);
  await samira.close();

  await noor.context().setOffline(true);
  await noor.getByLabel("Berichtje voor Samira").fill("Dit bleef liggen");
  await noor.clock.fastForward(100 * DAY);
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
  await expect(noor.getByText("Dit bleef liggen")).toBeVisible();
  await expect(noor.getByText(GOAL)).toHaveCount(0);

  await noor.getByRole("button", { name: "Haal weg van mijn lijst" }).click();
  await expect(noor.getByText("Je hebt nog geen sleutel. Vraag de inwoner om een code.")).toBeVisible();
  await noor.context().close();
});

test("where the holder's clock lies, the relay ends the key with the resident's device off", async ({
  page: samira,
  browser,
  relay,
}) => {
  const { origin } = relay;
  await makePlan(samira, origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const noor = await otherDevice(browser, samira);
  await noor.goto(link);
  await handOver(samira, noor, NOOR);
  await samira.close();

  await noor.context().setOffline(true);
  await noor.getByLabel("Berichtje voor Samira").fill("Te laat geschreven");
  await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(noor.getByText("Bewaard. Het gaat weg zodra er internet is.")).toBeVisible();
  await noor.getByLabel("Berichtje voor Samira").fill("Nog niet af");
  await relay.setClock({ offset: 100 * DAY });
  await noor.context().setOffline(false);
  await expect(heading(noor)).toHaveText("Deze sleutel is voorbij.");
  await expect(noor.getByText("Dit is niet verstuurd.")).toBeVisible();
  await expect(noor.getByText("Te laat geschreven")).toBeVisible();
  await expect(noor.getByText("Nog niet af")).toBeVisible();
  await noor.context().close();
});
