import type { RouteDefinition } from "@solidjs/router";
import { lazy } from "solid-js";
import { StartLayout } from "#src/ui/onboarding/StartLayout.tsx";

const start: RouteDefinition[] = [
  { path: "/wat", component: lazy(() => import("#src/ui/onboarding/WhatPage.tsx")) },
  { path: "/naam", component: lazy(() => import("#src/ui/onboarding/NamePage.tsx")) },
  { path: "/pincode", component: lazy(() => import("#src/ui/onboarding/PinPage.tsx")) },
  { path: "/nog-een-keer", component: lazy(() => import("#src/ui/onboarding/PinAgainPage.tsx")) },
  { path: "/eerst", component: lazy(() => import("#src/ui/onboarding/FirstPage.tsx")) },
];

const plan: RouteDefinition[] = [
  { path: "/vandaag", component: lazy(() => import("#src/ui/today/TodayPage.tsx")) },
  { path: "/berichtjes", component: lazy(() => import("#src/ui/notes/NotesPage.tsx")) },
  { path: "/plan", component: lazy(() => import("#src/ui/goals/PlanPage.tsx")) },
  { path: "/plan/nieuw", component: lazy(() => import("#src/ui/goals/NewGoalPage.tsx")) },
  { path: "/plan/:id", component: lazy(() => import("#src/ui/goals/GoalPage.tsx")) },
  { path: "/zo-help-je-mij", component: lazy(() => import("#src/ui/about/AboutPage.tsx")) },
  { path: "/zo-help-je-mij/:field", component: lazy(() => import("#src/ui/about/AboutFieldPage.tsx")) },
  { path: "/mensen", component: lazy(() => import("#src/ui/people/PeoplePage.tsx")) },
  { path: "/mensen/kaart", component: lazy(() => import("#src/ui/people/MapPage.tsx")) },
  { path: "/mensen/nieuw", component: lazy(() => import("#src/ui/people/NewPersonPage.tsx")) },
  { path: "/mensen/:id", component: lazy(() => import("#src/ui/people/PersonPage.tsx")) },
];

const keys: RouteDefinition[] = [
  { path: "/sleutels", component: lazy(() => import("#src/ui/keys/KeysPage.tsx")) },
  // One component for all steps, which keeps what was chosen while they come and go.
  { path: "/sleutels/nieuw/*step", component: lazy(() => import("#src/ui/keys/GiveKeyPage.tsx")) },
  { path: "/sleutels/:id", component: lazy(() => import("#src/ui/keys/KeyPage.tsx")) },
  { path: "/sleutels/:id/bekijk", component: lazy(() => import("#src/ui/keys/KeyPreviewPage.tsx")) },
  { path: "/sleutels/:id/verander", component: lazy(() => import("#src/ui/keys/RenewKeyPage.tsx")) },
  { path: "/sleutels/:id/stop", component: lazy(() => import("#src/ui/keys/StopKeyPage.tsx")) },
  { path: "/wie-keek", component: lazy(() => import("#src/ui/log/WhoLookedPage.tsx")) },
  { path: "/wie-keek", component: lazy(() => import("#src/ui/log/WhoLookedPage.tsx")) },
  { path: "/k", component: lazy(() => import("#src/ui/received/ReceiveKeyPage.tsx")) },
  { path: "/gekregen", component: lazy(() => import("#src/ui/received/ReceivedListPage.tsx")) },
  { path: "/gekregen/bestand", component: lazy(() => import("#src/ui/received/OpenKeyFilePage.tsx")) },
  { path: "/gekregen/:id", component: lazy(() => import("#src/ui/received/ReceivedPage.tsx")) },
  { path: "/gekregen/:id/bewaren", component: lazy(() => import("#src/ui/received/KeepKeyPage.tsx")) },
];

const more: RouteDefinition[] = [
  { path: "/meer", component: lazy(() => import("#src/ui/settings/MorePage.tsx")) },
  { path: "/meer/instellingen", component: lazy(() => import("#src/ui/settings/SettingsPage.tsx")) },
  { path: "/meer/taal", component: lazy(() => import("#src/ui/settings/LanguagePage.tsx")) },
  { path: "/meer/letters", component: lazy(() => import("#src/ui/settings/TextSizePage.tsx")) },
  { path: "/meer/kleur", component: lazy(() => import("#src/ui/settings/ThemePage.tsx")) },
  { path: "/meer/pincode", component: lazy(() => import("#src/ui/settings/ChangePinPage.tsx")) },
  { path: "/meer/opslag", component: lazy(() => import("./StoragePage.tsx")) },
  { path: "/meer/wissen", component: lazy(() => import("#src/ui/settings/ErasePage.tsx")) },
  { path: "/meer/over", component: lazy(() => import("#src/ui/settings/AboutPage.tsx")) },
  { path: "/meer/herstelblad", component: lazy(() => import("#src/ui/recovery/RecoverySheetPage.tsx")) },
];

/** Every address of the app (screens.md §1). Each screen is a file of its own, fetched when it is first needed. */
export const routes: RouteDefinition[] = [
  { path: "/", component: lazy(() => import("#src/ui/onboarding/WelcomePage.tsx")) },
  { path: "/start/terug", component: lazy(() => import("#src/ui/recovery/RestorePage.tsx")) },
  { path: "/start", component: StartLayout, children: start },
  ...plan,
  ...keys,
  ...more,
  { path: "*", component: lazy(() => import("./NotFoundPage.tsx")) },
];
