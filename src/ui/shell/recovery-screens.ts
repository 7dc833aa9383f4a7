import BackupBackPage from "#src/ui/recovery/BackupBackPage.tsx";
import BackupPage from "#src/ui/recovery/BackupPage.tsx";
import BackupStartPage from "#src/ui/recovery/BackupStartPage.tsx";
import EndFirstSheetPage from "#src/ui/recovery/EndFirstSheetPage.tsx";
import LostPage from "#src/ui/recovery/LostPage.tsx";
import NewSheetPage from "#src/ui/recovery/NewSheetPage.tsx";
import RecoverySheetPage from "#src/ui/recovery/RecoverySheetPage.tsx";
import RestorePage from "#src/ui/recovery/RestorePage.tsx";
import SheetPage from "#src/ui/recovery/SheetPage.tsx";
import TestSheetPage from "#src/ui/recovery/TestSheetPage.tsx";

/** The recovery sheets, the backup, and the ways back by them: fetched as one file. */
export const screens = {
  BackupBackPage,
  BackupPage,
  BackupStartPage,
  EndFirstSheetPage,
  LostPage,
  NewSheetPage,
  RecoverySheetPage,
  RestorePage,
  SheetPage,
  TestSheetPage,
};
