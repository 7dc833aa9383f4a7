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

type Words = { readonly text: string; readonly lang: string; readonly title: string; readonly icon: string };

const NAMED = { title: "Roer", icon: "/icon-192.png" };
/** Until the page has left any, and where a browser threw them away. */
const OWN_WORDS = {
  nl: { text: "Er is iets nieuws.", lang: "nl", ...NAMED },
  en: { text: "There is something new.", lang: "en", ...NAMED },
};

async function notificationWords(): Promise<Words> {
  const own = self.navigator.language.startsWith("nl") ? OWN_WORDS.nl : OWN_WORDS.en;
  try {
    const kept: unknown = await (await caches.match(WORDS.address, { cacheName: WORDS.cache }))?.json();
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("lang" in kept)) return own;
    const { text, lang } = kept;
    // An older page left no name.
    const title = "title" in kept && typeof kept.title === "string" ? kept.title : NAMED.title;
    const icon = "icon" in kept && typeof kept.icon === "string" ? kept.icon : NAMED.icon;
    return typeof text === "string" && typeof lang === "string" ? { text, lang, title, icon } : own;
  } catch {
    return own;
  }
}

/** Says the same whatever came, since what came is the same. A later one takes the place of one that is still there. */
async function showNotification(): Promise<void> {
  const { text, lang, title, icon } = await notificationWords();
  await self.registration.showNotification(title, { body: text, lang, dir: "auto", tag: "roer", icon });
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
