import { documents, objectionTo, replaceFrom } from "./document.ts";
import type { EntityRef } from "./entity-id.ts";
import { goalReviews } from "./goal-review.ts";
import { goals, groupOf } from "./goal.ts";
import { addDays, compareDates, type LocalDate } from "./local-date.ts";
import type { SectionState } from "./reduce.ts";
import { isOver, objectionUntil, renewFrom, services } from "./service.ts";
import { requestDates, supportRequests } from "./support-request.ts";
import { waitingCards } from "./waiting-card.ts";

/** A day that counts. `on`: the last day, or the day itself. `words`: what it is of, as the resident wrote it. */
export type Reminder = {
  readonly type: "plan" | "answer" | "objection" | "renew" | "paper" | "replace" | "again" | "review";
  readonly on: LocalDate;
  readonly ref: EntityRef;
  readonly words: string;
};

export type ReminderSources = {
  readonly services: SectionState;
  readonly coordination: SectionState;
  readonly documents: SectionState;
  readonly goals: Iterable<SectionState>;
};

const AHEAD = 14;
const BEHIND = 7;

/** Days that count from a week ago to two weeks ahead, soonest first; what was seen to is left out. */
export function reminders(sources: ReminderSources, today: LocalDate): readonly Reminder[] {
  const from = addDays(today, -BEHIND);
  const until = addDays(today, AHEAD);
  const isNear = (on: LocalDate): boolean => compareDates(from, on) <= 0 && compareDates(on, until) <= 0;
  return [
    ...ofRequests(sources.services).filter(({ on }) => isNear(on)),
    ...ofServices(sources.services, today).filter(({ type, on }) => type === "renew" || isNear(on)),
    ...ofDocuments(sources.documents, today).filter(({ type, on }) => type === "replace" || isNear(on)),
    ...ofWaiting(sources.coordination).filter(({ on }) => isNear(on)),
    ...[...sources.goals].flatMap(ofReviews).filter(({ on }) => isNear(on)),
  ].sort((a, b) => compareDates(a.on, b.on));
}

function ofRequests(state: SectionState): readonly Reminder[] {
  return supportRequests(state).flatMap(({ ref, fields }): Reminder[] => {
    const dates = requestDates(fields.on);
    const words = fields.asks ?? "";
    return [
      ...(fields.planGivenOn === undefined ? [{ type: "plan" as const, on: dates.plan, ref, words }] : []),
      ...(fields.answeredOn === undefined ? [{ type: "answer" as const, on: dates.answer, ref, words }] : []),
    ];
  });
}

/** From the day on which it is time to ask for it again, until it is over. */
function ofServices(state: SectionState, today: LocalDate): readonly Reminder[] {
  return services(state).flatMap(({ ref, fields }): Reminder[] => {
    const { decidedOn, end, what: words } = fields;
    const renews = end !== undefined && !isOver(fields, today) && compareDates(renewFrom(end), today) <= 0;
    return [
      ...(decidedOn === undefined ? [] : [{ type: "objection" as const, on: objectionUntil(decidedOn), ref, words }]),
      ...(renews ? [{ type: "renew" as const, on: end, ref, words }] : []),
    ];
  });
}

/** What one may still object to or has to answer, and what runs out. */
function ofDocuments(state: SectionState, today: LocalDate): readonly Reminder[] {
  return documents(state).flatMap(({ ref, fields }): Reminder[] => {
    const { answerBy, until, title: words } = fields;
    const objection = objectionTo(fields);
    const runsOut =
      until !== undefined && compareDates(today, until) <= 0 && compareDates(replaceFrom(until), today) <= 0;
    return [
      ...(objection === undefined ? [] : [{ type: "objection" as const, on: objection, ref, words }]),
      ...(answerBy === undefined ? [] : [{ type: "paper" as const, on: answerBy, ref, words }]),
      ...(runsOut ? [{ type: "replace" as const, on: until, ref, words }] : []),
    ];
  });
}

const ofWaiting = (state: SectionState): readonly Reminder[] =>
  waitingCards(state).flatMap(({ ref, fields }): Reminder[] =>
    fields.endedOn === undefined && fields.lookAgain !== undefined
      ? [{ type: "again", on: fields.lookAgain, ref, words: fields.waitingFor }]
      : [],
  );

/** Only the last review of a goal says when to look again. */
function ofReviews(state: SectionState): readonly Reminder[] {
  const [goal] = goals(state);
  const [last] = goalReviews(state);
  if (goal === undefined || groupOf(goal.fields) !== "now" || last?.fields.next === undefined) return [];
  return [{ type: "review", on: last.fields.next, ref: goal.ref, words: goal.fields.text }];
}
