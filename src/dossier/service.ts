import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, face, line, name, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Wmo 2015 · Jeugdwet · Participatiewet · Wlz · Zvw · another, or not known. */
export const SERVICE_LAWS = ["wmo", "youth", "participation", "long-term-care", "health-insurance", "other"] as const;
export type ServiceLaw = (typeof SERVICE_LAWS)[number];

/** "Voorziening", on screen "hulp die ik krijg": FHIR ServiceRequest, eLTSS Service. */
export const Service = defineKind("service", {
  what: line(),
  provider: z.exactOptional(name()),
  law: z.exactOptional(z.enum(SERVICE_LAWS)),
  start: z.exactOptional(day()),
  end: z.exactOptional(day()),
  /** Date on the letter with the decision: from it the time to object runs. */
  decidedOn: z.exactOptional(day()),
  hours: z.exactOptional(line()),
  ownContribution: z.exactOptional(line()),
  satisfaction: z.exactOptional(face()),
  words: z.exactOptional(text()),
});
export type Service = FieldsOf<typeof Service>;

export const createService = (service: Service, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Service, service, id, at);

export const amendService = (id: EntityId, changes: Changes<Service>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(Service, id, changes, at);

export const services = (state: SectionState): Recorded<Service>[] => recordsOf(state, Service).sort(newestFirst);

/** Awb article 6:7 and 6:8: six weeks from the day after the decision was sent; the last day that counts. */
export const objectionUntil = (decidedOn: LocalDate): LocalDate => addDays(decidedOn, 42);

/** Asking for more of the same takes weeks: eight before the end is the time to think of it. */
export const renewFrom = (end: LocalDate): LocalDate => addDays(end, -56);

export const isOver = ({ end }: Pick<Service, "end">, today: LocalDate): boolean =>
  end !== undefined && compareDates(end, today) < 0;
