import { Appointment, appointments, upcomingFrom } from "#src/dossier/appointment.ts";
import { addDays } from "#src/dossier/local-date.ts";
import { appointmentFields } from "#src/ui/reading/appointment-fields.ts";
import { appointmentTime } from "#src/ui/reading/appointment-time.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";

/** Mijn agenda: what is coming, the soonest first; what is over folded away. */
const appointmentsTopic: Topic<Appointment> = {
  kind: Appointment,
  section: "calendar",
  path: "/agenda",
  back: "/meer",
  icon: "calendar",
  words: (t) => t.calendar.topic,
  fields: appointmentFields,
  titleField: "title",
  titleOf: ({ title }) => title,
  hintOf: (appointment, t, f) => appointmentTime(t, f, appointment),
  all: appointments,
  groups: (state, today, t) => {
    const { upcoming, past } = upcomingFrom(state, today);
    return [
      { heading: t.calendar.upcoming, records: upcoming },
      { heading: t.calendar.past, folded: true, records: past },
    ];
  },
  start: (today) => ({ on: addDays(today, 1) }),
};

export const calendarPages = recordPages(appointmentsTopic);
