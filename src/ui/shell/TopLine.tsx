import { type JSX, Show } from "solid-js";
import { useApp } from "#src/ui/session/app-context.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { ReadAloud } from "./ReadAloud.tsx";
import { SavedState } from "./SavedState.tsx";

/** Above every screen: what is saved where; before a plan is open, the language instead. */
export function TopLine(): JSX.Element {
  const app = useApp();
  return (
    <>
      <Show when={app.state().type === "open"}>
        <SavedState />
      </Show>
      <div class="roer-top__tools">
        <ReadAloud />
        <Show when={app.state().type !== "open"}>
          <LanguageSwitch />
        </Show>
      </div>
    </>
  );
}
