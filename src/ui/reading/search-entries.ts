import { AboutMe } from "#src/dossier/about-me.ts";
import { Agreement } from "#src/dossier/agreement.ts";
import { Appointment } from "#src/dossier/appointment.ts";
import { AreaDepth } from "#src/dossier/area-depth.ts";
import { AreaRating } from "#src/dossier/area-rating.ts";
import { CasePoint } from "#src/dossier/case-point.ts";
import { CaseSheet, caseSheetOf } from "#src/dossier/case-sheet.ts";
import { CrisisPhase } from "#src/dossier/crisis-phase.ts";
import { DiaryEntry } from "#src/dossier/diary-entry.ts";
import { Document } from "#src/dossier/document.ts";
import { FamilyGoal } from "#src/dossier/family-goal.ts";
import { FamilyMember } from "#src/dossier/family-member.ts";
import { Goal, goals } from "#src/dossier/goal.ts";
import { GoalReview } from "#src/dossier/goal-review.ts";
import { HelpRequest } from "#src/dossier/help-request.ts";
import { IfThenCard } from "#src/dossier/if-then-card.ts";
import { type Kind, type Recorded, recordsOf } from "#src/dossier/kind.ts";
import { type AreaId, lifeAreas } from "#src/dossier/life-area.ts";
import { NetworkMember } from "#src/dossier/network-member.ts";
import { Note } from "#src/dossier/note.ts";
import { PersonalPlan } from "#src/dossier/personal-plan.ts";
import { PointOfContact } from "#src/dossier/point-of-contact.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { Representation } from "#src/dossier/representation.ts";
import { Service } from "#src/dossier/service.ts";
import { Step } from "#src/dossier/step.ts";
import { SupportRequest } from "#src/dossier/support-request.ts";
import { WaitingCard } from "#src/dossier/waiting-card.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionCopy } from "#src/operations/section-copy.ts";
import { areaName } from "./area-name.ts";
import type { Entry } from "#src/ui/session/match.ts";

export const SEARCH_PARTS = [
  "goals",
  "notes",
  "people",
  "areas",
  "about",
  "calendar",
  "agreements",
  "help",
  "documents",
  "crisis",
  "family",
  "diary",
] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

type Place = { readonly section: SectionCopy; readonly replica: Replica; readonly t: Catalogue; readonly f: Formats };

type Findable = {
  readonly part: SearchPart;
  /** What is shown above the words that were found. */
  readonly title: (fields: Readonly<Record<string, unknown>>, place: Place) => string;
  readonly href: (record: Recorded<Readonly<Record<string, unknown>>>, place: Place) => string;
  /** Its words, where not every text of it is one. */
  readonly words?: (fields: Readonly<Record<string, unknown>>) => string;
};

const field =
  (name: string) =>
  (fields: Readonly<Record<string, unknown>>): string =>
    typeof fields[name] === "string" ? fields[name] : "";
const byId =
  (path: string): Findable["href"] =>
  ({ ref }) =>
    `${path}/${ref.id}`;
const ofGoal: Findable["href"] = (_record, { section }) => `/plan/${section.id}`;
const goalText: Findable["title"] = (_fields, { section, replica, t }) => {
  const state = replica.shown(section.id);
  return (state && goals(state)[0]?.fields.text) ?? t.search.parts[section.kind === "goal" ? "goals" : "notes"];
};
const ofArea: Findable["title"] = (fields, { replica, t }) => {
  const area = lifeAreas(replica.shownOf("areas")).find(({ id }) => id === fields["area"]);
  return areaName(t, area ?? { id: String(fields["area"]) as AreaId, name: undefined });
};
const areaOf = (fields: Readonly<Record<string, unknown>>): string => String(fields["area"]);

const ofCase: Findable["href"] = (_record, { section }) => `/casusblad/${section.id}`;
const caseQuestion: Findable["title"] = (_fields, { section, replica, t }) => {
  const state = replica.shown(section.id);
  return (state && caseSheetOf(state)?.fields.question) ?? t.caseSheet.title;
};

/** Where records of each kind are found. What is not here has no words of a person, or a screen of its own to come. */
const FINDABLE: readonly (readonly [kind: Kind, findable: Findable])[] = [
  [Goal, { part: "goals", title: field("text"), href: ofGoal }],
  [Step, { part: "goals", title: field("title"), href: ofGoal }],
  [GoalReview, { part: "goals", title: goalText, href: ofGoal }],
  [
    Note,
    {
      part: "notes",
      title: goalText,
      href: (record, place) => (place.section.kind === "goal" ? ofGoal(record, place) : "/berichtjes"),
    },
  ],
  [Proposal, { part: "notes", title: field("text"), href: ofGoal }],
  [NetworkMember, { part: "people", title: field("name"), href: byId("/mensen") }],
  [AreaRating, { part: "areas", title: ofArea, href: ({ fields }) => `/hoe-gaat-het/${areaOf(fields)}` }],
  [AreaDepth, { part: "areas", title: ofArea, href: ({ fields }) => `/verder-kijken/${areaOf(fields)}` }],
  [AboutMe, { part: "about", title: (_fields, { t }) => t.search.parts.about, href: () => "/zo-help-je-mij" }],
  [Appointment, { part: "calendar", title: field("title"), href: byId("/agenda") }],
  [PointOfContact, { part: "agreements", title: field("name"), href: byId("/afspraken/aanspreekpunt") }],
  [IfThenCard, { part: "agreements", title: field("signal"), href: byId("/afspraken/als-dan") }],
  [WaitingCard, { part: "agreements", title: field("waitingFor"), href: byId("/afspraken/wachten") }],
  [CaseSheet, { part: "agreements", title: field("question"), href: ofCase }],
  [CasePoint, { part: "agreements", title: caseQuestion, href: ofCase }],
  [Agreement, { part: "agreements", title: caseQuestion, href: ofCase }],
  [Representation, { part: "agreements", title: field("name"), href: byId("/afspraken/beslissen") }],
  [Service, { part: "help", title: field("what"), href: byId("/hulp") }],
  [
    HelpRequest,
    {
      part: "help",
      title: (fields, { t }) => t.help.kinds[fields["what"] as HelpRequest["what"]],
      href: (_record, { section }) => `/hulpvragen/${section.id}`,
      words: ({ text, place }) => wordsOf({ text, place }),
    },
  ],
  [SupportRequest, { part: "help", title: field("asks"), href: byId("/gesprek/aanvraag") }],
  [
    PersonalPlan,
    {
      part: "help",
      title: (fields, { t }) => t.talk.forms[fields["form"] as PersonalPlan["form"]],
      href: ({ fields }) => `/gesprek/${String(fields["form"])}`,
    },
  ],
  [
    CrisisPhase,
    {
      part: "crisis",
      title: (fields, { t }) => t.crisis.phases[fields["phase"] as CrisisPhase["phase"]],
      href: () => "/noodkaart",
    },
  ],
  [Document, { part: "documents", title: field("title"), href: byId("/brieven") }],
  [FamilyMember, { part: "family", title: field("name"), href: byId("/gezin") }],
  [FamilyGoal, { part: "family", title: field("text"), href: () => "/gezin" }],
  [DiaryEntry, { part: "diary", title: (fields, { f }) => f.date(String(fields["on"])), href: byId("/dagboek") }],
];

/** Choices of the app's own, of which the word on the wire is no word of a person. */
const NO_WORDS: ReadonlySet<string> = new Set([
  "kind",
  "lifecycle",
  "status",
  "how",
  "form",
  "phase",
  "area",
  "ratedBy",
  "group",
  "direction",
  "role",
  "law",
  "ageBand",
  "repeat",
  "sort",
  "part",
  "presence",
]);

const wordsOf = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .filter(([name]) => !NO_WORDS.has(name))
    .flatMap(([, value]) => (typeof value === "string" ? [value] : []))
    .join(" · ");

/** All that can be found in the open dossier, in memory: nothing of it is kept and nothing is asked of anybody. */
export function entriesOf(replica: Replica, t: Catalogue, f: Formats): readonly Entry<SearchPart>[] {
  const entries: Entry<SearchPart>[] = [];
  for (const section of replica.sections) {
    const state = replica.shown(section.id);
    if (!state) continue;
    const place: Place = { section, replica, t, f };
    for (const [kind, { part, title, href, words = wordsOf }] of FINDABLE)
      for (const record of recordsOf(state, kind))
        entries.push({
          part,
          title: title(record.fields, place),
          text: words(record.fields),
          href: href(record, place),
        });
  }
  return entries;
}
