import type { Component } from "solid-js";
import type { Kind, Recorded } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { IconName } from "#src/ui/kit/icon-shapes.ts";
import type { FieldName, RecordField } from "#src/ui/reading/record-fields.ts";
import type { Records, RecordsOf } from "./create-records.ts";
import type { FormValues } from "./form-values.ts";

export type TopicWords = {
  /** In the title bar, over the list and over one of it. */
  readonly title: string;
  readonly oneTitle: string;
  readonly newTitle: string;
  readonly heading: string;
  readonly newHeading: string;
  readonly lead?: string;
  readonly empty: string;
  readonly add: string;
  readonly saved: (called: string) => string;
};

/** Records that stand together in the list. */
export type TopicGroup<T> = {
  readonly heading: string | undefined;
  /** Closed until asked: what is over. */
  readonly folded?: boolean;
  readonly records: readonly Recorded<T>[];
};

/**
 * Something of which a resident keeps a list: how it is shown, filled in, changed and taken away. The screens are the
 * same for every kind, so that who knows one knows all.
 */
export type Topic<T extends object> = RecordsOf<T> & {
  readonly kind: Kind;
  /** Where its list is; `/nieuw` and the id of a record come behind it. */
  readonly path: string;
  readonly back: string;
  readonly icon: IconName;
  readonly words: (t: Catalogue) => TopicWords;
  readonly fields: (t: Catalogue, today: LocalDate) => readonly RecordField<FieldName<T>>[];
  /** The field that is its heading, and how it is called where that is left empty. */
  readonly titleField: FieldName<T>;
  readonly titleOf: (fields: T, t: Catalogue, f: Formats) => string;
  readonly hintOf: (fields: T, t: Catalogue, f: Formats) => string | undefined;
  readonly groups: (state: SectionState, today: LocalDate, t: Catalogue) => readonly TopicGroup<T>[];
  /** What a new one begins with. `query`: of the address. */
  readonly start?: (today: LocalDate, query: (name: string) => string | undefined) => FormValues;
  /** Before the list: what one should know of all together. */
  readonly Above?: Component<{ readonly records: Records<T> }>;
  /** After the list: what belongs to all together. */
  readonly Below?: Component;
  /** At the end of the screen, also where the list is empty. */
  readonly Beyond?: Component;
  /** Under one of them: what can be done with it beside changing it. */
  readonly Beside?: Component<{ readonly record: Recorded<T>; readonly records: Records<T> }>;
};
