import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";

export type ByKeyProps<T> = {
  readonly of: readonly T[];
  readonly keyOf: (one: T) => string;
  readonly children: (one: Accessor<T>) => JSX.Element;
};

/** A list of which each one stays where it is: a record is another object after each change, and its name is not. */
export function ByKey<T>(props: ByKeyProps<T>): JSX.Element {
  const byKey = createMemo(() => new Map(props.of.map((one) => [props.keyOf(one), { one }])));
  const keys = createMemo(() => [...byKey().keys()], [], { equals: (a, b) => a.join() === b.join() });
  return (
    <For each={keys()}>
      {(key) => <Show when={byKey().get(key)}>{(found) => props.children(() => found().one)}</Show>}
    </For>
  );
}
