import { type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import type { WaitingCard } from "#src/dossier/waiting-card.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import type { Records } from "#src/ui/writing/create-records.ts";

export type EndOfWaitingProps = {
  readonly record: Recorded<WaitingCard>;
  readonly records: Records<WaitingCard>;
};

/** Nobody bridges it yet; it came, or is waited for no longer. */
export function EndOfWaiting(props: EndOfWaitingProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const ended = () => props.record.fields.endedOn;

  const end = async (record: Recorded<WaitingCard>, on: string | null): Promise<void> => {
    const undo = await props.records.change(record, { endedOn: on });
    if (undo && on !== null)
      say({ text: t().agreements.waiting.cameSaid(record.fields.waitingFor), undo: { run: () => void undo() } });
  };
  return (
    <Show
      when={ended()}
      fallback={
        <>
          <Show when={props.record.fields.bridgedBy === undefined}>
            <Notice icon="people" text={t().agreements.waiting.nobody} />
          </Show>
          <div class="roer-buttons">
            <Button kind="quiet" icon="check" onClick={() => void end(props.record, today())}>
              {t().agreements.waiting.came}
            </Button>
          </div>
        </>
      }
    >
      {(on) => (
        <>
          <p>{t().agreements.waiting.ended(f().date(on()))}</p>
          <div class="roer-buttons">
            <Button kind="quiet" icon="undo" onClick={() => void end(props.record, null)}>
              {t().agreements.waiting.again}
            </Button>
          </div>
        </>
      )}
    </Show>
  );
}
