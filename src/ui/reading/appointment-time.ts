import type { Appointment } from "#src/dossier/appointment.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";

/** "dinsdag 3 maart, 14:30 uur, met Els". */
export function appointmentTime(t: Catalogue, f: Formats, { on, at, with: who }: Appointment): string {
  const day = f.relativeDay(on);
  const time = at === undefined ? day : t.calendar.at(day, at);
  return who === undefined ? time : `${time}, ${t.calendar.with(who)}`;
}
