import RecoverySheetPage from "#src/ui/recovery/RecoverySheetPage.tsx";
import RestorePage from "#src/ui/recovery/RestorePage.tsx";

/** The recovery sheet, and the way back by it: fetched as one file. */
export const screens = {
  RecoverySheetPage,
  RestorePage,
};
