import { createSignal } from "solid-js";

const [appName, setAppName] = createSignal<string>();

/** Stands before the name of a screen in place of the app's own name; undefined where that is what it goes under. */
export { appName, setAppName };
