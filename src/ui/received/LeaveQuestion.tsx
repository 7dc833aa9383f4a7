import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";

export type LeaveQuestionProps = { readonly name: string; readonly onLeave: () => void; readonly onStay: () => void };

/** Whoever cannot come after all is asked kindly, and asked once. */
export function LeaveQuestion(props: LeaveQuestionProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Notice icon="help" text={t().help.asked.unableAsk(props.name)}>
      <div class="roer-buttons">
        <Button kind="quiet" ref={(element) => queueMicrotask(() => element.focus())} onClick={() => props.onLeave()}>
          {t().help.asked.unableYes}
        </Button>
        <Button kind="text" onClick={() => props.onStay()}>
          {t().help.asked.unableNo}
        </Button>
      </div>
    </Notice>
  );
}
