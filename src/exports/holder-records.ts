import { aboutMeOf } from "#src/dossier/about-me.ts";
import { AgreedList } from "#src/dossier/agreed-list.ts";
import { Agreement, AgreementAnswer } from "#src/dossier/agreement.ts";
import { Answer } from "#src/dossier/answer.ts";
import { upcomingFrom } from "#src/dossier/appointment.ts";
import { latestRatings } from "#src/dossier/area-rating.ts";
import { casePoints, POINT_PARTS } from "#src/dossier/case-point.ts";
import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { checkIns } from "#src/dossier/check-in.ts";
import { crisisPhases } from "#src/dossier/crisis-phase.ts";
import { diaryEntries } from "#src/dossier/diary-entry.ts";
import { documents } from "#src/dossier/document.ts";
import { FamilyGoal } from "#src/dossier/family-goal.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { familyShares } from "#src/dossier/family-share.ts";
import { goals } from "#src/dossier/goal.ts";
import { goalScores } from "#src/dossier/goal-score.ts";
import { IF_THEN_DIRECTIONS, ifThenCards } from "#src/dossier/if-then-card.ts";
import { type Recorded, recordsOf } from "#src/dossier/kind.ts";
import { lifeAreas } from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { myStoryOf } from "#src/dossier/my-story.ts";
import { networkMembers } from "#src/dossier/network-member.ts";
import { notes } from "#src/dossier/note.ts";
import { personalPlanOf, PLAN_FORMS } from "#src/dossier/personal-plan.ts";
import { pilotLightOf } from "#src/dossier/pilot-light.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { representations } from "#src/dossier/representation.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { isOver, services } from "#src/dossier/service.ts";
import { steps } from "#src/dossier/step.ts";
import { supportRequests } from "#src/dossier/support-request.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";

type Fields = Readonly<Record<string, unknown>>;
type Shown = (state: SectionState, today: LocalDate) => readonly (Recorded<Fields> | undefined)[];

/** A reader has how it goes now on the page, not a year of it. */
const CHECK_INS = 4;

/**
 * The records of each part that are on the page of who holds a key to it (ui/reading/Shared*.tsx): what is over, dropped
 * or hidden is not there and goes nowhere from there.
 */
const SHOWN: Readonly<Partial<Record<SectionKind, Shown>>> = {
  about: (state) => [aboutMeOf(state)],
  areas: (state) => {
    const latest = latestRatings(state);
    return lifeAreas(state)
      .filter(({ hidden }) => !hidden)
      .flatMap(({ id }) => [...(latest.get(id)?.values() ?? [])]);
  },
  goal: (state) => {
    const [goal] = goals(state);
    const scores = goal?.fields.scale === undefined ? [] : goalScores(state, goal.ref);
    return [goal, ...steps(state).filter(({ fields }) => fields.status !== "dropped"), ...scores];
  },
  coordination: (state, today) => [
    ...pointsOfContact(state, today).now,
    ...IF_THEN_DIRECTIONS.flatMap((direction) => ifThenCards(state, direction)),
    ...waitingCards(state).filter(({ fields }) => fields.endedOn === undefined),
    pilotLightOf(state),
    ...(pilotLightOf(state) ? checkIns(state).slice(0, CHECK_INS) : []),
    ...representations(state),
  ],
  services: (state, today) => [
    ...services(state).filter(({ fields }) => !isOver(fields, today)),
    ...supportRequests(state),
    ...PLAN_FORMS.map((form) => personalPlanOf(state, form)),
  ],
  calendar: (state, today) => upcomingFrom(state, today).upcoming,
  network: (state) => networkMembers(state),
  documents: (state) => documents(state),
  family: (state, today) => [
    ...pointsOfContact(state, today).now,
    ...familyMembers(state),
    ...familyShares(state).flatMap(({ shares }) => shares),
    ...recordsOf(state, FamilyGoal),
  ],
  crisis: (state) => [...crisisPhases(state).values()],
  diary: (state) => diaryEntries(state),
  story: (state) => [myStoryOf(state)],
  "case-sheet": (state) => [
    caseSheetOf(state),
    ...POINT_PARTS.flatMap((part) => casePoints(state, part)),
    ...recordsOf(state, Agreement),
    ...recordsOf(state, AgreementAnswer),
    ...recordsOf(state, AgreedList),
  ],
};

/** Where fewer fields are on the page than a record has. */
const FIELDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  goal: ["text", "lifecycle", "why", "dueDate", "scale"],
  step: ["title", "status", "who", "how", "due"],
  "network-member": ["name", "relation", "ring"],
  "about-me": ["howToSupport", "pleaseDont", "whatMatters", "strengths", "communication", "reciprocity"],
  "my-story": ["text"],
  "family-member": ["name", "relation", "ageBand", "goesWell", "needs"],
};

/** What of a part is on the page, in the order in which it stands there; none of a kind that no key opens. */
export function shownRecords(kind: SectionKind, state: SectionState, today: LocalDate): readonly Recorded<Fields>[] {
  const shown = SHOWN[kind];
  if (!shown) return [];
  const talk = [...recordsOf(state, Proposal), ...recordsOf(state, Answer), ...notes(state)];
  return [...shown(state, today), ...talk].flatMap((record) => (record ? [narrowed(record)] : []));
}

function narrowed(record: Recorded<Fields>): Recorded<Fields> {
  const fields = FIELDS[record.ref.kind];
  if (!fields) return record;
  return {
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => fields.includes(name))),
  };
}
