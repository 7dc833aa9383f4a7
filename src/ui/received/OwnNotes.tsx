import { For, type JSX, Show } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { createWithdrawals, ownNotes } from "./create-withdrawals.ts";
import type { Part } from "./what-holder-may.ts";

/** The holder's own notes, to take one back. After the note box, so that the box stays one key away. */
export function OwnNotes(props: { readonly replica: Replica; readonly parts: readonly Part[] }): JSX.Element {
  const { t, f } = useI18n();
  const withdrawals = createWithdrawals(() => props.replica);
  const own = () => ownNotes(props.replica, props.parts);
  const error = (): string | undefined => {
    const fault = withdrawals.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <>
      <Show when={own().length > 0}>
        <Fold label={t().holder.note.mine}>
          <ul class="roer-received__notes">
            <For each={own()}>
              {(one) => (
                <li class="roer-note">
                  <p class="roer-note__text" dir="auto" translate="no">
                    {one.note.fields.text}
                  </p>
                  <p class="roer-note__meta">{f().relativeDay(one.note.createdAt)}</p>
                  <div class="roer-buttons">
                    <Button kind="text" onClick={() => void withdrawals.withdraw(one)}>
                      {t().holder.note.withdraw}
                    </Button>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Fold>
      </Show>
      <ErrorText text={error()} />
      <p role="status">{withdrawals.done() ? t().holder.note.withdrawn : ""}</p>
    </>
  );
}
