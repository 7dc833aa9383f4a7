import { createUniqueId, type JSX } from "solid-js";
import { useI18n } from "./i18n-context.tsx";

export type ToggleSwitchProps = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A setting that works at once; its state is also a word. */
export function ToggleSwitch(props: ToggleSwitchProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  return (
    <button
      type="button"
      class="roer-switch"
      role="switch"
      aria-checked={props.on}
      aria-labelledby={id}
      onClick={() => props.onChange(!props.on)}
    >
      <span id={id}>{props.label}</span>
      <span class="roer-switch__state" aria-hidden="true">
        {props.on ? t().kit.on : t().kit.off}
        <span class="roer-switch__track">
          <span class="roer-switch__thumb" />
        </span>
      </span>
    </button>
  );
}
