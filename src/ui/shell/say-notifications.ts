import { createEffect } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { notificationWords } from "#src/ui/session/notification-words.ts";

/** Notifications speak the language of the screen, also after another one was chosen. */
export function sayNotificationsInLanguage(): void {
  const app = useApp();
  const { t, locale } = useI18n();
  createEffect(() => {
    const words = notificationWords(t(), locale());
    void app.ready.then(() => {
      const { notifications } = app.ports;
      if (notifications?.permission() === "granted") return notifications.say(words);
      return undefined;
    });
  });
}
