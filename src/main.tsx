import { render } from "solid-js/web";
import { instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { loadLocale } from "#src/i18n/catalogue.ts";
import { isHere } from "#src/operations/is-here.ts";
import { createPeek } from "#src/storage/peek.ts";
import "#src/ui/kit/kit.css";
import { I18nProvider } from "#src/ui/kit/i18n-context.tsx";
import { AppProvider } from "#src/ui/session/app-context.tsx";
import { takeInviteCode } from "#src/ui/session/invite-link.ts";
import { applyLook, localStore, readPreferences } from "#src/ui/session/preferences.ts";
import { afterFirstScreen, nextTask } from "#src/ui/shell/after-first-screen.ts";
import { createApp } from "#src/ui/shell/create-app.ts";
import { passage } from "#src/ui/shell/guard.ts";
import { stayAway } from "#src/ui/shell/leave.ts";
import { reloadOnceWhenStale } from "#src/ui/shell/reload-once.ts";
import { Shell } from "#src/ui/shell/Shell.tsx";
import "#src/ui/shell/shell.css";
import { installTrustedTypes } from "#src/ui/shell/trusted-types.ts";
import { keepWasHere, wasHere } from "#src/ui/shell/was-here.ts";

/** When the source was last changed, in milliseconds since 1970; set by the build. */
declare const __BUILT_AT__: number;

installTrustedTypes();
if (!stayAway()) await start();

async function start(): Promise<void> {
  takeInviteCode(location, history);
  addEventListener("hashchange", () => takeInviteCode(location, history));
  reloadOnceWhenStale();

  const preferences = readPreferences(localStore(), navigator.languages);
  applyLook(document.documentElement, preferences);

  const [here, catalogue] = await Promise.all([
    isHere({ disk: createPeek(globalThis.indexedDB) }),
    loadLocale(preferences.locale),
  ]);
  // In a task of its own: what was fetched has just been run, and a cheap phone can take a press in between.
  await nextTask();
  const place = document.getElementById("app");
  invariant(place, "index.html has a place for the app");
  const was = wasHere(localStore());
  // The first screen of all and the one that asks for the pincode need nothing of it; any other waits for it itself.
  const atOnce =
    passage({ type: here ? "locked" : "empty" }, location.pathname).type !== "unlock" &&
    (location.pathname !== "/" || was);
  const engine = (atOnce ? Promise.resolve() : afterFirstScreen(place))
    .then(() => import("#src/ui/shell/engine.ts"))
    .then(async (engineCode) => {
      await nextTask();
      return engineCode;
    })
    .then(({ startEngine }) => startEngine(location.origin, __BUILT_AT__));
  const app = createApp({
    engine,
    here,
    was,
    keepWas: (isHere) => keepWasHere(localStore(), isHere),
    origin: location.origin,
  });

  render(
    () => (
      <I18nProvider locale={preferences.locale} catalogue={catalogue} now={() => instant(Date.now())}>
        <AppProvider app={app}>
          <Shell />
        </AppProvider>
      </I18nProvider>
    ),
    place,
  );
}
