import BackupBackPage from "#src/ui/recovery/BackupBackPage.tsx";
import BackupPage from "#src/ui/recovery/BackupPage.tsx";
import BackupStartPage from "#src/ui/recovery/BackupStartPage.tsx";
import LostPage from "#src/ui/recovery/LostPage.tsx";
import RecoverySheetPage from "#src/ui/recovery/RecoverySheetPage.tsx";
import RestorePage from "#src/ui/recovery/RestorePage.tsx";

/** The recovery sheet, the backup, and the ways back by them: fetched as one file. */
export const screens = {
  BackupBackPage,
  BackupPage,
  BackupStartPage,
  LostPage,
  RecoverySheetPage,
  RestorePage,
};
