import * as z from "zod/mini";
import { fromBase64url } from "#src/base/bytes.ts";
import { type GrantId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import { EntityRef } from "./entity-id.ts";
import { parseLocalDate, type LocalDate } from "./local-date.ts";

/** Limits in UTF-16 units, as String.length and a text field's maxLength count them. */
export const NAME_LENGTH = 80;
export const LINE_LENGTH = 300;
export const TEXT_LENGTH = 4_000;
export const PHONE_LENGTH = 40;

const textOf = (limit: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(limit));

/** What a person or an organisation is called. */
export const name = () => textOf(NAME_LENGTH);
/** One sentence: a step, a level of a scale. */
export const line = () => textOf(LINE_LENGTH);
/** Own words, as long as a page. */
export const text = () => textOf(TEXT_LENGTH);

/** A day in the resident's calendar, without a time or a zone. */
export const day = () =>
  z.custom<LocalDate>((value) => typeof value === "string" && parseLocalDate(value) !== undefined);

/** Wall-clock time in the resident's own zone, "HH:MM", 00:00 to 23:59. */
export const clockTime = () => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** As people write a number down; whether it can be called is not judged. */
export const phone = () => z.string().check(z.trim(), z.minLength(2), z.maxLength(PHONE_LENGTH));

/** An RFC 5545 recurrence rule without its property name, as far as a form can be checked by eye. */
export const recurrence = () =>
  z.string().check(z.maxLength(200), z.regex(/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/));

/** Five faces, 1 heel moeilijk … 5 heel goed. */
export const face = () => z.number().check(z.int(), z.gte(1), z.lte(5));

export const few = <T extends z.core.SomeType>(item: T, most: number) => z.array(item).check(z.maxLength(most));

/** Points at a record of one kind. */
export const refTo = (kind: string) => EntityRef.check(z.refine((ref) => ref.kind === kind));

export const grantId = () =>
  z.custom<GrantId>((value) => typeof value === "string" && parseId16<GrantId>(value) !== undefined);
export const sectionId = () =>
  z.custom<SectionId>((value) => typeof value === "string" && parseId16<SectionId>(value) !== undefined);
export const base64url = (limit: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(limit),
    z.refine((value) => fromBase64url(value) !== undefined),
  );

/** A count, a position or an epoch: a whole number of at most 2⁵³−1. */
export const count = () => z.number().check(z.int(), z.gte(0));
