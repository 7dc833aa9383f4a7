import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { Workbox } from "workbox-window";

export type Updates = {
  /** A newer version is here, and nobody is in the middle of anything. */
  readonly ready: Accessor<boolean>;
  /** Loads it; what is open is locked by that, and drafts stay. */
  readonly apply: () => void;
};

/** Screens where one looks rather than does. */
const AT_REST = /^\/(?:vandaag|plan|mensen|sleutels|meer|gekregen|wie-keek)?$/u;
const LOOK_AGAIN_MS = 60 * 60 * 1000;

const isField = (element: Element | null): boolean => element?.matches("input, textarea, select") ?? false;

/**
 * Keeps the app usable without a network, and offers newer versions when that disturbs nobody. `ready`: not before then are
 * all files fetched for use without a network; whoever presses at once would wait behind them for the one they need.
 */
export function createUpdates(path: Accessor<string>, ready: Promise<void>): Updates {
  const [waiting, setWaiting] = createSignal(false);
  const [typing, setTyping] = createSignal(false);
  const worker = "serviceWorker" in navigator ? new Workbox("/sw.js") : undefined;
  let asked = false;

  const look = (): void => {
    setTyping(isField(document.activeElement));
  };
  onMount(() => {
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", look);
    worker?.addEventListener("waiting", () => setWaiting(true));
    worker?.addEventListener("controlling", () => {
      if (asked) location.reload();
    });
    // Without a network, or where workers are refused, the app goes on as it is.
    void ready.then(() => worker?.register()).catch(() => undefined);
    const timer = setInterval(() => void worker?.update().catch(() => undefined), LOOK_AGAIN_MS);
    onCleanup(() => {
      clearInterval(timer);
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    });
  });

  return {
    ready: () => waiting() && !typing() && AT_REST.test(path()),
    apply: () => {
      asked = true;
      worker?.messageSkipWaiting();
    },
  };
}
