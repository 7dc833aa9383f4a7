import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { cardFaultText } from "./card-fault-text.ts";
import type { Card, Taken } from "./create-card.ts";

/** Where a card comes from: fetched whole, or a file that somebody gave. */
export function CardSource(props: { readonly card: Card }): JSX.Element {
  const { t } = useI18n();
  let input: HTMLInputElement | undefined;
  const had = (): boolean => Boolean(props.card.here());
  const error = (): string | undefined => {
    const fault = props.card.fault();
    return fault && cardFaultText(t(), fault, had());
  };
  const tell = (text: string, { undo }: Taken): void => {
    say({ text, ...(undo ? { undo: { run: () => void undo() } } : {}) });
  };
  const fetch = async (): Promise<void> => {
    const again = had();
    const taken = await props.card.fetch();
    if (taken) tell(again ? t().neighbourhood.gotNewest : t().neighbourhood.got, taken);
  };
  const open = async (file: File): Promise<void> => {
    const taken = await props.card.open(file);
    if (taken) tell(t().neighbourhood.opened(taken.card.name), taken);
  };
  return (
    <>
      <div class="roer-buttons">
        <Button busy={props.card.busy()} onClick={() => void fetch()}>
          {had() ? t().neighbourhood.newest : t().neighbourhood.get}
        </Button>
        <input
          ref={(element) => {
            input = element;
          }}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // So that the same file can be chosen again once it was mended.
            event.currentTarget.value = "";
            if (file) void open(file);
          }}
        />
        <Button kind="quiet" icon="paper" busy={props.card.busy()} onClick={() => input?.click()}>
          {t().neighbourhood.open}
        </Button>
      </div>
      <ErrorText text={error()} />
      <Show when={!had()}>
        <p class="roer-field__hint">{t().neighbourhood.openHint}</p>
      </Show>
    </>
  );
}
