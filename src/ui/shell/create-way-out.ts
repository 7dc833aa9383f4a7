import { useIsRouting } from "@solidjs/router";
import { createEffect, onCleanup } from "solid-js";
import type { App } from "#src/ui/session/app-context.tsx";
import { loadAnew } from "./reload-once.ts";

/** A line on which one screen's file takes longer than this is hardly a line. */
const MOST_MS = 15_000;

/**
 * A file that was asked for and neither comes nor fails would leave whoever pressed standing where they were, for ever:
 * a module that is on its way cannot be asked for again. While nothing is open, loading the page anew costs nothing, and
 * brings them where they were going.
 */
export function createWayOut(app: App): void {
  const isRouting = useIsRouting();
  createEffect(() => {
    if (!isRouting() || app.state().type === "open") return;
    const timer = setTimeout(loadAnew, MOST_MS);
    onCleanup(() => clearTimeout(timer));
  });
}
