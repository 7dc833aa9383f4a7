import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { Notifications, PushPlace } from "#src/operations/ports.ts";

/** As much of a window as is asked for. */
export type PushPage = {
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer };
  readonly Notification?: Pick<typeof Notification, "permission" | "requestPermission">;
  readonly PushManager?: unknown;
  readonly caches?: CacheStorage;
};

/** Where the service worker, which shares no code with the app, finds the words: see src/sw.ts. */
const WORDS = { cache: "roer-notification", address: "/notification-words" } as const;

/** A browser that cannot reach its push service says nothing at all. Milliseconds. */
const PATIENCE = 20_000;

const SAID = { default: "not-asked", denied: "refused", granted: "granted" } as const;

/** The browser's notifications and its place at a push service. Never rejects. */
export function createNotifications(page: PushPage): Notifications {
  const { Notification, caches } = page;
  const container = page.navigator.serviceWorker;
  const registration = async (): Promise<ServiceWorkerRegistration | undefined> => container?.getRegistration();
  const subscription = async (): Promise<PushSubscription | undefined> =>
    (await (await registration())?.pushManager.getSubscription()) ?? undefined;

  return {
    permission: () =>
      !Notification || !container || page.PushManager === undefined ? "impossible" : SAID[Notification.permission],
    ask: async () => {
      try {
        return SAID[(await Notification?.requestPermission()) ?? "default"];
      } catch {
        return "not-asked";
      }
    },
    place: async (key) => {
      try {
        const present = await subscription();
        if (present && isUnder(present, key)) return placeOf(present);
        await present?.unsubscribe();
        const made = await inTime(
          container?.ready.then(({ pushManager }) =>
            pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }),
          ),
        );
        return placeOf(made);
      } catch {
        return err({ type: "push-refused" });
      }
    },
    present: async () => {
      try {
        const place = placeOf(await subscription());
        return place.ok ? place.value : undefined;
      } catch {
        return undefined;
      }
    },
    say: async (words) => {
      try {
        await (await caches?.open(WORDS.cache))?.put(WORDS.address, new Response(JSON.stringify(words)));
      } catch {
        // Without room for them, the service worker has words of its own.
      }
    },
    leave: async () => {
      try {
        await (await subscription())?.unsubscribe();
        for (const shown of (await (await registration())?.getNotifications()) ?? []) shown.close();
        await caches?.delete(WORDS.cache);
      } catch {
        // Then the relay is told, and sends nothing any more.
      }
    },
  };
}

function placeOf(subscription: PushSubscription | undefined): Result<PushPlace, { readonly type: "push-refused" }> {
  const [p256dh, auth] = [subscription?.getKey("p256dh"), subscription?.getKey("auth")];
  if (!subscription || !p256dh || !auth) return err({ type: "push-refused" });
  return ok({ endpoint: subscription.endpoint, p256dh: new Uint8Array(p256dh), auth: new Uint8Array(auth) });
}

/** A relay whose data began anew has another key, and may not send to a place under the old one. */
const isUnder = ({ options }: PushSubscription, key: Bytes): boolean =>
  options.applicationServerKey !== null && equal(new Uint8Array(options.applicationServerKey), key);

function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
