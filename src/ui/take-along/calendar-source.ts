import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import type { CalendarPart, CalendarSource } from "#src/exports/plan-calendar.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Replica } from "#src/operations/replica.ts";

/** The plan as a calendar is made of it, as the resident has it now. */
export const calendarSource = (
  t: Catalogue,
  replica: Replica,
  chosen: ReadonlySet<CalendarPart>,
  today: LocalDate,
  now: number,
): CalendarSource => ({
  sections: replica.sections.map(({ id, kind }) => ({ kind, state: replica.shown(id) ?? emptySection })),
  chosen,
  t,
  today,
  now,
});
