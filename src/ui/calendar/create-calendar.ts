import { type Accessor, createMemo } from "solid-js";
import {
  amendAppointment,
  Appointment,
  appointments,
  createAppointment,
  isUpcoming,
} from "#src/dossier/appointment.ts";
import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { dateIn, DUTCH_TIME } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createWriter, type Writer } from "#src/ui/session/create-writer.ts";
import { type AppointmentForm, changesOf, fieldsOf, formOf, type FormFault } from "./appointment-form.ts";

/** The way back; for after the screen was left too. */
export type Undo = () => Promise<boolean>;

export type OwnCalendar = {
  readonly upcoming: Accessor<readonly Recorded<Appointment>[]>;
  /** Latest first. */
  readonly past: Accessor<readonly Recorded<Appointment>[]>;
  readonly one: (id: string) => Recorded<Appointment> | undefined;
  /** Undefined when it was not kept: `formFault` or the writer says why. */
  readonly add: (form: AppointmentForm) => Promise<Undo | undefined>;
  readonly change: (before: Recorded<Appointment>, form: AppointmentForm) => Promise<Undo | undefined>;
  readonly remove: (appointment: Recorded<Appointment>) => Promise<Undo | undefined>;
  readonly formFault: (form: AppointmentForm) => FormFault | undefined;
  readonly writer: Writer;
};

/** The resident's appointments, and what is done with them. */
export function createCalendar(): OwnCalendar {
  const session = useSession();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const today = (): LocalDate => dateIn(DUTCH_TIME, session().now());
  const all = createMemo(() => appointments(dossier().shownOf("calendar")));
  const { writeIn } = writer;

  return {
    upcoming: () => all().filter(({ fields }) => isUpcoming(fields, today())),
    past: () =>
      all()
        .filter(({ fields }) => !isUpcoming(fields, today()))
        .reverse(),
    one: (id) => all().find(({ ref }) => ref.id === id),
    add: async (form) => {
      const changes = changesOf(form, today());
      if (!changes.ok) return undefined;
      const id = newEntityId();
      const made = await writeIn("calendar", (at) => createAppointment(fieldsOf(changes.value), id, at));
      return made ? () => writeIn("calendar", (at) => retract(Appointment, id, at)) : undefined;
    },
    change: async ({ ref, fields }, form) => {
      const changes = changesOf(form, today());
      const back = changesOf(formOf(fields), today());
      if (!changes.ok || !back.ok) return undefined;
      const done = await writeIn("calendar", (at) => amendAppointment(ref.id, changes.value, at));
      return done ? () => writeIn("calendar", (at) => amendAppointment(ref.id, back.value, at)) : undefined;
    },
    remove: async ({ ref }) => {
      const gone = await writeIn("calendar", (at) => retract(Appointment, ref.id, at));
      return gone ? () => writeIn("calendar", (at) => restore(Appointment, ref.id, at)) : undefined;
    },
    formFault: (form) => {
      const changes = changesOf(form, today());
      return changes.ok ? undefined : changes.error;
    },
    writer,
  };
}
