import { type Accessor, onCleanup, onMount } from "solid-js";
import { useApp, useOpenSession } from "#src/ui/session/app-context.tsx";
import { leave } from "./leave.ts";

const TIMES = 3;
/** Within this time, in milliseconds: who closes one thing after another is slower. */
const WITHIN = 1_500;

/**
 * In safety mode, and wherever the sealed compartment is open, three times Esc leaves, wherever the focus is. Answers
 * whether the button for it belongs on the screen.
 */
export function createQuickLeave(): Accessor<boolean> {
  const app = useApp();
  const session = useOpenSession();
  const offered = (): boolean => app.state().type === "apart" || session()?.profile.safetyMode === true;
  let presses: readonly number[] = [];
  const press = ({ key, repeat, timeStamp }: KeyboardEvent): void => {
    if (key !== "Escape" || repeat || !offered()) return;
    presses = [...presses.filter((at) => timeStamp - at < WITHIN), timeStamp];
    if (presses.length >= TIMES) leave(app);
  };
  onMount(() => document.addEventListener("keydown", press, { capture: true }));
  onCleanup(() => document.removeEventListener("keydown", press, { capture: true }));
  return offered;
}
