import { onCleanup } from "solid-js";
import { localStore, readPreferences } from "#src/ui/session/preferences.ts";

export type Shortcuts = {
  /** `/`, and Ctrl and K. */
  readonly search?: () => void;
  /** `n`. */
  readonly note?: (() => void) | undefined;
  /** Escape. */
  readonly back?: () => void;
};

/** Keys that do something wherever one is on the screen, except where a letter is a letter. */
export function createShortcuts(shortcuts: Shortcuts): void {
  const press = (event: KeyboardEvent): void => {
    const run = isTaken(event) ? undefined : wanted(shortcuts, event);
    if (!run) return;
    event.preventDefault();
    run();
  };
  document.addEventListener("keydown", press);
  onCleanup(() => document.removeEventListener("keydown", press));
}

/** By a field, by the making of a letter, or by something that lies over the screen and closes at Escape. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null;

function wanted(shortcuts: Shortcuts, event: KeyboardEvent): (() => void) | undefined {
  const { search, note, back } = shortcuts;
  const plainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "Escape") return plainKey ? back : undefined;
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) return search;
  if (!plainKey || isTyping(event.target) || !singleKeysOn()) return undefined;
  if (event.key === "/") return search;
  return event.key.toLowerCase() === "n" ? note : undefined;
}

export const singleKeysOn = (): boolean => readPreferences(localStore(), []).shortcuts === "on";

/** A radio button and a tick take no letters. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])"));

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down through the rows of a list, from the field above it too. */
export function moveInList(list: HTMLElement, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = [...list.querySelectorAll<HTMLElement>("a[href], summary, input")].filter((row) =>
    row.checkVisibility(),
  );
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
