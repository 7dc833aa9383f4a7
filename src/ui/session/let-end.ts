import { createSignal } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";

type Ending = { readonly grant: GrantId; readonly entry: { readonly until: number } };

/** Ends that the resident left as they are, by grant and end; asked again after the app was closed. */
const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());

const nameOf = ({ grant, entry }: Ending): string => `${grant}/${entry.until}`;

/** "Laat stoppen": nothing to do but to ask no more. */
export const letEnd = (key: Ending): void => {
  setLeft((before) => new Set([...before, nameOf(key)]));
};

export const isLeft = (key: Ending): boolean => left().has(nameOf(key));
