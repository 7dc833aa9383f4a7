import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { MINUTE } from "#src/base/instant.ts";
import type { App } from "#src/ui/session/app-context.tsx";
import { isPassing } from "./create-app.ts";

/** Nobody touched the screen for this long, or it was out of sight for that long. */
export const IDLE_MS = 10 * MINUTE;
export const HIDDEN_MS = 5 * MINUTE;

export type Attention = { readonly lastTouch: number; readonly hiddenSince: number | undefined };

/** Milliseconds until the lock falls; zero or less when it is due. */
export const untilLock = ({ lastTouch, hiddenSince }: Attention, now: number): number =>
  Math.min(lastTouch + IDLE_MS, (hiddenSince ?? Number.POSITIVE_INFINITY) + HIDDEN_MS) - now;

const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchstart"] as const;

/**
 * Puts what is open back behind its pincode when nobody is there. What no pincode would open again stays. Answers whether
 * that is why the lock is on, for the screen to say so.
 */
export function createAutoLock(app: App): Accessor<boolean> {
  const [fell, setFell] = createSignal(false);
  createEffect(() => {
    const state = app.state();
    if (state.type === "open" || state.type === "apart") setFell(false);
    const locks = state.type === "apart" || (state.type === "open" && !isPassing(app, state.session));
    if (!locks) return;
    let attention: Attention = { lastTouch: Date.now(), hiddenSince: undefined };
    let timer: ReturnType<typeof setTimeout> | undefined;

    const look = (): void => {
      clearTimeout(timer);
      const left = untilLock(attention, Date.now());
      if (left <= 0) {
        setFell(true);
        app.lock();
      } else timer = setTimeout(look, left);
    };
    const touch = (): void => {
      // Timers sleep along with a device, so the first touch afterwards asks first.
      if (untilLock(attention, Date.now()) <= 0) look();
      else attention = { ...attention, lastTouch: Date.now() };
    };
    const turn = (): void => {
      const since = document.visibilityState === "hidden" ? Date.now() : undefined;
      look();
      attention = { ...attention, hiddenSince: since };
      if (since !== undefined) look();
    };
    for (const name of TOUCHES) document.addEventListener(name, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", turn);
    look();
    onCleanup(() => {
      clearTimeout(timer);
      for (const name of TOUCHES) document.removeEventListener(name, touch, { capture: true });
      document.removeEventListener("visibilitychange", turn);
    });
  });
  return fell;
}
