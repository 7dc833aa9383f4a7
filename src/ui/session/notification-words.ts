import { type Catalogue, isTrial, languageTag, type Locale } from "#src/i18n/catalogue.ts";
import type { NotificationWords } from "#src/operations/ports.ts";
import { appearance, OTHER_NAME } from "./appearance.ts";

/** What a notification says in the language of the screen. A language on trial says it in Dutch. */
export const notificationWords = (t: Catalogue, locale: Locale): NotificationWords => ({
  text: t.notifications.says,
  lang: isTrial(locale) ? "nl" : languageTag(locale),
  ...(appearance() === "list"
    ? { title: OTHER_NAME, icon: "/lijstje-192.png" }
    : { title: t.shell.appName, icon: "/icon-192.png" }),
});
