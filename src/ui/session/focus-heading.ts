/** Puts the focus on the heading of the screen, for when what had it has gone from the screen. */
export function focusHeading(): void {
  queueMicrotask(() => {
    document.querySelector<HTMLElement>("#main h1")?.focus();
  });
}
