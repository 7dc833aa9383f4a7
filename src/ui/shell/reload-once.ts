const RELOADED = "roer-reloaded";

/** Where the person is going: the address changes only once the screen is there. */
let headedFor: string | undefined;
export function headFor(to: string | undefined): void {
  headedFor = to;
}

/** Loads the page anew at the place one was going to: once a build, and never without a network, where that brings nothing. */
export function loadAnew(): boolean {
  const build = import.meta.url;
  if (!navigator.onLine || sessionStorage.getItem(RELOADED) === build) return false;
  sessionStorage.setItem(RELOADED, build);
  if (headedFor === undefined) location.reload();
  else location.assign(headedFor);
  return true;
}

/**
 * A screen whose file is gone belongs to an older build: loading the page anew, at the place one was going to, brings the
 * newer one. A file that is missing for another reason will be missing again.
 */
export function reloadOnceWhenStale(): void {
  addEventListener("vite:preloadError", (event) => {
    if (loadAnew()) event.preventDefault();
  });
}
