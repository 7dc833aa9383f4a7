/** What the page learns of itself. Answers of `on…` are how to stop listening. */
export type PageEvents = {
  online(): boolean;
  onOnline(listener: (online: boolean) => void): () => void;
  /** The page is looked at again. */
  onVisible(listener: () => void): () => void;
};

/** `onLine` may be true without a network; false it is to be believed. */
export function pageEvents(page: Window): PageEvents {
  const { document, navigator } = page;
  return {
    online: () => navigator.onLine,
    onOnline: (listener) => {
      const stop = new AbortController();
      page.addEventListener("online", () => listener(true), { signal: stop.signal });
      page.addEventListener("offline", () => listener(false), { signal: stop.signal });
      return () => stop.abort();
    },
    onVisible: (listener) => {
      const stop = new AbortController();
      const look = (): void => {
        if (document.visibilityState === "visible") listener();
      };
      document.addEventListener("visibilitychange", look, { signal: stop.signal });
      page.addEventListener("pageshow", look, { signal: stop.signal });
      return () => stop.abort();
    },
  };
}
