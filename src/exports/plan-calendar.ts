import { appointments } from "#src/dossier/appointment.ts";
import { documents, objectionTo } from "#src/dossier/document.ts";
import { type EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import { goalReviews } from "#src/dossier/goal-review.ts";
import { goals, groupOf } from "#src/dossier/goal.ts";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { objectionUntil, services } from "#src/dossier/service.ts";
import { openSteps } from "#src/dossier/step.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { instant } from "#src/base/instant.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { CalendarEvent } from "./icalendar.ts";

/** What goes into a calendar only when it is chosen: such a file often ends up with others, or at a company. */
export const CALENDAR_PARTS = ["remember", "help", "goals", "keys"] as const;
export type CalendarPart = (typeof CALENDAR_PARTS)[number];

export type CalendarSource = {
  readonly sections: readonly { readonly kind: SectionKind; readonly state: SectionState }[];
  readonly chosen: ReadonlySet<CalendarPart>;
  readonly t: Catalogue;
  readonly today: LocalDate;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Of this record for ever; another author may have made the same id. */
export const uidOf = ({ author, id }: EntityRef, day = ""): string =>
  `${id}${author === OWNER ? "" : `-${author}`}${day === "" ? "" : `-${day}`}@roer`;

/** All appointments, and the days that were chosen from today on. What is over stays in: it is the whole calendar. */
export function planCalendar(source: CalendarSource): readonly CalendarEvent[] {
  const { sections, chosen } = source;
  const of = (kind: SectionKind): readonly SectionState[] =>
    sections.filter((section) => section.kind === kind).map(({ state }) => state);
  return [
    ...of("calendar").flatMap((state) => appointmentEvents(state, chosen.has("remember"))),
    ...(chosen.has("help") ? of("services").flatMap((state) => serviceDays(source, state)) : []),
    ...(chosen.has("help") ? of("documents").flatMap((state) => letterDays(source, state)) : []),
    ...(chosen.has("help") ? of("coordination").flatMap((state) => waitingDays(source, state)) : []),
    ...(chosen.has("goals") ? of("goal").flatMap((state) => goalDays(source, state)) : []),
    ...(chosen.has("keys") ? of("ledger").flatMap((state) => keyDays(source, state)) : []),
  ];
}

const appointmentEvents = (state: SectionState, withRemember: boolean): readonly CalendarEvent[] =>
  appointments(state).map(({ ref, fields, amendedAt }) => ({
    uid: uidOf(ref),
    stamp: amendedAt,
    on: fields.on,
    at: fields.at,
    until: fields.until,
    repeat: fields.repeat,
    summary: fields.title,
    location: fields.place,
    contact: fields.with,
    description: withRemember ? fields.remember : undefined,
  }));

type Day = { readonly name: string; readonly on: LocalDate | undefined; readonly summary: string };

/** Those that are still to come, each of the whole day. */
const daysOf = (
  { today }: CalendarSource,
  { ref, amendedAt }: { readonly ref: EntityRef; readonly amendedAt: number },
  days: readonly Day[],
): readonly CalendarEvent[] =>
  days.flatMap(({ name, on, summary }) =>
    on === undefined || compareDates(on, today) < 0 ? [] : [{ uid: uidOf(ref, name), stamp: amendedAt, on, summary }],
  );

const serviceDays = (source: CalendarSource, state: SectionState): readonly CalendarEvent[] =>
  services(state).flatMap((record) => {
    const { what, end, decidedOn } = record.fields;
    return daysOf(source, record, [
      { name: "end", on: end, summary: source.t.takeAlong.calendar.ends(what) },
      {
        name: "objection",
        on: decidedOn && objectionUntil(decidedOn),
        summary: source.t.talk.remind.objection.what(what),
      },
    ]);
  });

const letterDays = (source: CalendarSource, state: SectionState): readonly CalendarEvent[] =>
  documents(state).flatMap((record) => {
    const { title, answerBy, until } = record.fields;
    return daysOf(source, record, [
      { name: "answer", on: answerBy, summary: source.t.talk.remind.paper.what(title) },
      { name: "objection", on: objectionTo(record.fields), summary: source.t.talk.remind.objection.what(title) },
      { name: "end", on: until, summary: source.t.takeAlong.calendar.ends(title) },
    ]);
  });

const waitingDays = (source: CalendarSource, state: SectionState): readonly CalendarEvent[] =>
  waitingCards(state)
    .filter(({ fields }) => fields.endedOn === undefined)
    .flatMap((record) =>
      daysOf(source, record, [
        {
          name: "again",
          on: record.fields.lookAgain,
          summary: source.t.talk.remind.again.what(record.fields.waitingFor),
        },
      ]),
    );

/** Of a goal that is over nothing is left to do. */
function goalDays(source: CalendarSource, state: SectionState): readonly CalendarEvent[] {
  const [goal] = goals(state);
  if (!goal || groupOf(goal.fields) === "done") return [];
  const { text, dueDate } = goal.fields;
  const words = source.t.takeAlong.calendar;
  return [
    ...daysOf(source, goal, [
      { name: "due", on: dueDate, summary: words.goal(text) },
      { name: "review", on: goalReviews(state)[0]?.fields.next, summary: source.t.talk.remind.review.what(text) },
    ]),
    ...openSteps(state).flatMap((step) =>
      daysOf(source, step, [{ name: "due", on: step.fields.due, summary: words.step(step.fields.title) }]),
    ),
  ];
}

const keyDays = (source: CalendarSource, state: SectionState): readonly CalendarEvent[] =>
  [...readLedger(state).grants].flatMap(([id, { name, until, stoppedAt }]) => {
    if (stoppedAt !== undefined || until <= source.now) return [];
    // It ends with the day: the day itself is the last one.
    const on = dateIn(DUTCH_TIME, instant(until - 1));
    return [{ uid: `${id}-key@roer`, stamp: source.now, on, summary: source.t.takeAlong.calendar.keyEnds(name) }];
  });
