import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, isEntityId, numberedId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count, name } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** The list everybody begins with, in its order. Their names are in the catalogue; own ones bring their own. */
export const AREA_CODES = [
  "housing",
  "money",
  "work",
  "day",
  "body",
  "mind",
  "home",
  "children",
  "people",
  "self-care",
  "neighbourhood",
  "habits",
  "law",
] as const;
export type AreaCode = (typeof AREA_CODES)[number];

/** A code of the list, or the id of an area the resident added. */
export type AreaId = AreaCode | EntityId;

export const isAreaCode = (text: string): text is AreaCode => AREA_CODES.some((code) => code === text);
export const isAreaId = (text: string): text is AreaId => isAreaCode(text) || isEntityId(text);
export const areaId = () => z.custom<AreaId>((value) => typeof value === "string" && isAreaId(value));

/** Under this id a record about an area of the list is kept, so that two devices write the same one. */
export const entityOfArea = (area: AreaId): EntityId =>
  isAreaCode(area) ? numberedId(AREA_CODES.indexOf(area) + 1) : area;

/**
 * "Leefgebied", on screen "onderwerp": FHIR Observation.category of the ratings below it. Kept only where the
 * resident made something own of it: another name, out of sight, chosen to begin with, or added.
 */
export const LifeArea = defineKind("life-area", {
  code: z.exactOptional(z.enum(AREA_CODES)),
  /** Always there for an added one. */
  name: z.exactOptional(name()),
  hidden: z.exactOptional(z.boolean()),
  /** One of the few the resident looks at first. */
  chosen: z.exactOptional(z.boolean()),
  rank: z.exactOptional(count()),
});
export type LifeArea = FieldsOf<typeof LifeArea>;

export const addLifeArea = (areaName: string, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(LifeArea, { name: areaName, chosen: true }, id, at);

/** Makes the record of an area of the list at the first write. */
export const changeLifeArea = (
  area: AreaId,
  changes: Changes<Omit<LifeArea, "code">>,
  at: Timestamp,
): Result<SetOp, FieldFault> =>
  amend(LifeArea, entityOfArea(area), isAreaCode(area) ? { code: area, ...changes } : changes, at);

/** An area as the resident has it; without a name of its own the catalogue has one for its code. */
export type Area = {
  readonly id: AreaId;
  readonly name: string | undefined;
  readonly hidden: boolean;
  readonly chosen: boolean;
};

/** The list with what the resident made of it, then the added ones, oldest first. Hidden ones too, marked. */
export function lifeAreas(state: SectionState | undefined): readonly Area[] {
  const records = state === undefined ? [] : recordsOf(state, LifeArea).sort(oldestFirst);
  const byId = new Map(records.map((record) => [record.ref.id, record.fields]));
  const toArea = (id: AreaId, fields: LifeArea | undefined): Area => ({
    id,
    name: fields?.name,
    hidden: fields?.hidden === true,
    chosen: fields?.chosen === true,
  });
  const listed = AREA_CODES.map((code) => toArea(code, byId.get(entityOfArea(code))));
  const listedIds = new Set(AREA_CODES.map(entityOfArea));
  const added = records.filter(({ ref, fields }) => !listedIds.has(ref.id) && fields.name !== undefined);
  return [...listed, ...added.map(({ ref, fields }) => toArea(ref.id, fields))];
}
