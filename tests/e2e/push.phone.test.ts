import type { BrowserContext, Page } from "@playwright/test";
import { fromUtf8, toBase64url } from "#src/base/bytes.ts";
import { chromiumPath, quietArgs } from "#tests/support/chromium.ts";
import { type PushService, type Subscriber, createSubscriber, startPushService } from "#tests/support/push-service.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { expect, goTo, heading, PIN, readyForOffline, startOwnPlan, test as base, unlock } from "./app-fixture.ts";
import { handOver, makeKey, makeLink, makePlan, NOOR } from "./main-story-steps.ts";
import { expectFocusOnHeading, expectGoodScreen } from "./screen-forms.ts";

const JOOST = { name: "Joost Bakker", role: "vriend" };

/** A relay that sends to a push service of this test's own, in the place of those of Google, Mozilla or Apple. */
const test = base.extend<{ readonly service: PushService; readonly relay: RelayProcess }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture depends on
  service: async ({}, use) => {
    const service = await startPushService();
    await use(service);
    await service.close();
  },
  relay: async ({ appDir, service }, use) => {
    const relay = await startRelay({ appDir, environment: { RELAY_PUSH_HOSTS: service.origin } });
    await use(relay);
    await relay.stop();
  },
});

// A browser without windows shows no notification.
test.use({
  serviceWorkers: "allow",
  launchOptions: { args: [...quietArgs], ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) },
});

/**
 * Without Google's service a browser gets no place from `PushManager.subscribe`: this one gives the test's. All else is
 * the browser's own: permission, service worker, what a push starts, what is shown. Kept over a reload, as a browser does.
 */
async function givePlaces(page: Page, first: Subscriber, ...later: readonly Subscriber[]): Promise<void> {
  const places = [first, ...later].map(({ endpoint, p256dh, auth }) => ({
    endpoint,
    p256dh: toBase64url(p256dh),
    auth: toBase64url(auth),
  }));
  await page.addInitScript((given) => {
    const kept = (): { at: number; on: boolean; key: string } =>
      JSON.parse(localStorage.getItem("test-push") ?? '{"at":0,"on":false,"key":""}') as never;
    const keep = (change: object): void => localStorage.setItem("test-push", JSON.stringify({ ...kept(), ...change }));
    const bytes = (text: string): ArrayBuffer =>
      Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;
    const present = (): unknown => {
      const { at, on, key } = kept();
      const place = given[at];
      if (!on || !place) return null;
      return {
        endpoint: place.endpoint,
        options: { applicationServerKey: bytes(key) },
        getKey: (name: "p256dh" | "auth") => bytes(place[name]),
        unsubscribe: () => Promise.resolve(keep({ on: false }) === undefined),
      };
    };
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(present()),
      subscribe: ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
        const key = btoa(String.fromCharCode(...applicationServerKey));
        return Promise.resolve(keep({ on: true, key }) ?? present());
      },
    });
  }, places);
}

const settingsOf = async (page: Page): Promise<void> => {
  await goTo(page, "/meer/instellingen");
  await page.getByRole("link", { name: /^Meldingen/u }).click();
};
const turnOn = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Zet meldingen aan" }).click();
  await expect(heading(page)).toHaveText("Meldingen staan aan");
};

/** As the browser does when its push service brings something. */
async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  // Stays attached: what is on its way to a worker that was asleep may go with whoever sent it.
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
}

const shown = (page: Page): Promise<readonly (readonly string[])[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, lang }) => [title, body, tag, lang]);
  });

const allow = (context: BrowserContext, origin: string): Promise<void> =>
  context.grantPermissions(["notifications"], { origin });

test("a note of another comes as 'there is something new', in the language of the screen, and says no more", async ({
  page,
  context,
  relay,
  service,
  anotherBrowser,
}) => {
  test.slow();
  const { origin } = relay;
  const browser = createSubscriber(service.origin);
  await givePlaces(page, browser);
  await allow(context, origin);
  await makePlan(page, origin);
  await readyForOffline(page);
  await makeKey(page, "Iemand die ik ken");
  const link = await makeLink(page);
  const joost = await anotherBrowser();
  await joost.goto(link);
  await handOver(page, joost, JOOST);

  await settingsOf(page);
  await expect(heading(page)).toHaveText("Wil je een seintje?");
  await expectFocusOnHeading(page);
  await expectGoodScreen(page, "Meldingen");
  await page.getByText("Wie merkt dit?").click();
  await expect(page.getByText("Die ziet niet wat er is, en niet van wie.")).toBeVisible();
  // Whenever this test is run: a night would be waited for otherwise.
  await page.getByRole("switch", { name: "Ook 's avonds en 's nachts" }).click();
  const asked = page.waitForRequest((request) => request.url() === `${origin}/v1/push`);
  await turnOn(page);
  expect((await asked).postDataJSON()).toMatchObject({ endpoint: browser.endpoint, quietFrom: 0, quietUntil: 0 });
  await expectFocusOnHeading(page);
  await expectGoodScreen(page, "Meldingen");

  await joost.getByLabel("Berichtje voor Samira").fill("Zullen we zaterdag wandelen?");
  await joost.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect.poll(() => service.requests.length).toBe(1);
  const [request] = service.requests;
  expect(request?.path).toBe(new URL(browser.endpoint).pathname);
  const opened = request && browser.open(request.body);
  const data = (opened && fromUtf8(opened)) ?? "";
  expect(data).toBe(`{"v":1}\u0002${"\0".repeat(120)}`);

  await readyForOffline(page);
  await deliver(page, origin, data.slice(0, data.indexOf("\u0002")));
  await expect.poll(() => shown(page)).toEqual([["Roer", "Er is iets nieuws.", "roer", "nl"]]);
  await goTo(page, "/meer/taal");
  await page.getByRole("radio", { name: "English" }).check();
  await expect(heading(page)).toHaveText("Which language do you want?");
  await deliver(page, origin, data.slice(0, data.indexOf("\u0002")));
  // In the place of the one that was still there.
  await expect.poll(() => shown(page)).toEqual([["Roer", "There is something new.", "roer", "en"]]);
  await page.getByRole("radio", { name: "Nederlands" }).check();

  await settingsOf(page);
  const removed = page.waitForResponse(`${origin}/v1/push/remove`);
  await page.getByRole("button", { name: "Zet meldingen uit" }).click();
  expect((await removed).status()).toBe(200);
  await expect(page.getByText("Meldingen staan uit.")).toBeVisible();
  await expect(heading(page)).toHaveText("Wil je een seintje?");
  expect(await shown(page)).toEqual([]);
  expect(await page.evaluate(() => caches.has("roer-notification"))).toBe(false);
});

test(
  "who holds a key is told too, at another place after the browser moved, and no more once all is wiped",
  { tag: "@beside" },
  async ({ page, relay, service, anotherBrowser }) => {
    test.slow();
    const { origin } = relay;
    await makePlan(page, origin);
    await makeKey(page);
    const link = await makeLink(page);
    const noor = await anotherBrowser();
    const [first, second] = [createSubscriber(service.origin), createSubscriber(service.origin)];
    await givePlaces(noor, first, second);
    await allow(noor.context(), origin);
    await noor.goto(link);
    await handOver(page, noor, NOOR);
    await noor.getByRole("link", { name: "Ik wil later terug" }).click();
    await noor.getByRole("button", { name: "Kies een pincode" }).click();
    for (const button of ["Verder", "Bewaar op deze computer"]) {
      await noor.getByLabel("Pincode").fill(PIN);
      await noor.getByRole("button", { name: button }).click();
    }
    await expect(heading(noor)).toHaveText("Plan van Samira");
    await readyForOffline(noor);

    await settingsOf(noor);
    await expect(noor.getByText("Je krijgt het als er iets nieuws staat in een plan.")).toBeVisible();
    const asked = noor.waitForRequest(`${origin}/v1/push`);
    await turnOn(noor);
    expect((await asked).postDataJSON()).toMatchObject({ endpoint: first.endpoint, quietFrom: 21, quietUntil: 8 });

    // The browser gives up its place while the app is closed.
    await noor.evaluate(() => localStorage.setItem("test-push", '{"at":1,"on":false,"key":""}'));
    await noor.reload();
    const again = noor.waitForRequest(`${origin}/v1/push`);
    await unlock(noor);
    expect((await again).postDataJSON()).toMatchObject({ endpoint: second.endpoint, quietFrom: 21, quietUntil: 8 });

    await goTo(noor, "/meer/wissen");
    const removed = noor.waitForResponse(`${origin}/v1/push/remove`);
    await noor.getByRole("button", { name: "Wis alles" }).click();
    expect((await removed).status()).toBe(200);
    await expect(heading(noor)).toHaveText("Alles is gewist.");
    await noor.getByRole("button", { name: "Klaar" }).click();
    await expect(heading(noor)).toHaveText("Jouw plan. Jij beslist.");
    expect(await noor.evaluate(() => localStorage.getItem("test-push"))).toContain('"on":false');
  },
);

test(
  "a press on it goes to the app where it is open, and opens it where it is not",
  { tag: "@beside" },
  async ({ page, context, relay }) => {
    const { origin } = relay;
    await allow(context, origin);
    await page.goto(origin);
    await readyForOffline(page);
    await deliver(page, origin, "{}");
    await expect.poll(() => shown(page)).toHaveLength(1);
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("the app has a service worker");
    // Only a person's own press lets a browser bring a window to the front: what the worker asks of it is written down.
    await worker.evaluate(() => {
      type Window = { readonly url: string };
      const asked: string[] = [];
      const scope = globalThis as unknown as {
        WindowClient: { prototype: { focus: (this: Window) => Promise<Window> } };
        clients: { openWindow: (url: string) => Promise<null> };
      };
      scope.WindowClient.prototype.focus = function focus() {
        asked.push(`focus ${new URL(this.url).pathname}`);
        return Promise.resolve(this);
      };
      scope.clients.openWindow = (url) => {
        asked.push(`open ${url}`);
        return Promise.resolve(null);
      };
      Object.assign(globalThis, { asked });
    });
    const press = () =>
      worker.evaluate(async () => {
        const scope = globalThis as unknown as {
          registration: ServiceWorkerRegistration;
          asked: string[];
          NotificationEvent: new (type: string, init: object) => Event;
        };
        await scope.registration.showNotification("Roer", { tag: "roer" });
        const [notification] = await scope.registration.getNotifications();
        dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
        while (scope.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        return [...scope.asked.splice(0), (await scope.registration.getNotifications()).length];
      });
    expect(await press()).toEqual(["focus /", 0]);
    await page.goto("about:blank");
    // The window that was left counts for a moment longer.
    const windows = () =>
      worker.evaluate(async () => {
        const { clients } = globalThis as unknown as {
          clients: { matchAll: (of: object) => Promise<readonly unknown[]> };
        };
        return (await clients.matchAll({ type: "window", includeUncontrolled: true })).length;
      });
    await expect.poll(windows).toBe(0);
    expect(await press()).toEqual(["open /", 0]);
  },
);

test(
  "a browser is asked at the press alone; without internet, or when it gives no place, that is said",
  {
    tag: "@beside",
  },
  async ({ page, context, relay }) => {
    await allow(context, relay.origin);
    await page.addInitScript(() => {
      const answers: NotificationPermission[] = ["default", "granted"];
      Object.assign(globalThis, { asked: 0 });
      Object.defineProperty(Notification, "permission", { get: () => (answers.length > 1 ? "default" : answers[0]) });
      Notification.requestPermission = () => {
        Object.assign(globalThis, { asked: 3 - answers.length });
        return Promise.resolve(answers.length > 1 ? (answers.shift() ?? "default") : "granted");
      };
      PushManager.prototype.subscribe = () => Promise.reject(new DOMException("no service", "AbortError"));
    });
    await startOwnPlan(page, relay.origin);
    await readyForOffline(page);
    await settingsOf(page);
    const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
    const press = () => page.getByRole("button", { name: "Zet meldingen aan" }).click();
    await expect(heading(page)).toHaveText("Wil je een seintje?");
    expect(await asked()).toBe(0);
    await press();
    await expect(page.getByText("Je koos nog niets. Druk nog een keer.")).toBeVisible();
    expect(await asked()).toBe(1);
    await press();
    await expect(page.getByText("Je browser gaf geen plek voor meldingen. Probeer het later.")).toBeVisible();
    await context.setOffline(true);
    await press();
    await expect(page.getByText("Geen internet. Er is niets veranderd. Probeer het straks.")).toBeVisible();
    await expectGoodScreen(page, "Meldingen");
  },
);

test(
  "a browser that says no, and one that cannot, have a screen that says so",
  { tag: "@beside" },
  async ({ page, relay, anotherBrowser }) => {
    await startOwnPlan(page, relay.origin);
    await page.evaluate(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
    await settingsOf(page);
    await expect(heading(page)).toHaveText("Je browser laat geen meldingen toe");
    await expectGoodScreen(page, "Meldingen");
    await page.evaluate(() => Object.defineProperty(Notification, "permission", { get: () => "default" }));
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await expect(heading(page)).toHaveText("Wil je een seintje?");

    const old = await anotherBrowser();
    await old.addInitScript(() => Reflect.deleteProperty(globalThis, "PushManager"));
    await startOwnPlan(old, relay.origin);
    await settingsOf(old);
    await expect(heading(old)).toHaveText("Meldingen kunnen hier niet");
    await expectGoodScreen(old, "Meldingen");
  },
);
