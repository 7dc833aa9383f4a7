const RELOADED = "roer-reloaded";

/**
 * A screen whose file is gone belongs to an older build: loading the page again brings the newer one. Once a build, as
 * a file that is missing for another reason will be missing again; never without a network, where a reload brings nothing.
 */
export function reloadOnceWhenStale(): void {
  addEventListener("vite:preloadError", (event) => {
    const build = import.meta.url;
    if (!navigator.onLine || sessionStorage.getItem(RELOADED) === build) return;
    event.preventDefault();
    sessionStorage.setItem(RELOADED, build);
    location.reload();
  });
}
