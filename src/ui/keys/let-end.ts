import { createSignal } from "solid-js";
import type { OwnKey } from "./own-keys.ts";

/** Ends that the resident left as they are, by grant and end; asked again after the app was closed. */
const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());

const nameOf = ({ grant, entry }: OwnKey): string => `${grant}/${entry.until}`;

/** "Laat stoppen": nothing to do but to ask no more. */
export const letEnd = (key: OwnKey): void => {
  setLeft((before) => new Set([...before, nameOf(key)]));
};

export const isLeft = (key: OwnKey): boolean => left().has(nameOf(key));
