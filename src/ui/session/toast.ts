import { createSignal } from "solid-js";

/** What was just done, and how to undo it. */
export type Said = {
  readonly text: string;
  readonly undo?: { readonly label?: string | undefined; readonly run: () => void } | undefined;
};

const [said, setSaid] = createSignal<Said>();

/** What the toast of this window says now; the frame shows it with the kit's `Toast`. It survives a change of screen. */
export { said };

/** Says it in place of what was said before. */
export const say = (message: Said): void => {
  setSaid(message);
};

/** Nothing to say any more: the person closed it, or the session was locked. */
export const hush = (): void => {
  setSaid(undefined);
};
