import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { compareDates } from "#src/dossier/local-date.ts";
import { CALENDAR_PARTS, planCalendar } from "#src/exports/plan-calendar.ts";
import {
  CHANGED_REASONS,
  type FoundAppointment,
  type FoundCalendar,
  LEFT_REASONS,
  readCalendar,
} from "#src/exports/read-icalendar.ts";
import { takenId } from "#src/operations/taken-id.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { appointmentTime } from "#src/ui/reading/appointment-time.ts";
import { calendarSource } from "./calendar-source.ts";
import { createTakeIn } from "./create-take-in.ts";
import { DayList } from "./DayList.tsx";
import { MOST_BYTES } from "./most-bytes.ts";
import { TakeInFrame } from "./TakeInFrame.tsx";

/** Appointments out of a file of any calendar. What is over comes only when that is asked. */
export default function CalendarInPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const words = () => t().takeAlong.calendarBack;
  const [withPast, setWithPast] = createSignal(false);
  const isPast = ({ fields }: FoundAppointment): boolean =>
    fields.repeat === undefined && compareDates(fields.on, today()) < 0;
  /** Of this plan itself: an appointment of somebody else, or a day of a letter, is no appointment of one's own too. */
  const isElsewhereHere = createMemo(() => {
    const source = calendarSource(t(), dossier(), new Set(CALENDAR_PARTS), today(), session().now());
    const here = new Set(planCalendar(source).map(({ uid }) => uid));
    return ({ uid, entry }: FoundAppointment): boolean => here.has(entry) && (uid !== entry || !OWN.test(uid));
  });
  const coming = (file: FoundCalendar): readonly FoundAppointment[] =>
    file.appointments.filter((one) => (withPast() || !isPast(one)) && !isElsewhereHere()(one));
  const taking = createTakeIn<FoundCalendar>({
    mostBytes: MOST_BYTES,
    read: (text) =>
      readCalendar(text, { nameless: words().nameless, untilDay: (day) => words().untilDay(f().date(day)) }),
    opened: () => setWithPast(false),
    sectionsOf: (file) => [
      {
        // There is one calendar, and it is found by what it is.
        id: dossier().only("ledger").id,
        kind: "calendar",
        records: coming(file).map(({ uid, stamp = session().now(), fields }) => ({
          kind: "appointment",
          id: takenId(uid),
          createdAt: stamp,
          amendedAt: stamp,
          fields,
        })),
      },
    ],
  });
  const all = () => taking.file()?.appointments ?? [];
  const past = () => all().filter(isPast).length;
  const left = (): readonly string[] => {
    const file = taking.file();
    if (!file) return [];
    return [
      ...LEFT_REASONS.flatMap((reason) => {
        const count = file.left.get(reason);
        return count === undefined ? [] : [words().left[reason](count)];
      }),
      ...CHANGED_REASONS.flatMap((reason) => {
        const count = file.changed.get(reason);
        return count === undefined ? [] : [words().changed[reason](count)];
      }),
    ];
  };
  return (
    <TakeInFrame
      taking={taking}
      accept=".ics,text/calendar"
      words={words()}
      left={left()}
      alsoHere={all().filter((one) => isElsewhereHere()(one)).length}
      choices={
        <>
          <Show when={past() > 0}>
            <CheckRow
              label={words().past}
              hint={words().pastHint(past())}
              checked={withPast()}
              onChange={(on) => {
                setWithPast(on);
                taking.replan();
              }}
            />
          </Show>
          <Fold label={words().comes}>
            <DayList
              days={coming(taking.file() ?? NOTHING).map(({ fields }) => ({
                what: fields.title,
                when: appointmentTime(t(), f(), fields),
              }))}
            />
          </Fold>
        </>
      }
    />
  );
}

/** As exports name an appointment of the resident's own. */
const OWN = /^[0-9a-f]{32}@roer$/u;
const NOTHING: FoundCalendar = { appointments: [], left: new Map(), changed: new Map() };
