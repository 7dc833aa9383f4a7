import { type Attachment, parseAttachment } from "#src/dossier/attachment.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { err, ok, type Result } from "#src/base/result.ts";
import type { RecordField } from "#src/ui/reading/record-fields.ts";

/** What a form holds: the text of each field as it is typed or ticked, by its name. An absent one is empty. */
export type FormValues = Readonly<Record<string, string>>;

export type FormFault = { readonly type: "day-missing" | "time-unclear"; readonly field: string };

/** Before a day that was not one of the quick ones: while it is typed it may look like one of them. */
const OWN = "own:";
const ON = "on";
/** Between names, as people write them, and between the values that were ticked. */
const COMMA = ",";
const ANY_COMMA = /[,،]/u;

export const isOwnDay = (text: string): boolean => text.startsWith(OWN);
export const dayOf = (text: string): string => (isOwnDay(text) ? text.slice(OWN.length) : text);
export const ownDay = (day: string): string => `${OWN}${day}`;
export const isOn = (text: string): boolean => text === ON;
export const ticked = (text: string): readonly string[] =>
  text
    .split(ANY_COMMA)
    .map((one) => one.trim())
    .filter((one) => one !== "");
export const withTick = (text: string, value: string, on: boolean): string =>
  [...ticked(text).filter((one) => one !== value), ...(on ? [value] : [])].join(COMMA);
export const onOrOff = (on: boolean): string => (on ? ON : "");

/** Files as a form holds them: what each is called and where it lies, never what is in it. None is an empty text. */
export const writeFiles = (files: readonly Attachment[]): string => (files.length === 0 ? "" : JSON.stringify(files));
export function readFiles(text: string): readonly Attachment[] {
  if (text === "") return [];
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? read.flatMap((one) => parseAttachment(one) ?? []) : [];
}

/** A record as its form shows it. */
export function formOf(fields: readonly RecordField[], values: object): FormValues {
  const known = values as Unchecked;
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const value = known[field.name];
      if (value === undefined) return [];
      return [[field.name, typed(field, value)]];
    }),
  );
}

function typed(field: RecordField, value: unknown): string {
  switch (field.type) {
    case "switch":
      return onOrOff(value === true);
    case "names":
      return Array.isArray(value) ? value.join(`${COMMA} `) : "";
    case "several":
      return Array.isArray(value) ? value.join(COMMA) : "";
    case "files":
      return Array.isArray(value) ? writeFiles(value.flatMap((one) => parseAttachment(one) ?? [])) : "";
    case "day":
      return field.quick === undefined ? String(value) : ownDay(String(value));
    default:
      return String(value);
  }
}

/** Every field of the form as a change: null where it was left empty. What a value may be, its kind says. */
export function valuesOf(fields: readonly RecordField[], form: FormValues): Result<Unchecked, FormFault> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const text = form[field.name] ?? "";
    if (field.type === "day" && isOwnDay(text) && dayOf(text) === "")
      return err({ type: "day-missing", field: field.name });
    const value = text.trim() === "" ? null : valueOf(field, text);
    if (value === undefined)
      return err({ type: field.type === "time" ? "time-unclear" : "day-missing", field: field.name });
    values[field.name] = value;
  }
  return ok(values);
}

/** Undefined when such a text says nothing. */
function valueOf(field: RecordField, text: string): unknown {
  switch (field.type) {
    case "day":
      return parseLocalDate(dayOf(text));
    case "time":
      return readTime(text);
    case "names":
    case "several": {
      const all = ticked(text);
      return all.length === 0 ? null : all;
    }
    case "files":
      return readFiles(text);
    case "face":
      return Number(text);
    case "switch":
      return isOn(text) ? true : null;
    default:
      return text;
  }
}

/** "9", "9:30", "09.30" and "930" as people write a time down; undefined for what is none. */
export function readTime(text: string): string | undefined {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})(?:[:.\s]?(\d{2}))?$/u.exec(text.trim()) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** The values that are there, for a record that is made. */
export const withoutEmpty = (values: Unchecked): Unchecked =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** What a form changes of a record: two devices that change other fields of it both keep their change. */
export const changed = (values: object, form: Unchecked): Unchecked =>
  Object.fromEntries(
    Object.entries(form).filter(([name, value]) => {
      const next = typeof value === "string" ? value.trim() : value;
      return JSON.stringify(next) !== JSON.stringify((values as Unchecked)[name] ?? null);
    }),
  );

/** What undoes a change: of every field that was changed, the value from before. */
export const before = (values: object, changes: Unchecked): Unchecked =>
  Object.fromEntries(Object.keys(changes).map((name) => [name, (values as Unchecked)[name] ?? null]));

/** The form as one text, and back: for a draft. What is no form reads as an empty one. */
export const writeForm = (form: FormValues): string => JSON.stringify(form);

export function readForm(text: string): FormValues {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}
