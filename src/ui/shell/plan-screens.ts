import AboutFieldPage from "#src/ui/about/AboutFieldPage.tsx";
import AboutPage from "#src/ui/about/AboutPage.tsx";
import { calendarPages } from "#src/ui/calendar/appointments-topic.ts";
import AreaPage from "#src/ui/explore/AreaPage.tsx";
import ChooseAreasPage from "#src/ui/explore/ChooseAreasPage.tsx";
import ComparePage from "#src/ui/explore/ComparePage.tsx";
import ExplorePage from "#src/ui/explore/ExplorePage.tsx";
import LookAlongPage from "#src/ui/explore/LookAlongPage.tsx";
import QuestionPage from "#src/ui/explore/QuestionPage.tsx";
import GoalPage from "#src/ui/goals/GoalPage.tsx";
import NewGoalPage from "#src/ui/goals/NewGoalPage.tsx";
import PlanPage from "#src/ui/goals/PlanPage.tsx";
import RoutePage from "#src/ui/goals/RoutePage.tsx";
import NotesPage from "#src/ui/notes/NotesPage.tsx";
import CompareMapsPage from "#src/ui/people/CompareMapsPage.tsx";
import MapPage from "#src/ui/people/MapPage.tsx";
import NewPersonPage from "#src/ui/people/NewPersonPage.tsx";
import PeoplePage from "#src/ui/people/PeoplePage.tsx";
import PersonPage from "#src/ui/people/PersonPage.tsx";
import CompartmentPage from "#src/ui/safety/CompartmentPage.tsx";
import SafetyPage from "#src/ui/safety/SafetyPage.tsx";
import AboutRoerPage from "#src/ui/settings/AboutPage.tsx";
import ChangePinPage from "#src/ui/settings/ChangePinPage.tsx";
import ClockPage from "#src/ui/settings/ClockPage.tsx";
import EndedDevicePage from "#src/ui/settings/EndedDevicePage.tsx";
import ErasePage from "#src/ui/settings/ErasePage.tsx";
import LanguagePage from "#src/ui/settings/LanguagePage.tsx";
import MorePage from "#src/ui/settings/MorePage.tsx";
import NotificationsPage from "#src/ui/settings/NotificationsPage.tsx";
import PasskeyPage from "#src/ui/settings/PasskeyPage.tsx";
import SettingsPage from "#src/ui/settings/SettingsPage.tsx";
import TextSizePage from "#src/ui/settings/TextSizePage.tsx";
import ThemePage from "#src/ui/settings/ThemePage.tsx";
import ExploreSheetPage from "#src/ui/sheets/ExploreSheetPage.tsx";
import TodayPage from "#src/ui/today/TodayPage.tsx";
import StoragePage from "./StoragePage.tsx";

/** One's own plan, and the settings: fetched as one file. */
export const screens = {
  AboutFieldPage,
  AboutPage,
  AboutRoerPage,
  AppointmentPage: calendarPages.One,
  AreaPage,
  CalendarPage: calendarPages.List,
  ChangePinPage,
  ChooseAreasPage,
  ClockPage,
  CompareMapsPage,
  CompartmentPage,
  ComparePage,
  EndedDevicePage,
  ErasePage,
  ExplorePage,
  ExploreSheetPage,
  GoalPage,
  LanguagePage,
  LookAlongPage,
  MapPage,
  MorePage,
  NewAppointmentPage: calendarPages.New,
  NewGoalPage,
  NewPersonPage,
  NotesPage,
  NotificationsPage,
  PasskeyPage,
  PeoplePage,
  PersonPage,
  PlanPage,
  QuestionPage,
  RoutePage,
  SafetyPage,
  SettingsPage,
  StoragePage,
  TextSizePage,
  ThemePage,
  TodayPage,
};
