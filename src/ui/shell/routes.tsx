import type { RouteDefinition, RouteSectionProps } from "@solidjs/router";
import { type Component, lazy } from "solid-js";
import { invariant } from "#src/base/never.ts";
import WelcomePage from "#src/ui/onboarding/WelcomePage.tsx";

/** Fetches a screen. */
type Screen = () => Promise<{ readonly default: Component<RouteSectionProps> }>;
type Place = readonly [path: string, screen: Screen];

type Screens = Readonly<Record<string, Component<RouteSectionProps>>>;

/** The screens of one file, each by its name. */
const from =
  <S extends Screens>(file: () => Promise<{ readonly screens: S } | undefined>) =>
  (name: keyof S & string): Screen =>
  async () => {
    const loaded = await file();
    // A file that is gone comes with the page that is being loaded anew: see reload-once.ts.
    if (!loaded) return new Promise<never>(() => undefined);
    const component = loaded.screens[name];
    invariant(component, "the name is one of the file's own");
    return { default: component };
  };

const start = from(() => import("./start-screens.ts"));
const plan = from(() => import("./plan-screens.ts"));
const agreed = from(() => import("./agreement-screens.ts"));
const keys = from(() => import("./keys-screens.ts"));
const received = from(() => import("./received-screens.ts"));
const recovery = from(() => import("./recovery-screens.ts"));
const cases = from(() => import("./case-screens.ts"));
const devices = from(() => import("./device-screens.ts"));
const guardians = from(() => import("./guardian-screens.ts"));

const startPlaces: readonly Place[] = [
  ["/wat", start("WhatPage")],
  ["/naam", start("NamePage")],
  ["/pincode", start("PinPage")],
  ["/nog-een-keer", start("PinAgainPage")],
  ["/eerst", start("FirstPage")],
];

const planPlaces: readonly Place[] = [
  ["/vandaag", plan("TodayPage")],
  ["/berichtjes", plan("NotesPage")],
  ["/plan", plan("PlanPage")],
  ["/plan/nieuw", plan("NewGoalPage")],
  ["/plan/route", plan("RoutePage")],
  ["/plan/:id", plan("GoalPage")],
  ["/zo-help-je-mij", plan("AboutPage")],
  ["/zo-help-je-mij/:field", plan("AboutFieldPage")],
  ["/mensen", plan("PeoplePage")],
  ["/mensen/kaart", plan("MapPage")],
  ["/mensen/nieuw", plan("NewPersonPage")],
  ["/mensen/vergelijk", plan("CompareMapsPage")],
  ["/mensen/:id", plan("PersonPage")],
];

const explorePlaces: readonly Place[] = [
  ["/hoe-gaat-het", plan("ExplorePage")],
  ["/hoe-gaat-het/kiezen", plan("ChooseAreasPage")],
  ["/blad/verkennen", plan("ExploreSheetPage")],
  ["/blad/verdiepen", agreed("DeepenSheetPage")],
  ["/blad/vervullen", agreed("DoSheetPage")],
  ["/verder-kijken", agreed("DeepenPage")],
  ["/verder-kijken/:area", agreed("DeepAreaPage")],
  ["/verder-kijken/:area/:question", agreed("DepthQuestionPage")],
  ["/hoe-gaat-het/vergelijk", plan("ComparePage")],
  ["/hoe-gaat-het/:area", plan("AreaPage")],
  ["/hoe-gaat-het/:area/samen", plan("LookAlongPage")],
  ["/hoe-gaat-het/:area/:question", plan("QuestionPage")],
];

const talkPlaces: readonly Place[] = [
  ["/gesprek", agreed("TalkPage")],
  ["/gesprek/aanvraag", agreed("RequestsPage")],
  ["/gesprek/aanvraag/nieuw", agreed("NewRequestPage")],
  ["/gesprek/aanvraag/:id", agreed("RequestPage")],
  ["/gesprek/:form", agreed("PlanFormPage")],
  ["/gesprek/:form/blad", agreed("PlanSheetPage")],
  ["/gesprek/:form/:question", agreed("PlanQuestionPage")],
];

const agreementPlaces: readonly Place[] = [
  ["/afspraken", agreed("AgreementsPage")],
  ["/afspraken/waakvlam", agreed("PilotLightPage")],
  ["/afspraken/aanspreekpunt", agreed("ContactsPage")],
  ["/afspraken/aanspreekpunt/nieuw", agreed("NewContactPage")],
  ["/afspraken/aanspreekpunt/:id", agreed("ContactPage")],
  ["/afspraken/als-dan", agreed("IfThenCardsPage")],
  ["/afspraken/als-dan/nieuw", agreed("NewIfThenCardPage")],
  ["/afspraken/als-dan/:id", agreed("IfThenCardPage")],
  ["/afspraken/wachten", agreed("WaitingCardsPage")],
  ["/afspraken/wachten/nieuw", agreed("NewWaitingCardPage")],
  ["/afspraken/wachten/:id", agreed("WaitingCardPage")],
  ["/afspraken/beslissen", agreed("RepresentationsPage")],
  ["/afspraken/beslissen/nieuw", agreed("NewRepresentationPage")],
  ["/afspraken/beslissen/:id", agreed("RepresentationPage")],
];

const casePlaces: readonly Place[] = [
  ["/casusblad", cases("CaseSheetsPage")],
  ["/casusblad/nieuw", cases("NewCaseSheetPage")],
  ["/casusblad/:id", cases("CaseSheetPage")],
  ["/casusblad/:id/gesprek", cases("TalkPage")],
  ["/casusblad/:id/kiezen", cases("ChoosePage")],
  ["/casusblad/:id/stap/:step", cases("StepPage")],
  ["/casusblad/:id/neem-over/:author/:line", cases("TakeOverPage")],
  ["/casusblad/:id/eens", cases("AgreePage")],
  ["/casusblad/:id/blad", cases("CasePaperPage")],
];

const ownPlaces: readonly Place[] = [
  ["/hulp", agreed("ServicesPage")],
  ["/hulp/nieuw", agreed("NewServicePage")],
  ["/hulp/:id", agreed("ServicePage")],
  ["/hulpvragen", agreed("HelpPage")],
  // One component for all steps, which keeps what was answered while they come and go.
  ["/hulpvragen/nieuw/*step", agreed("NewHelpPage")],
  ["/hulpvragen/:id", agreed("HelpRequestPage")],
  ["/hulpvragen/:id/vraag", agreed("AskMorePage")],
  ["/hulpvragen/:id/bedank/:date", agreed("ThanksPage")],
  ["/noodkaart", agreed("CrisisPage")],
  ["/noodkaart/portemonnee", agreed("WalletCardPage")],
  ["/noodkaart/:phase", agreed("CrisisPhasePage")],
  ["/gezin", agreed("FamilyPage")],
  ["/gezin/nieuw", agreed("NewFamilyMemberPage")],
  ["/gezin/delen", agreed("ShareWhatPage")],
  ["/gezin/delen/:what", agreed("SharePage")],
  ["/gezin/aanspreekpunt", agreed("FamilyContactsPage")],
  ["/gezin/aanspreekpunt/nieuw", agreed("NewFamilyContactPage")],
  ["/gezin/aanspreekpunt/:id", agreed("FamilyContactPage")],
  ["/gezin/:id", agreed("FamilyMemberPage")],
  // One component for all steps: it has the child's pen, and puts it away when it goes.
  ["/gezin/:id/vertel/*step", agreed("ChildPage")],
  ["/gezin/:id/wie-ziet", agreed("ChildReadersPage")],
  ["/dagboek", agreed("DiaryPage")],
  ["/dagboek/nieuw", agreed("NewDiaryEntryPage")],
  ["/dagboek/tekening", agreed("DrawPage")],
  ["/dagboek/geluid", agreed("SoundPage")],
  ["/dagboek/:id", agreed("DiaryEntryPage")],
  ["/dagboek/:id/tekening", agreed("DrawPage")],
  ["/dagboek/:id/geluid", agreed("SoundPage")],
  ["/brieven", agreed("DocumentsPage")],
  ["/brieven/nieuw", agreed("NewDocumentPage")],
  ["/brieven/:id", agreed("DocumentPage")],
];

/** Which topic or activity stands behind the #, so that no server hears of it. */
const nearbyPlaces: readonly Place[] = [
  ["/buurt", agreed("NeighbourhoodPage")],
  ["/buurt/activiteit", agreed("ActivityPage")],
  ["/buurt/stap", agreed("ActivityStepPage")],
  ["/buurt/kaart", agreed("ActivityMapPage")],
];

const calendarPlaces: readonly Place[] = [
  ["/agenda", plan("CalendarPage")],
  ["/agenda/nieuw", plan("NewAppointmentPage")],
  ["/agenda/:id", plan("AppointmentPage")],
];

const keyPlaces: readonly Place[] = [
  ["/sleutels", keys("KeysPage")],
  // One component for all steps, which keeps what was chosen while they come and go.
  ["/sleutels/nieuw/*step", keys("GiveKeyPage")],
  ["/sleutels/:id", keys("KeyPage")],
  ["/sleutels/:id/bekijk", keys("KeyPreviewPage")],
  ["/sleutels/:id/vervang", keys("ReplaceKeyPage")],
  ["/sleutels/:id/overdracht", keys("HandoverSheetPage")],
  ["/sleutels/:id/verander", keys("ChangeKeyPage")],
  ["/sleutels/:id/stop", keys("StopKeyPage")],
  ["/wie-keek", keys("WhoLookedPage")],
  ["/wie-keek/bewaar", keys("KeepLogPage")],
  ["/k", received("ReceiveKeyPage")],
  ["/gekregen/bestand", received("OpenKeyFilePage")],
  // One component, which keeps the list and what is looked for in it while plans come and go.
  ["/gekregen/:id?", received("WorkspacePage")],
  ["/gekregen/:id/kopie", received("CopyPage")],
  ["/gekregen/:id/deel", received("PassOnPage")],
  ["/gekregen/:id/vertel/*step", received("ChildTellPage")],
  ["/gekregen/:id/bewaren", received("KeepKeyPage")],
  ["/gekregen/:id/aanbod", received("OfferPage")],
];

const morePlaces: readonly Place[] = [
  ["/zoek", agreed("SearchPage")],
  ["/meer", plan("MorePage")],
  ["/meer/instellingen", plan("SettingsPage")],
  ["/meer/taal", plan("LanguagePage")],
  ["/meer/letters", plan("TextSizePage")],
  ["/meer/kleur", plan("ThemePage")],
  ["/meer/meldingen", plan("NotificationsPage")],
  ["/meer/pincode", plan("ChangePinPage")],
  ["/meer/opslag", plan("StoragePage")],
  ["/meer/klok", plan("ClockPage")],
  ["/meer/vinger", plan("PasskeyPage")],
  ["/meer/veilig", plan("SafetyPage")],
  ["/meer/apart-vak", plan("CompartmentPage")],
  ["/meer/dit-apparaat", plan("EndedDevicePage")],
  ["/meer/eigen-plan", start("OwnPlanPage")],
  ["/meer/toegang", start("CodePage")],
  ["/meer/meenemen", agreed("TakeAlongPage")],
  ["/meer/meenemen/plan", agreed("PlanWayPage")],
  ["/meer/meenemen/zorg", agreed("CareWayPage")],
  ["/meer/meenemen/agenda", agreed("CalendarWayPage")],
  ["/meer/meenemen/mensen", agreed("PeopleWayPage")],
  ["/meer/meenemen/cijfers", agreed("ScoresWayPage")],
  ["/meer/terughalen", agreed("TakeInPage")],
  ["/meer/terughalen/agenda", agreed("CalendarInPage")],
  ["/meer/terughalen/mensen", agreed("PeopleInPage")],
  ["/meer/verhuizen", agreed("MovePage")],
  ["/meer/wissen", plan("ErasePage")],
  ["/meer/over", plan("AboutRoerPage")],
  ["/meer/herstelblad", recovery("RecoverySheetPage")],
  ["/meer/herstelblad/nieuw", recovery("NewSheetPage")],
  ["/meer/herstelblad/test", recovery("TestSheetPage")],
  ["/meer/herstelblad/eerste/stoppen", recovery("EndFirstSheetPage")],
  ["/meer/herstelblad/:id", recovery("SheetPage")],
  ["/meer/reservekopie", recovery("BackupPage")],
  ["/meer/reservekopie/terug", recovery("BackupBackPage")],
  ["/meer/bewaarders", guardians("GuardiansPage")],
  ["/meer/bewaarders/kies", guardians("ChooseGuardiansPage")],
  ["/meer/bewaarders/vraag", guardians("AskingPage")],
  ["/meer/bewaarders/wens", guardians("WishPage")],
  ["/bewaard", guardians("KeptPage")],
  ["/bewaard/:id/wens", guardians("ReadWishPage")],
  ["/b", guardians("KeptPage")],
  ["/meer/apparaten", devices("DevicesPage")],
  ["/meer/apparaten/nieuw", devices("AddDevicePage")],
  ["/meer/apparaten/:id", devices("DevicePage")],
  ["/meer/apparaten/:id/weg", devices("RemoveDevicePage")],
  ["/a", devices("JoinPage")],
];

/**
 * Every address of the app (screens.md §1). What is opened together is one file, fetched when it is first needed. All
 * but the first wait for the engine too: on any of them something may be opened, sealed or sent.
 */
export function routes(ready: Promise<void>): RouteDefinition[] {
  const after = (screen: Screen): Component<RouteSectionProps> =>
    lazy(async () => (await Promise.all([screen(), ready]))[0]);
  const mounted = (places: readonly Place[]): RouteDefinition[] =>
    places.map(([path, screen]) => ({ path, component: after(screen) }));
  return [
    // In the first file of all: it needs nothing of a plan, and nothing is waited for.
    { path: "/", component: WelcomePage },
    { path: "/voorbeeld", component: after(() => import("#src/ui/practice/PracticePage.tsx")) },
    { path: "/start/terug", component: after(recovery("RestorePage")) },
    { path: "/start/reservekopie", component: after(recovery("BackupStartPage")) },
    { path: "/start/bewaarders", component: after(guardians("GatherPage")) },
    { path: "/weg", component: after(recovery("LostPage")) },
    {
      path: "/start",
      component: after(start("StartLayout")),
      children: mounted(startPlaces),
    },
    ...mounted([
      ...planPlaces,
      ...explorePlaces,
      ...calendarPlaces,
      ...agreementPlaces,
      ...talkPlaces,
      ...casePlaces,
      ...ownPlaces,
      ...nearbyPlaces,
      ...keyPlaces,
      ...morePlaces,
    ]),
    // For who builds with the kit: the condition is false in a build, and the page is in none.
    ...(import.meta.env.DEV ? [{ path: "/kit", component: after(() => import("#src/ui/specimen/KitPage.tsx")) }] : []),
    { path: "*", component: lazy(() => import("./NotFoundPage.tsx")) },
  ];
}
