import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPostgresCaretaker } from "#relay/adapters/postgres/caretaker.ts";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { startCluster } from "#tests/support/postgres-cluster.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { expect, heading, test as base } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";
import { addStep, menu } from "./plan-steps.ts";

type Shared = {
  readonly here: RelayProcess;
  readonly there: RelayProcess;
  /** Everything in the database, compared with itself. */
  readonly faults: () => Promise<readonly object[]>;
};

const test = base.extend<{ readonly shared: Shared }>({
  shared: async ({ appDir }, use) => {
    const cluster = await startCluster({ fsync: "on" });
    const dataDir = mkdtempSync(join(tmpdir(), "roer-two-relays-"));
    const url = await cluster.database();
    const start = () => startRelay({ appDir, dataDir, environment: { DATABASE_URL: url } });
    const [here, there] = [await start(), await start()];
    const blobs = createBlobFiles(join(dataDir, "blobs"));
    await use({
      here,
      there,
      faults: async () => (await withPostgresCaretaker(url, blobs, (care) => care.check(false))).faults,
    });
    await Promise.all([here.stop(), there.stop()]);
    await cluster.remove();
    rmSync(dataDir, { recursive: true, force: true });
  },
});

// Two browsers, two relays and a database share the cores of one machine.
test.describe.configure({ timeout: 300_000 });

test("a resident at one relay and a holder at another, of which one is killed meanwhile: both end up with everything", async ({
  page: samira,
  anotherBrowser,
  shared: { here, there, faults },
}) => {
  await makePlan(samira, here.origin);
  await makeKey(samira);
  const link = await makeLink(samira);
  const noor = await anotherBrowser();
  await noor.goto(link.replace(here.origin, there.origin));
  await handOver(samira, noor, NOOR);
  await expect(heading(noor)).toHaveText("Plan van Samira");

  const write = async (text: string): Promise<void> => {
    await noor.getByLabel("Berichtje voor Samira").fill(text);
    await noor.getByRole("button", { name: "Verstuur", exact: true }).click();
    await expect(noor.getByText("Je berichtje is verstuurd.")).toBeVisible();
    await expect(noor.getByLabel("Berichtje voor Samira")).toHaveValue("");
  };
  await menu(samira, "Plan").click();
  await samira.getByRole("link", { name: GOAL }).click();
  await write("Zullen we dinsdag samen kijken?");
  await expect(samira.getByText("Zullen we dinsdag samen kijken?")).toBeVisible();
  await addStep(samira, "De post op tafel leggen");
  await expect(noor.getByText("De post op tafel leggen").first()).toBeVisible();

  await here.kill();
  await addStep(samira, "Een map kopen");
  await expect(samira.getByText("Geen internet. Alles is bewaard op dit apparaat.")).toBeVisible();
  await write("Ik neem een map mee.");
  await here.restart();

  await expect(samira.getByText("Ik neem een map mee.")).toBeVisible({ timeout: 60_000 });
  await expect(noor.getByText("Een map kopen").first()).toBeVisible({ timeout: 60_000 });
  await addStep(samira, "Samen sorteren");
  await expect(noor.getByText("Samen sorteren").first()).toBeVisible();
  expect(await faults()).toEqual([]);
});
