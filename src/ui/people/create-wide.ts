import { type Accessor, createSignal, onCleanup } from "solid-js";

/** From here the kit's page has a second column. */
const WIDE = "(min-width: 75rem)";

/** Is there room for two columns? */
export function createWide(): Accessor<boolean> {
  const query = window.matchMedia(WIDE);
  const [wide, setWide] = createSignal(query.matches);
  const listen = (): void => {
    setWide(query.matches);
  };
  query.addEventListener("change", listen);
  onCleanup(() => query.removeEventListener("change", listen));
  return wide;
}
