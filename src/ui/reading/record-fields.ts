import type { LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";

type Words<F extends string> = {
  /** Its name in the schema of the kind. */
  readonly name: F;
  /** The question of the form. */
  readonly label: string;
  readonly hint?: string | undefined;
  /** What stands before it where it is read; the label when left out. */
  readonly fact?: string | undefined;
  /** What an empty field asks for, where it may not be empty. */
  readonly missing?: string | undefined;
  /** Asked only of who wants to tell more. */
  readonly more?: true | undefined;
};

/** One field of a record as a person fills it in and reads it: one list serves the form and the page. */
export type RecordField<F extends string = string> = Words<F> &
  (
    | { readonly type: "line" | "name" | "names" | "text" | "phone" | "time" | "face" | "switch" }
    | {
        readonly type: "day";
        /** Days that are one tap away. */
        readonly quick?: readonly { readonly value: LocalDate; readonly label: string }[] | undefined;
      }
    | {
        readonly type: "choice";
        readonly choices: readonly { readonly value: string; readonly label: string }[];
        /** What to press for none of them, where none may be. */
        readonly none?: string | undefined;
      }
    | {
        /** Files that lie beside the record; so many at most. */
        readonly type: "files";
        readonly most: number;
      }
    | {
        /** Any of them, or none. */
        readonly type: "several";
        readonly choices: readonly { readonly value: string; readonly label: string }[];
      }
  );

/** The name of any field of such a record. */
export type FieldName<T> = keyof T & string;

/** A value as one reads it; undefined when there is nothing to read. */
export function valueText(t: Catalogue, f: Formats, field: RecordField, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  switch (field.type) {
    case "line":
    case "name":
    case "text":
    case "phone":
    case "time":
      return typeof value === "string" ? value : undefined;
    case "day":
      return typeof value === "string" ? f.relativeDay(value) : undefined;
    case "choice":
      return field.choices.find((choice) => choice.value === value)?.label;
    case "names":
      return Array.isArray(value) ? f.list(value.map(String)) : undefined;
    case "several":
      return Array.isArray(value) ? f.list(labelsOf(field.choices, value)) : undefined;
    case "files":
      return Array.isArray(value) ? t.files.count(value.length) : undefined;
    case "face":
      return typeof value === "number" ? t.kit.faces[value - 1] : undefined;
    case "switch":
      return value === true ? t.kit.yes : undefined;
  }
}

/** Labels of what was chosen, in the order of the choices. */
const labelsOf = (
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: readonly unknown[],
): readonly string[] => choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
