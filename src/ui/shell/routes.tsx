import type { RouteDefinition } from "@solidjs/router";
import { lazy } from "solid-js";
import { StartLayout } from "#src/ui/onboarding/StartLayout.tsx";

/** Every address of the app (screens.md §1). Each screen is a file of its own, fetched when it is first needed. */
export const routes: RouteDefinition[] = [
  { path: "/", component: lazy(() => import("#src/ui/onboarding/WelcomePage.tsx")) },
  {
    path: "/start",
    component: StartLayout,
    children: [
      { path: "/wat", component: lazy(() => import("#src/ui/onboarding/WhatPage.tsx")) },
      { path: "/naam", component: lazy(() => import("#src/ui/onboarding/NamePage.tsx")) },
      { path: "/pincode", component: lazy(() => import("#src/ui/onboarding/PinPage.tsx")) },
      { path: "/nog-een-keer", component: lazy(() => import("#src/ui/onboarding/PinAgainPage.tsx")) },
      { path: "/eerst", component: lazy(() => import("#src/ui/onboarding/FirstPage.tsx")) },
    ],
  },
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
  { path: "*", component: lazy(() => import("./NotFoundPage.tsx")) },
];
