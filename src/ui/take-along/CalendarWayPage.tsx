import { createMemo, type JSX } from "solid-js";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { CALENDAR_TYPE, calendarOf } from "#src/exports/icalendar.ts";
import { CALENDAR_PARTS, type CalendarPart, planCalendar } from "#src/exports/plan-calendar.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { calendarSource } from "./calendar-source.ts";
import { createChosen } from "./create-chosen.ts";
import { createSaving } from "./create-saving.ts";
import { DayList } from "./DayList.tsx";
import { SaveWay } from "./SaveWay.tsx";

/** From which parts of the plan the days come. */
const KINDS: Readonly<Record<CalendarPart, readonly SectionKind[]>> = {
  remember: [],
  help: ["services", "documents", "coordination"],
  goals: ["goal"],
  keys: ["ledger"],
};

/** All appointments as one calendar, with the days that were chosen. */
export default function CalendarWayPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const saving = createSaving();
  const [chosen, choose] = createChosen<CalendarPart>();
  const words = () => t().takeAlong.calendar;
  const eventsOf = (parts: ReadonlySet<CalendarPart>) =>
    planCalendar(calendarSource(t(), dossier(), parts, today(), session().now()));
  const events = createMemo(() => eventsOf(chosen()));
  const anything = createMemo(() => eventsOf(new Set(CALENDAR_PARTS)).length > 0);
  const appointments = createMemo(() => eventsOf(new Set()).length);
  const lines = (): readonly string[] => {
    const days = events().length - appointments();
    return [words().appointments(appointments()), ...(days > 0 ? [words().days(days)] : [])];
  };
  return (
    <SaveWay
      title={words().title}
      lead={words().lead}
      icon="calendar"
      nothing={anything() ? undefined : words().nothing}
      lines={lines()}
      notIn={[words().notIn]}
      more={CALENDAR_PARTS.map((part) => ({
        label: words().chosen[part],
        on: chosen().has(part),
        set: (on) => choose(part, on),
      }))}
      moreHint={words().shared}
      saving={saving}
      onSave={() =>
        void saving.save({
          name: words().file,
          type: CALENDAR_TYPE,
          reason: words().title,
          sections: dossier()
            .sections.filter(
              ({ kind }) => kind === "calendar" || [...chosen()].some((part) => KINDS[part].includes(kind)),
            )
            .map(({ id }) => id),
          make: () => calendarOf(events()),
        })
      }
    >
      <Fold label={t().takeAlong.showAll}>
        <DayList days={events().map(({ summary, on }) => ({ what: summary, when: f().date(on) }))} />
      </Fold>
    </SaveWay>
  );
}
