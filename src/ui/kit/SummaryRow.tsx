import type { JSX } from "solid-js";
import { Button } from "./Button.tsx";
import { useI18n } from "./i18n-context.tsx";

export type SummaryRowProps = {
  readonly text: string;
  /** What is changed, in full, for whoever hears the button alone. */
  readonly changeLabel: string;
  readonly onChange: () => void;
};

/** One sentence of what was chosen, and the way to change it. */
export function SummaryRow(props: SummaryRowProps): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="roer-summary">
      <p class="roer-summary__text" dir="auto">
        {props.text}
      </p>
      <Button kind="text" label={props.changeLabel} onClick={() => props.onChange()}>
        {t().kit.change}
      </Button>
    </div>
  );
}
