import { onCleanup, onMount } from "solid-js";
import { useApp, useOpenSession } from "#src/ui/session/app-context.tsx";
import { leave } from "./leave.ts";

const TIMES = 3;
/** Within this time, in milliseconds: who closes one thing after another is slower. */
const WITHIN = 1_500;

/** In safety mode three times Esc leaves, wherever the focus is. */
export function createQuickLeave(): void {
  const app = useApp();
  const session = useOpenSession();
  let presses: readonly number[] = [];
  const press = ({ key, repeat, timeStamp }: KeyboardEvent): void => {
    if (key !== "Escape" || repeat || session()?.profile.safetyMode !== true) return;
    presses = [...presses.filter((at) => timeStamp - at < WITHIN), timeStamp];
    if (presses.length >= TIMES) leave(app);
  };
  onMount(() => document.addEventListener("keydown", press, { capture: true }));
  onCleanup(() => document.removeEventListener("keydown", press, { capture: true }));
}
