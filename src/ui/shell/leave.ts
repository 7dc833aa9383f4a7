import type { App } from "#src/ui/session/app-context.tsx";

/** A page of its own, without a script: nothing of the app is in it. */
const ELSEWHERE = "/boodschappen.html";
/** In this tab only, and gone with it. It holds nothing. */
const LEFT = "left";

/**
 * Leaves at once: what is open is locked, the screen is empty before anything is fetched, and this page gives its place in
 * the history to another.
 */
export function leave(app: App): void {
  app.lock();
  document.title = "";
  document.body.replaceChildren();
  tabStore()?.setItem(LEFT, "1");
  location.replace(ELSEWHERE);
}

/**
 * Back to a page that was left shows the other one again; answers whether it does. Whoever opens the app anew, by its
 * address or its picture, is let in.
 */
export function stayAway(): boolean {
  // A page that the browser kept as it was comes without being loaded: it is empty, and goes on.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && hasLeft()) location.replace(ELSEWHERE);
  });
  if (!hasLeft()) return false;
  const [entry] = performance.getEntriesByType("navigation");
  const isBack = entry instanceof PerformanceNavigationTiming && entry.type === "back_forward";
  if (isBack) location.replace(ELSEWHERE);
  else tabStore()?.removeItem(LEFT);
  return isBack;
}

const hasLeft = (): boolean => tabStore()?.getItem(LEFT) === "1";

/** Undefined where the browser refuses it even to be asked for. */
function tabStore(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
