/** A page in the background paints nothing, and a line may be gone: it does not wait for ever. */
const MOST_MS = 3_000;

/** Lets the browser do what waits: draw, and take presses. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Resolves once the first screen has been drawn, the heading that every screen has: on a slow line nothing else may
 * come before it.
 */
export const afterFirstScreen = (place: Element): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (place.querySelector("h1") === null) return;
      watch.disconnect();
      // Behind the frame in which it is drawn.
      requestAnimationFrame(() => setTimeout(done));
    };
    const done = (): void => {
      clearTimeout(last);
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    const last = setTimeout(done, MOST_MS);
    watch.observe(place, { childList: true, subtree: true });
    look();
  });
