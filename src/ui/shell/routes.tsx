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
  { path: "*", component: lazy(() => import("./NotFoundPage.tsx")) },
];
