import type { RouteDefinition, RouteSectionProps } from "@solidjs/router";
import { type Component, lazy } from "solid-js";

/** The file of one screen, whose default export is the screen. */
type Screen = () => Promise<{ readonly default: Component<RouteSectionProps> }>;
type Place = readonly [path: string, screen: Screen];

const start: readonly Place[] = [
  ["/wat", () => import("#src/ui/onboarding/WhatPage.tsx")],
  ["/naam", () => import("#src/ui/onboarding/NamePage.tsx")],
  ["/pincode", () => import("#src/ui/onboarding/PinPage.tsx")],
  ["/nog-een-keer", () => import("#src/ui/onboarding/PinAgainPage.tsx")],
  ["/eerst", () => import("#src/ui/onboarding/FirstPage.tsx")],
];

const plan: readonly Place[] = [
  ["/vandaag", () => import("#src/ui/today/TodayPage.tsx")],
  ["/berichtjes", () => import("#src/ui/notes/NotesPage.tsx")],
  ["/plan", () => import("#src/ui/goals/PlanPage.tsx")],
  ["/plan/nieuw", () => import("#src/ui/goals/NewGoalPage.tsx")],
  ["/plan/:id", () => import("#src/ui/goals/GoalPage.tsx")],
  ["/zo-help-je-mij", () => import("#src/ui/about/AboutPage.tsx")],
  ["/zo-help-je-mij/:field", () => import("#src/ui/about/AboutFieldPage.tsx")],
  ["/mensen", () => import("#src/ui/people/PeoplePage.tsx")],
  ["/mensen/kaart", () => import("#src/ui/people/MapPage.tsx")],
  ["/mensen/nieuw", () => import("#src/ui/people/NewPersonPage.tsx")],
  ["/mensen/:id", () => import("#src/ui/people/PersonPage.tsx")],
];

const explore: readonly Place[] = [
  ["/hoe-gaat-het", () => import("#src/ui/explore/ExplorePage.tsx")],
  ["/hoe-gaat-het/kiezen", () => import("#src/ui/explore/ChooseAreasPage.tsx")],
  ["/blad/verkennen", () => import("#src/ui/sheets/ExploreSheetPage.tsx")],
  ["/hoe-gaat-het/:area", () => import("#src/ui/explore/AreaPage.tsx")],
  ["/hoe-gaat-het/:area/:question", () => import("#src/ui/explore/QuestionPage.tsx")],
];

const calendar: readonly Place[] = [
  ["/agenda", () => import("#src/ui/calendar/CalendarPage.tsx")],
  ["/agenda/nieuw", () => import("#src/ui/calendar/NewAppointmentPage.tsx")],
  ["/agenda/:id", () => import("#src/ui/calendar/AppointmentPage.tsx")],
];

const keys: readonly Place[] = [
  ["/sleutels", () => import("#src/ui/keys/KeysPage.tsx")],
  // One component for all steps, which keeps what was chosen while they come and go.
  ["/sleutels/nieuw/*step", () => import("#src/ui/keys/GiveKeyPage.tsx")],
  ["/sleutels/:id", () => import("#src/ui/keys/KeyPage.tsx")],
  ["/sleutels/:id/bekijk", () => import("#src/ui/keys/KeyPreviewPage.tsx")],
  ["/sleutels/:id/verander", () => import("#src/ui/keys/RenewKeyPage.tsx")],
  ["/sleutels/:id/stop", () => import("#src/ui/keys/StopKeyPage.tsx")],
  ["/wie-keek", () => import("#src/ui/log/WhoLookedPage.tsx")],
  ["/k", () => import("#src/ui/received/ReceiveKeyPage.tsx")],
  ["/gekregen", () => import("#src/ui/received/ReceivedListPage.tsx")],
  ["/gekregen/bestand", () => import("#src/ui/received/OpenKeyFilePage.tsx")],
  ["/gekregen/:id", () => import("#src/ui/received/ReceivedPage.tsx")],
  ["/gekregen/:id/bewaren", () => import("#src/ui/received/KeepKeyPage.tsx")],
];

const more: readonly Place[] = [
  ["/meer", () => import("#src/ui/settings/MorePage.tsx")],
  ["/meer/instellingen", () => import("#src/ui/settings/SettingsPage.tsx")],
  ["/meer/taal", () => import("#src/ui/settings/LanguagePage.tsx")],
  ["/meer/letters", () => import("#src/ui/settings/TextSizePage.tsx")],
  ["/meer/kleur", () => import("#src/ui/settings/ThemePage.tsx")],
  ["/meer/pincode", () => import("#src/ui/settings/ChangePinPage.tsx")],
  ["/meer/opslag", () => import("./StoragePage.tsx")],
  ["/meer/klok", () => import("#src/ui/settings/ClockPage.tsx")],
  ["/meer/dit-apparaat", () => import("#src/ui/settings/EndedDevicePage.tsx")],
  ["/meer/eigen-plan", () => import("#src/ui/onboarding/OwnPlanPage.tsx")],
  ["/meer/wissen", () => import("#src/ui/settings/ErasePage.tsx")],
  ["/meer/over", () => import("#src/ui/settings/AboutPage.tsx")],
  ["/meer/herstelblad", () => import("#src/ui/recovery/RecoverySheetPage.tsx")],
];

/**
 * Every address of the app (screens.md §1). Each screen is a file of its own, fetched when it is first needed. All but
 * the first wait for the engine too: on any of them something may be opened, sealed or sent.
 */
export function routes(ready: Promise<void>): RouteDefinition[] {
  const after = (screen: Screen): Component<RouteSectionProps> =>
    lazy(async () => (await Promise.all([screen(), ready]))[0]);
  const mounted = (places: readonly Place[]): RouteDefinition[] =>
    places.map(([path, screen]) => ({ path, component: after(screen) }));
  return [
    { path: "/", component: lazy(() => import("#src/ui/onboarding/WelcomePage.tsx")) },
    { path: "/voorbeeld", component: after(() => import("#src/ui/practice/PracticePage.tsx")) },
    { path: "/start/terug", component: after(() => import("#src/ui/recovery/RestorePage.tsx")) },
    {
      path: "/start",
      component: after(async () => ({ default: (await import("#src/ui/onboarding/StartLayout.tsx")).StartLayout })),
      children: mounted(start),
    },
    ...mounted([...plan, ...explore, ...calendar, ...keys, ...more]),
    { path: "*", component: lazy(() => import("./NotFoundPage.tsx")) },
  ];
}
