import AgreePage from "#src/ui/case-sheet/AgreePage.tsx";
import CasePaperPage from "#src/ui/case-sheet/CasePaperPage.tsx";
import CaseSheetPage from "#src/ui/case-sheet/CaseSheetPage.tsx";
import CaseSheetsPage from "#src/ui/case-sheet/CaseSheetsPage.tsx";
import ChoosePage from "#src/ui/case-sheet/ChoosePage.tsx";
import NewCaseSheetPage from "#src/ui/case-sheet/NewCaseSheetPage.tsx";
import StepPage from "#src/ui/case-sheet/StepPage.tsx";
import TakeOverPage from "#src/ui/case-sheet/TakeOverPage.tsx";
import TalkPage from "#src/ui/case-sheet/TalkPage.tsx";

/** A case sheet and the talk about it: fetched as one file. */
export const screens = {
  AgreePage,
  CasePaperPage,
  CaseSheetPage,
  CaseSheetsPage,
  ChoosePage,
  NewCaseSheetPage,
  StepPage,
  TakeOverPage,
  TalkPage,
};
