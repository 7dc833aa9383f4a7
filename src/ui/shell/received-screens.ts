import ChildTellPage from "#src/ui/received/ChildTellPage.tsx";
import PassOnPage from "#src/ui/colleague/PassOnPage.tsx";
import CopyPage from "#src/ui/received/CopyPage.tsx";
import KeepKeyPage from "#src/ui/received/KeepKeyPage.tsx";
import OfferPage from "#src/ui/received/OfferPage.tsx";
import OpenKeyFilePage from "#src/ui/received/OpenKeyFilePage.tsx";
import ReceiveKeyPage from "#src/ui/received/ReceiveKeyPage.tsx";
import WorkspacePage from "#src/ui/received/WorkspacePage.tsx";

/** The keys one holds: fetched as one file. */
export const screens = {
  CopyPage,
  ChildTellPage,
  KeepKeyPage,
  OfferPage,
  OpenKeyFilePage,
  PassOnPage,
  ReceiveKeyPage,
  WorkspacePage,
};
