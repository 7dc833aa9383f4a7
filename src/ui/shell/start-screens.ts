import CodePage from "#src/ui/onboarding/CodePage.tsx";
import FirstPage from "#src/ui/onboarding/FirstPage.tsx";
import NamePage from "#src/ui/onboarding/NamePage.tsx";
import OwnPlanPage from "#src/ui/onboarding/OwnPlanPage.tsx";
import PinAgainPage from "#src/ui/onboarding/PinAgainPage.tsx";
import PinPage from "#src/ui/onboarding/PinPage.tsx";
import { StartLayout } from "#src/ui/onboarding/StartLayout.tsx";
import WhatPage from "#src/ui/onboarding/WhatPage.tsx";

/** The first run: fetched as one file. */
export const screens = {
  CodePage,
  FirstPage,
  NamePage,
  OwnPlanPage,
  PinAgainPage,
  PinPage,
  StartLayout,
  WhatPage,
};
