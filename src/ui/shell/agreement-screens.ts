import SearchPage from "#src/ui/search/SearchPage.tsx";
import DeepAreaPage from "#src/ui/deepen/DeepAreaPage.tsx";
import DeepenPage from "#src/ui/deepen/DeepenPage.tsx";
import DepthQuestionPage from "#src/ui/deepen/DepthQuestionPage.tsx";
import DeepenSheetPage from "#src/ui/sheets/DeepenSheetPage.tsx";
import DoSheetPage from "#src/ui/sheets/DoSheetPage.tsx";
import AgreementsPage from "#src/ui/agreements/AgreementsPage.tsx";
import { contactPages } from "#src/ui/agreements/contact-topic.ts";
import { decidePages } from "#src/ui/agreements/decide-topic.ts";
import { ifThenPages } from "#src/ui/agreements/if-then-topic.ts";
import PilotLightPage from "#src/ui/agreements/PilotLightPage.tsx";
import { waitingPages } from "#src/ui/agreements/waiting-topic.ts";
import CrisisPage from "#src/ui/crisis/CrisisPage.tsx";
import CrisisPhasePage from "#src/ui/crisis/CrisisPhasePage.tsx";
import WalletCardPage from "#src/ui/crisis/WalletCardPage.tsx";
import { diaryPages } from "#src/ui/diary/diary-topic.ts";
import DrawPage from "#src/ui/diary/DrawPage.tsx";
import SoundPage from "#src/ui/diary/SoundPage.tsx";
import { documentPages } from "#src/ui/documents/document-topic.ts";
import ChildPage from "#src/ui/family/ChildPage.tsx";
import ChildReadersPage from "#src/ui/family/ChildReadersPage.tsx";
import { familyContactPages } from "#src/ui/family/contact-topic.ts";
import SharePage from "#src/ui/family/SharePage.tsx";
import ShareWhatPage from "#src/ui/family/ShareWhatPage.tsx";
import { familyPages } from "#src/ui/family/member-topic.ts";
import ActivityMapPage from "#src/ui/neighbourhood/ActivityMapPage.tsx";
import ActivityPage from "#src/ui/neighbourhood/ActivityPage.tsx";
import ActivityStepPage from "#src/ui/neighbourhood/ActivityStepPage.tsx";
import NeighbourhoodPage from "#src/ui/neighbourhood/NeighbourhoodPage.tsx";
import AskMorePage from "#src/ui/help/AskMorePage.tsx";
import HelpPage from "#src/ui/help/HelpPage.tsx";
import HelpRequestPage from "#src/ui/help/HelpRequestPage.tsx";
import NewHelpPage from "#src/ui/help/NewHelpPage.tsx";
import ThanksPage from "#src/ui/help/ThanksPage.tsx";
import PlanFormPage from "#src/ui/plan/PlanFormPage.tsx";
import PlanQuestionPage from "#src/ui/plan/PlanQuestionPage.tsx";
import PlanSheetPage from "#src/ui/plan/PlanSheetPage.tsx";
import { requestPages } from "#src/ui/plan/request-topic.ts";
import TalkPage from "#src/ui/plan/TalkPage.tsx";
import { servicePages } from "#src/ui/services/service-topic.ts";
import CalendarInPage from "#src/ui/take-along/CalendarInPage.tsx";
import CalendarWayPage from "#src/ui/take-along/CalendarWayPage.tsx";
import CareWayPage from "#src/ui/take-along/CareWayPage.tsx";
import MovePage from "#src/ui/take-along/MovePage.tsx";
import PeopleInPage from "#src/ui/take-along/PeopleInPage.tsx";
import PeopleWayPage from "#src/ui/take-along/PeopleWayPage.tsx";
import PlanWayPage from "#src/ui/take-along/PlanWayPage.tsx";
import ScoresWayPage from "#src/ui/take-along/ScoresWayPage.tsx";
import TakeAlongPage from "#src/ui/take-along/TakeAlongPage.tsx";
import TakeInPage from "#src/ui/take-along/TakeInPage.tsx";

/** What is asked for less often: a closer look, agreements, help, what is nearby, the talk, family, crisis card
 * and diary, fetched as one file. */
export const screens = {
  SearchPage,
  DeepAreaPage,
  DeepenPage,
  DepthQuestionPage,
  DeepenSheetPage,
  DoSheetPage,
  AgreementsPage,
  PilotLightPage,
  ContactsPage: contactPages.List,
  MovePage,
  NewContactPage: contactPages.New,
  ContactPage: contactPages.One,
  IfThenCardsPage: ifThenPages.List,
  NewIfThenCardPage: ifThenPages.New,
  IfThenCardPage: ifThenPages.One,
  WaitingCardsPage: waitingPages.List,
  NewWaitingCardPage: waitingPages.New,
  WaitingCardPage: waitingPages.One,
  RepresentationsPage: decidePages.List,
  NewRepresentationPage: decidePages.New,
  RepresentationPage: decidePages.One,
  ServicesPage: servicePages.List,
  NewServicePage: servicePages.New,
  ServicePage: servicePages.One,
  HelpPage,
  NewHelpPage,
  HelpRequestPage,
  AskMorePage,
  ThanksPage,
  CrisisPage,
  CrisisPhasePage,
  WalletCardPage,
  FamilyPage: familyPages.List,
  NewFamilyMemberPage: familyPages.New,
  FamilyMemberPage: familyPages.One,
  FamilyContactsPage: familyContactPages.List,
  NewFamilyContactPage: familyContactPages.New,
  FamilyContactPage: familyContactPages.One,
  ChildPage,
  ChildReadersPage,
  ShareWhatPage,
  SharePage,
  DiaryPage: diaryPages.List,
  NewDiaryEntryPage: diaryPages.New,
  DiaryEntryPage: diaryPages.One,
  DrawPage,
  SoundPage,
  DocumentsPage: documentPages.List,
  NewDocumentPage: documentPages.New,
  DocumentPage: documentPages.One,
  NeighbourhoodPage,
  ActivityPage,
  ActivityStepPage,
  ActivityMapPage,
  TalkPage,
  PlanFormPage,
  PlanSheetPage,
  PlanQuestionPage,
  RequestsPage: requestPages.List,
  NewRequestPage: requestPages.New,
  RequestPage: requestPages.One,
  TakeAlongPage,
  PlanWayPage,
  CareWayPage,
  CalendarWayPage,
  PeopleWayPage,
  ScoresWayPage,
  TakeInPage,
  CalendarInPage,
  PeopleInPage,
};
