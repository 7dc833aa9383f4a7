import { For, type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { RecordFacts } from "./RecordFacts.tsx";
import type { RecordField } from "./record-fields.ts";

export type SharedRecordsProps<T extends object> = {
  readonly heading: string;
  readonly of: readonly Recorded<T>[];
  readonly fields: readonly RecordField[];
  readonly titleField: string;
  readonly titleOf: (fields: T) => string;
  /** What is said under each beside its fields. */
  readonly Foot?: (record: Recorded<T>) => JSX.Element;
};

/** Records of one kind as a reader has them, under a heading of their own; nothing when there are none. */
export function SharedRecords<T extends object>(props: SharedRecordsProps<T>): JSX.Element {
  return (
    <Show when={props.of.length > 0}>
      <div class="roer-section">
        <h3>{props.heading}</h3>
        <For each={props.of}>
          {(record) => (
            <div>
              <h4 dir="auto" translate="no">
                {props.titleOf(record.fields)}
              </h4>
              <RecordFacts fields={props.fields} values={record.fields} without={props.titleField} />
              {props.Foot?.(record)}
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}
