import PassOnPage from "#src/ui/colleague/PassOnPage.tsx";
import KeepKeyPage from "#src/ui/received/KeepKeyPage.tsx";
import OpenKeyFilePage from "#src/ui/received/OpenKeyFilePage.tsx";
import ReceiveKeyPage from "#src/ui/received/ReceiveKeyPage.tsx";
import ReceivedListPage from "#src/ui/received/ReceivedListPage.tsx";
import ReceivedPage from "#src/ui/received/ReceivedPage.tsx";

/** The keys one holds: fetched as one file. */
export const screens = {
  KeepKeyPage,
  OpenKeyFilePage,
  PassOnPage,
  ReceiveKeyPage,
  ReceivedListPage,
  ReceivedPage,
};
