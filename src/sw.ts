// Keeps the app's own files for use without a network. It sees no dossier data: requests to the relay pass it by.
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
