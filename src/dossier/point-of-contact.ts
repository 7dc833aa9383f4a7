import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, name, phone, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * "Aanspreekpunt": the one person who keeps the overview, named by the resident. FHIR CareTeam.participant. Who it was
 * stays as history; two devices that named somebody while apart keep both until the resident chooses.
 */
export const PointOfContact = defineKind(
  "point-of-contact",
  {
    name: name(),
    from: day(),
    until: z.exactOptional(day()),
    organisation: z.exactOptional(name()),
    phone: z.exactOptional(phone()),
    tasks: z.exactOptional(text()),
  },
  { sideBySide: ["name", "phone"] },
);
export type PointOfContact = FieldsOf<typeof PointOfContact>;

export const createPointOfContact = (contact: PointOfContact, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(PointOfContact, contact, id, at);

export const amendPointOfContact = (
  id: EntityId,
  changes: Changes<PointOfContact>,
  at: Timestamp,
  over: readonly Timestamp[] = [],
): Result<SetOp, FieldFault> => amend(PointOfContact, id, changes, at, over);

const isNow = ({ from, until }: PointOfContact, today: LocalDate): boolean =>
  compareDates(from, today) <= 0 && (until === undefined || compareDates(until, today) >= 0);

/** Latest first. More than one now is a warning: each may think that the other one does it. */
export function pointsOfContact(
  state: SectionState,
  today: LocalDate,
): { readonly now: readonly Recorded<PointOfContact>[]; readonly others: readonly Recorded<PointOfContact>[] } {
  const all = recordsOf(state, PointOfContact).sort(
    (a, b) => compareDates(b.fields.from, a.fields.from) || newestFirst(a, b),
  );
  return {
    now: all.filter(({ fields }) => isNow(fields, today)),
    others: all.filter(({ fields }) => !isNow(fields, today)),
  };
}
