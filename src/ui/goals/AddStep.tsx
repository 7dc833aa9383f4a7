import { type JSX, Show } from "solid-js";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { createStep } from "#src/dossier/step.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";

export type AddStepProps = {
  readonly section: SectionId;
  readonly goal: EntityRef;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The one filled button of the screen while the form is closed. */
  readonly primary?: boolean | undefined;
};

/** "Stap erbij": one line, on the spot. What was typed stays when the form is closed. */
export function AddStep(props: AddStepProps): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a form belongs to one section as long as it lives
  const [text, setText, clear] = createDraft(`goal/${props.section}/step`);
  let wasOpen = false;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const step = { title: text(), goal: props.goal };
    if (!(await writer.write(props.section, (at) => createStep(step, newEntityId(), at)))) return;
    clear();
    props.onOpen(false);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.step.missing);
  };
  return (
    <Show
      when={props.open}
      fallback={
        <div class={props.primary ? "roer-page__actions" : "roer-buttons"}>
          <Button
            kind={props.primary ? "primary" : "text"}
            icon="add"
            ref={(element) => {
              if (wasOpen) queueMicrotask(() => element.focus());
            }}
            onClick={() => props.onOpen(true)}
          >
            {t().goals.goal.addStep}
          </Button>
        </div>
      }
    >
      <form class="roer-form" onSubmit={(event) => void save(event)}>
        <TextField
          label={t().goals.step.heading}
          hint={t().goals.step.hint}
          value={text()}
          onInput={(typed) => {
            writer.clear();
            setText(typed);
          }}
          maxLength={LINE_LENGTH}
          error={error()}
          ref={(element) => {
            wasOpen = true;
            queueMicrotask(() => element.focus());
          }}
        />
        <div class="roer-buttons">
          <Button type="submit">{t().goals.step.save}</Button>
          <Button
            kind="text"
            onClick={() => {
              writer.clear();
              props.onOpen(false);
            }}
          >
            {t().kit.cancel}
          </Button>
        </div>
      </form>
    </Show>
  );
}
