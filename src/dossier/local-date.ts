import type { Brand } from "#src/base/brand.ts";
import { DAY } from "#src/base/instant.ts";

/** A calendar day, "YYYY-MM-DD" in the Gregorian calendar, from 1900 to 2199: no time, no zone. */
export type LocalDate = Brand<string, "LocalDate">;

const FORM = /^(19|20|21)\d\d-\d\d-\d\d$/;
const toUtc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Undefined unless such a day exists: no 31 April, no 29 February outside leap years. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!FORM.test(text)) return undefined;
  const milliseconds = toUtc(text);
  return !Number.isNaN(milliseconds) && fromUtc(milliseconds) === text ? (text as LocalDate) : undefined;
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(toUtc(date) + days * DAY) as LocalDate;

/** The same day of the month, or the last one when that month is shorter: 31 January + 1 month = 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const start = new Date(toUtc(date));
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return fromUtc(target.getTime()) as LocalDate;
}

/** Days since 1 January 1970. */
export const dayNumber = (date: LocalDate): number => toUtc(date) / DAY;

/** Days sort as texts. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);
