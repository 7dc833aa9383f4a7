import { type Accessor, createSignal } from "solid-js";

/** Which of some things were ticked; none to begin with unless said so. */
export function createChosen<T>(
  begin: Iterable<T> = [],
): readonly [Accessor<ReadonlySet<T>>, (one: T, on: boolean) => void, (all: Iterable<T>) => void] {
  const [chosen, setChosen] = createSignal<ReadonlySet<T>>(new Set(begin));
  const choose = (one: T, on: boolean): void => {
    const next = new Set(chosen());
    if (on) next.add(one);
    else next.delete(one);
    setChosen(next);
  };
  return [chosen, choose, (all) => setChosen(new Set(all))];
}
