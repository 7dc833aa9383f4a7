import { createSignal, untrack } from "solid-js";
import { focusHeading } from "./focus-heading.ts";

/** What was just done, and how to undo it. */
export type Said = {
  readonly text: string;
  readonly undo?: { readonly label?: string | undefined; readonly run: () => void } | undefined;
};

const [said, setSaid] = createSignal<Said>();
let screensToGo = 0;

/** What the toast of this window says now; the frame shows it with the kit's `Toast`. */
export { said };

/** Says it on this screen, in place of what was said before. `next`: on the screen that is opened right after. */
export const say = (message: Said, where: "here" | "next" = "here"): void => {
  screensToGo = where === "next" ? 1 : 0;
  setSaid(message);
};

/** Nothing to say any more: the person closed it, wrote something else, or the session was locked. */
export const hush = (): void => {
  // The button that was pressed goes as well; who works by keyboard or ear is not left at the top of the document.
  if (untrack(said) !== undefined && document.activeElement?.closest(".roer-toast")) focusHeading();
  setSaid(undefined);
};

/** Another screen came: what was said goes, unless it was said for this one. */
export const moveOn = (): void => {
  if (screensToGo === 0) hush();
  else screensToGo -= 1;
};
