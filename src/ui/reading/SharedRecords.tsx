import { type Component, createMemo, For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { entityKey } from "#src/dossier/entity-id.ts";
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
  readonly Foot?: Component<{ readonly record: Recorded<T> }>;
};

/** Records of one kind as a reader has them, under a heading of their own; nothing when there are none. */
export function SharedRecords<T extends object>(props: SharedRecordsProps<T>): JSX.Element {
  // A record is another object after each change; by its name what a reader opened of it stays open.
  const byKey = createMemo(() => new Map(props.of.map((record) => [entityKey(record.ref), record])));
  const keys = createMemo(() => [...byKey().keys()], [], { equals: (a, b) => a.join() === b.join() });
  return (
    <Show when={props.of.length > 0}>
      <div class="roer-section">
        <h3>{props.heading}</h3>
        <For each={keys()}>
          {(key) => (
            <Show when={byKey().get(key)}>
              {(record) => (
                <div class="roer-shared-record">
                  <h4 dir="auto" translate="no">
                    {props.titleOf(record().fields)}
                  </h4>
                  <RecordFacts fields={props.fields} values={record().fields} without={props.titleField} />
                  <Show when={props.Foot}>{(Foot) => <Dynamic component={Foot()} record={record()} />}</Show>
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
    </Show>
  );
}
