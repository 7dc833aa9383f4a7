import { createSignal, For, type JSX } from "solid-js";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import { keepPreference, localStore } from "#src/ui/session/preferences.ts";
import { singleKeysOn } from "./create-shortcuts.ts";

/** As they stand on the keys, in every language. */
const KEYS = [
  { keys: "/", what: "search" },
  { keys: "Ctrl K", what: "search" },
  { keys: "↑ ↓", what: "list" },
  { keys: "Enter", what: "open" },
  { keys: "n", what: "note" },
  { keys: "Ctrl Enter", what: "save" },
  { keys: "Esc", what: "back" },
] as const;

/** What the keyboard does here, and the switch that leaves single letters alone. */
export function ShortcutList(props: {
  /** Is there something to search in? With one key there is not. */
  readonly searches: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const [on, setOn] = createSignal(singleKeysOn());
  const turn = (next: boolean): void => {
    keepPreference(localStore(), "shortcuts", next ? "on" : "off");
    setOn(next);
  };
  return (
    <Fold label={t().workspace.shortcuts.heading}>
      <dl class="roer-received__shortcuts">
        <For each={KEYS.filter(({ what }) => props.searches || what !== "search")}>
          {({ keys, what }) => (
            <div>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t().workspace.shortcuts[what]}</dd>
            </div>
          )}
        </For>
      </dl>
      <ToggleSwitch label={t().workspace.shortcuts.use} on={on()} onChange={turn} />
    </Fold>
  );
}
