import NewSheetPage from "#src/ui/recovery/NewSheetPage.tsx";
import RecoverySheetPage from "#src/ui/recovery/RecoverySheetPage.tsx";
import RestorePage from "#src/ui/recovery/RestorePage.tsx";
import SheetPage from "#src/ui/recovery/SheetPage.tsx";
import TestSheetPage from "#src/ui/recovery/TestSheetPage.tsx";

/** The recovery sheets, and the way back by one: fetched as one file. */
export const screens = {
  NewSheetPage,
  RecoverySheetPage,
  RestorePage,
  SheetPage,
  TestSheetPage,
};
