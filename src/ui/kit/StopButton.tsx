import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

/** Leaves and locks at once, without a question. Stands on every screen of safety mode. */
export function StopButton(props: { readonly onStop: () => void }): JSX.Element {
  const { t } = useI18n();
  return (
    <button type="button" class="roer-stop" onClick={() => props.onStop()} title={t().shell.stopHint}>
      <Icon name="close" />
      {t().shell.stopButton}
    </button>
  );
}
