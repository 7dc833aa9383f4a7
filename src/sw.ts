// Keeps the app's own files for use without a network, and says that there is something new. It sees no dossier data:
// requests to the relay pass it by, and what a push service brings is the same for everybody.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string }[];
};

/** Addresses that are answered by the relay and are no screens of the app. */
const answeredByRelay = [/^\/v1(\/|$)/, /^\/health/, /^\/openapi\.json$/, /^\/build\.json$/, /^\/robots\.txt$/];

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: answeredByRelay }));

// A new version waits until the page asks for it, which it does when the person is at rest and agrees.
self.addEventListener("message", (event) => {
  const data: unknown = event.data;
  if (typeof data === "object" && data !== null && "type" in data && data.type === "SKIP_WAITING")
    event.waitUntil(self.skipWaiting());
});

// On the very first visit the open page is served from here at once, so that a screen not seen before opens offline.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** Where the page leaves what a notification says (src/sync/notifications.ts): nothing of the app is imported here. */
const WORDS = { cache: "roer-notification", address: "/notification-words" } as const;

/** Until the page has left any, and where a browser threw them away. */
const OWN_WORDS = {
  nl: { text: "Er is iets nieuws.", lang: "nl" },
  en: { text: "There is something new.", lang: "en" },
};

async function notificationWords(): Promise<{ readonly text: string; readonly lang: string }> {
  const own = self.navigator.language.startsWith("nl") ? OWN_WORDS.nl : OWN_WORDS.en;
  try {
    const kept: unknown = await (await caches.match(WORDS.address, { cacheName: WORDS.cache }))?.json();
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("lang" in kept)) return own;
    return typeof kept.text === "string" && typeof kept.lang === "string" ? { text: kept.text, lang: kept.lang } : own;
  } catch {
    return own;
  }
}

/** Says the same whatever came, since what came is the same. A later one takes the place of one that is still there. */
async function showNotification(): Promise<void> {
  const { text, lang } = await notificationWords();
  await self.registration.showNotification("Roer", {
    body: text,
    lang,
    dir: "auto",
    tag: "roer",
    icon: "/icon-192.png",
  });
}

/** To the app where it is open, and to its first screen where it is not. */
async function openApp(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const anew = (): Promise<WindowClient | null> => self.clients.openWindow("/");
  await (open ? open.focus().catch(anew) : anew());
}

self.addEventListener("push", (event) => event.waitUntil(showNotification()));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});
