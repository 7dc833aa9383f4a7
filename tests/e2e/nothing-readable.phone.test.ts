import { filesIn, search, textCanary } from "#tests/support/attacker-search.ts";
import type { Page } from "@playwright/test";
import { PIN, expect, goTo, test } from "./app-fixture.ts";
import { GOAL, handOver, makeKey, makeLink, makePlan, otherDevice } from "./main-story-steps.ts";

test.use({ serviceWorkers: "allow" });

const WHO = { name: "Noortje Kanarie", role: "schuldhulpkanarie", organisation: "Wijkteam Kanarievogel" };
const NOTE = "Ik bel je kanarie dinsdag.";
const RESIDENT = "Samirakanarie";

/** All that this browser keeps, as text: every value of IndexedDB, local and session storage, caches' addresses, address and title. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asText = (value: unknown): string => {
      if (value instanceof Uint8Array) return Array.from(value, (byte) => String.fromCharCode(byte)).join("");
      if (value instanceof ArrayBuffer) return asText(new Uint8Array(value));
      if (value instanceof CryptoKey) return `key, extractable: ${value.extractable}`;
      if (typeof value === "object" && value !== null) return Object.values(value).map(asText).join("|");
      return String(value);
    };
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("IndexedDB does not answer"));
      });
    const out: string[] = [location.href, document.title];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        out.push(asText(await settled(table.getAllKeys())), asText(await settled(table.getAll())));
      }
      database.close();
    }
    for (const storage of [localStorage, sessionStorage])
      for (let i = 0; i < storage.length; i++) {
        const key = storage.key(i) ?? "";
        out.push(`${key}=${storage.getItem(key)}`);
      }
    for (const cache of await caches.keys())
      for (const request of await (await caches.open(cache)).keys()) out.push(request.url);
    return out.join("\n");
  });

/** A screen, its field, and what is written there. */
const WRITTEN: readonly (readonly [address: string, field: string, text: string])[] = [
  ["/noodkaart/crisis", "Hoe merk je dat?", "Ik zie kanaries in het donker."],
  ["/afspraken/wachten/nieuw", "Waarop?", "Een plek voor de kanarie"],
  ["/hulp/nieuw", "Wat", "Kanariehulp in huis"],
  ["/dagboek/nieuw", "Wat wil je opschrijven?", "Vandaag zong de kanarie niet."],
  ["/gesprek/personal/needed", "Welke hulp is er dan nog nodig?", "Iemand die de kanarie voert."],
  ["/casusblad/nieuw", "Wat is de vraag?", "Waar woont de kanarie straks?"],
  ["/verder-kijken/money/causes", "Waar komt het vandaan?", "De kanarie kostte te veel."],
];
const SOUGHT = "kanariezoekwoord";

test("a whole story leaves nothing readable: not in the browsers, not at the relay, not in its log", async ({
  page,
  browser,
  relay,
}) => {
  test.setTimeout(180_000);
  const addresses: string[] = [];
  await makePlan(page, relay.origin, RESIDENT);
  await makeKey(page);
  const link = await makeLink(page);
  const worker = await otherDevice(browser, page);
  for (const each of [page, worker]) each.on("request", (request) => addresses.push(request.url()));
  await worker.goto(link);
  await handOver(page, worker, WHO);
  await worker.getByLabel("Berichtje").first().fill(NOTE);
  await worker.getByRole("button", { name: "Verstuur" }).first().click();
  await page.getByRole("link", { name: "Vandaag" }).click();
  await page.getByRole("link", { name: "Alle berichtjes" }).click();
  await expect(page.getByText(NOTE)).toBeVisible();

  for (const [address, field, text] of WRITTEN) {
    await goTo(page, address);
    await page.getByRole("textbox", { name: field, exact: true }).fill(text);
    await page.getByRole("button", { name: /^(?:Bewaar|Volgende|Maak het blad)$/u }).click();
    await page.waitForURL((url) => url.pathname !== address);
  }
  // What was typed and not kept lies here as a draft.
  await goTo(page, "/zoek");
  await page.getByLabel("Wat zoek je?").fill(SOUGHT);
  await expect(page.getByText("Niets gevonden. Probeer een ander woord.")).toBeVisible();

  const canaries = [
    SOUGHT,
    ...WRITTEN.map(([, , text]) => text),
    GOAL,
    NOTE,
    RESIDENT,
    WHO.name,
    WHO.role,
    WHO.organisation,
    link.slice(link.indexOf("#")),
  ].map(textCanary);
  // A pincode of six digits occurs by chance in megabytes of random bytes: it is looked for where text is kept.
  const secrets = [...canaries, textCanary(`"${PIN}"`)];
  const bytes = async (from: Page): Promise<Uint8Array> => Buffer.from(await keptBy(from), "latin1");
  const haystacks = [
    { name: "the resident's browser", bytes: await bytes(page) },
    { name: "the holder's browser", bytes: await bytes(worker) },
    { name: "addresses asked", bytes: Buffer.from(addresses.join("\n")) },
    { name: "the relay's log", bytes: Buffer.from(relay.logText()) },
    ...filesIn(relay.dataDir),
  ];
  expect(haystacks[0]?.bytes.length).toBeGreaterThan(50_000);
  expect(search(haystacks, secrets)).toEqual([]);

  // The search can fail: one readable value in the same store is found.
  await page.evaluate((text) => localStorage.setItem("slip", text), NOTE);
  expect(search([{ name: "a slip", bytes: await bytes(page) }], canaries)).not.toEqual([]);
  await worker.close();
});
