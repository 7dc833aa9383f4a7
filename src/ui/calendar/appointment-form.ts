import { err, ok, type Result } from "#src/base/result.ts";
import type { Appointment } from "#src/dossier/appointment.ts";
import type { Changes } from "#src/dossier/kind.ts";
import { addDays, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";

export const DAY_CHOICES = ["today", "tomorrow", "own"] as const;
export type DayChoice = (typeof DAY_CHOICES)[number];

/** What the form of an appointment holds; texts as they are typed. */
export type AppointmentForm = {
  readonly title: string;
  readonly when: DayChoice;
  /** `YYYY-MM-DD` or empty; counts when `when` is "own". */
  readonly day: string;
  readonly time: string;
  readonly place: string;
  readonly with: string;
  readonly remember: string;
};

export type FormFault = { readonly type: "day-missing" | "time-unclear" };

export const EMPTY_FORM: AppointmentForm = {
  title: "",
  when: "tomorrow",
  day: "",
  time: "",
  place: "",
  with: "",
  remember: "",
};

export const formOf = (appointment: Appointment): AppointmentForm => ({
  title: appointment.title,
  when: "own",
  day: appointment.on,
  time: appointment.at ?? "",
  place: appointment.place ?? "",
  with: appointment.with ?? "",
  remember: appointment.remember ?? "",
});

/** Between the fields of a draft: INFORMATION SEPARATOR TWO, which no keyboard has. */
const SEPARATOR = "\u001e";

/** The form as one text, and back: for a draft. */
export const writeForm = (form: AppointmentForm): string =>
  [form.title, form.when, form.day, form.time, form.place, form.with, form.remember]
    .map((field) => field.replaceAll(SEPARATOR, " "))
    .join(SEPARATOR);

export function readForm(text: string): AppointmentForm {
  const [title = "", typedWhen, day = "", time = "", place = "", who = "", remember = ""] = text.split(SEPARATOR);
  const when = DAY_CHOICES.find((choice) => choice === typedWhen) ?? EMPTY_FORM.when;
  return { title, when, day, time, place, with: who, remember };
}

const textOrNone = (text: string): string | null => (text.trim() === "" ? null : text);

/** "9", "9:30", "09.30" and "930" as people write a time down; undefined for what is none. */
export function readTime(typed: string): string | undefined {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})(?:[:.\s]?(\d{2}))?$/u.exec(typed.trim()) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

function dayOf({ when, day }: AppointmentForm, today: LocalDate): LocalDate | undefined {
  if (when === "own") return parseLocalDate(day);
  return when === "today" ? today : addDays(today, 1);
}

/** Every field of the form as a change; an empty one clears its field. */
export function changesOf(
  form: AppointmentForm,
  today: LocalDate,
): Result<Changes<Appointment> & Pick<Appointment, "title" | "on">, FormFault> {
  const on = dayOf(form, today);
  if (on === undefined) return err({ type: "day-missing" });
  const at = form.time.trim() === "" ? null : readTime(form.time);
  if (at === undefined) return err({ type: "time-unclear" });
  return ok({
    title: form.title,
    on,
    at,
    place: textOrNone(form.place),
    with: textOrNone(form.with),
    remember: textOrNone(form.remember),
  });
}

/** The fields that are there, for a record that is made. */
export function fieldsOf(changes: Changes<Appointment> & Pick<Appointment, "title" | "on">): Appointment {
  const { title, on, ...rest } = changes;
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { title, on, ...Object.fromEntries(given) };
}
