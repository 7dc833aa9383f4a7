import { createEffect } from "solid-js";
import { setAppName } from "#src/ui/kit/app-name.ts";
import { appearance, OTHER_NAME } from "#src/ui/session/appearance.ts";

/** Where the picture of each lies, and what a home screen is told. */
const FILES = {
  icon: { roer: "/icon.svg", list: "/lijstje.svg" },
  manifest: { roer: "/manifest.webmanifest", list: "/lijstje.webmanifest" },
  "apple-touch-icon": { roer: "/apple-touch-icon.png", list: "/lijstje-192.png" },
} as const;

/** The name and picture of the tab, and what is put on a home screen. */
export function showAppearance(): void {
  createEffect(() => {
    setAppName(appearance() === "list" ? OTHER_NAME : undefined);
    for (const [rel, file] of Object.entries(FILES))
      document.querySelector(`link[rel="${rel}"]`)?.setAttribute("href", file[appearance()]);
  });
}
