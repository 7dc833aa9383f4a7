import { createSignal } from "solid-js";
import { type Appearance, keepPreference, localStore, readPreferences } from "./preferences.ts";

const [appearance, change] = createSignal<Appearance>(readPreferences(localStore(), []).appearance);

/** Under which name and picture this window goes. */
export { appearance };

/** From now on, and at the next start. */
export function setAppearance(next: Appearance): void {
  keepPreference(localStore(), "appearance", next);
  change(next);
}

/** The other name, the same in every language: nobody should have to look twice. */
export const OTHER_NAME = "Lijstje";
