import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { NIGHT, NO_NIGHT, type NotifyFault, notifyHere } from "#src/operations/notify-here.ts";
import { stopNotifying } from "#src/operations/stop-notifying.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { notificationWords } from "#src/ui/session/notification-words.ts";

type NotificationsStep = "impossible" | "refused" | "off" | "on";
export type NotificationsFault = NotifyFault | { readonly type: "not-answered" };

export type NotificationSettings = {
  readonly step: Accessor<NotificationsStep>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<NotificationsFault | undefined>;
  readonly nights: Accessor<boolean>;
  /** At once where notifications are on; else for when they are turned on. */
  readonly setNights: (nights: boolean) => Promise<void>;
  /** To be called at the press itself: a browser asks nothing otherwise. */
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<boolean>;
};

/** Notifications of this device for whatever is open on it. */
export function createNotificationSettings(): NotificationSettings {
  const session = useSession();
  const { t, locale } = useI18n();
  const port = () => session().ports.notifications;
  const kept = () => session().profile.notify;
  const [permission, setPermission] = createSignal(port()?.permission() ?? "impossible");
  const [relayHasNone, setRelayHasNone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<NotificationsFault>();
  const [wished, setWished] = createSignal(false);
  const nights = (): boolean => {
    const hours = kept();
    return hours ? hours.quietFrom === hours.quietUntil : wished();
  };

  const look = (): void => void setPermission(port()?.permission() ?? "impossible");
  onMount(() => {
    // Whoever changes it in the browser comes back to this page.
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    onCleanup(() => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    });
    if (port())
      void session()
        .ports.relay.pushKey()
        .then((answer) => {
          if (!answer.ok && answer.error.type === "refused") setRelayHasNone(answer.error.problem === "not-found");
        });
  });

  const busily = async (work: () => Promise<NotificationsFault | undefined>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    setFault(undefined);
    const failed = await work();
    setFault(failed);
    setBusy(false);
    return failed === undefined;
  };
  const tell = async (withNights: boolean): Promise<NotificationsFault | undefined> => {
    const told = await notifyHere(session(), withNights ? NO_NIGHT : NIGHT);
    if (!told.ok) return told.error;
    await port()?.say(notificationWords(t(), locale()));
    return undefined;
  };

  return {
    step: () => {
      const now = permission();
      if (now === "impossible" || relayHasNone()) return "impossible";
      if (now === "refused") return "refused";
      return now === "granted" && kept() ? "on" : "off";
    },
    busy,
    fault,
    nights,
    setNights: async (next) => {
      setWished(next);
      if (kept()) await busily(() => tell(next));
    },
    turnOn: async () => {
      const asked = port()?.ask();
      await busily(async () => {
        const said = await asked;
        look();
        if (said === "refused") return undefined;
        return said === "granted" ? tell(nights()) : { type: "not-answered" };
      });
    },
    turnOff: () =>
      busily(async () => {
        const stopped = await stopNotifying(session());
        return stopped.ok ? undefined : stopped.error;
      }),
  };
}
