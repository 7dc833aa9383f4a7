import ChangeKeyPage from "#src/ui/keys/ChangeKeyPage.tsx";
import GiveKeyPage from "#src/ui/keys/GiveKeyPage.tsx";
import KeyPage from "#src/ui/keys/KeyPage.tsx";
import KeyPreviewPage from "#src/ui/keys/KeyPreviewPage.tsx";
import KeysPage from "#src/ui/keys/KeysPage.tsx";
import ReplaceKeyPage from "#src/ui/keys/ReplaceKeyPage.tsx";
import StopKeyPage from "#src/ui/keys/StopKeyPage.tsx";
import HandoverSheetPage from "#src/ui/sheets/HandoverSheetPage.tsx";
import KeepLogPage from "#src/ui/log/KeepLogPage.tsx";
import WhoLookedPage from "#src/ui/log/WhoLookedPage.tsx";

/** The keys one gives, and who looked: fetched as one file. */
export const screens = {
  ChangeKeyPage,
  GiveKeyPage,
  KeyPage,
  KeyPreviewPage,
  KeysPage,
  HandoverSheetPage,
  ReplaceKeyPage,
  StopKeyPage,
  KeepLogPage,
  WhoLookedPage,
};
