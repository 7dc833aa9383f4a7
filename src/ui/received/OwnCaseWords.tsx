import { createSignal, For, type JSX, Show } from "solid-js";
import { agreements, withdrawAgreement } from "#src/dossier/agreement.ts";
import { casePoints, POINT_PARTS, withdrawCasePoint } from "#src/dossier/case-point.ts";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import type { RetractOp } from "#src/dossier/op.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { Part } from "./what-holder-may.ts";

type Own = {
  readonly ref: EntityRef;
  readonly text: string;
  readonly takeBack: (at: Timestamp) => RetractOp;
};

/** What this holder put on the sheet, to take back. A line that the resident answered stays: something came of it. */
export function OwnCaseWords(props: { readonly replica: Replica; readonly part: Part }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const [fault, setFault] = createSignal<RecordFault>();
  const [done, setDone] = createSignal(false);
  const words = () => t().caseSheet.holder;
  const own = (): readonly Own[] => {
    const { state } = props.part;
    const points = POINT_PARTS.flatMap((part) => casePoints(state, part)).map(({ ref, fields }) => ({
      ref,
      text: fields.text,
      takeBack: (at: Timestamp) => withdrawCasePoint(ref.id, at),
    }));
    const lines = agreements(state)
      .filter(({ answer }) => answer === undefined)
      .map(({ agreement: { ref, fields } }) => ({
        ref,
        text: fields.what,
        takeBack: (at: Timestamp) => withdrawAgreement(ref.id, at),
      }));
    return [...points, ...lines].filter(({ ref }) => ref.author === props.replica.author);
  };
  const withdraw = async (replica: Replica, part: Part, one: Own): Promise<void> => {
    const written = await record(session(), replica, part.id, one.takeBack);
    setFault(written.ok ? undefined : written.error);
    setDone(written.ok);
    if (written.ok) app.wake();
  };
  const error = (): string | undefined => {
    const why = fault();
    return why && faultText(t(), why);
  };
  return (
    <>
      <Show when={own().length > 0}>
        <Fold label={words().mine}>
          <ul class="roer-received__notes">
            <For each={own()}>
              {(one) => (
                <li class="roer-note">
                  <p class="roer-note__text" dir="auto" translate="no">
                    {one.text}
                  </p>
                  <div class="roer-buttons">
                    <Button
                      kind="text"
                      label={words().withdrawOf(one.text)}
                      onClick={() => void withdraw(props.replica, props.part, one)}
                    >
                      {words().withdraw}
                    </Button>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Fold>
      </Show>
      <ErrorText text={error()} />
      <p role="status">{done() ? words().withdrawn : ""}</p>
    </>
  );
}
