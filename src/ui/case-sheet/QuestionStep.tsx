import { createSignal, type JSX, Show } from "solid-js";
import { CaseSheet } from "#src/dossier/case-sheet.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { questionField } from "#src/ui/reading/case-fields.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { change, seenOf } from "#src/ui/writing/record-writes.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { StepFrame } from "./StepFrame.tsx";

/** Step 1: the question in the resident's own words. */
export function QuestionStep(props: { readonly of: OpenSheet }): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  const [editing, setEditing] = createSignal(false);
  const save = async ({ section, sheet }: OpenSheet, values: Unchecked): Promise<boolean> => {
    const undo = await change((make) => writer.write(section, make), CaseSheet, seenOf(sheet), values);
    if (!undo) return false;
    say({ text: t().records.changed, undo: { run: () => void undo() } });
    setEditing(false);
    focusHeading();
    return true;
  };
  return (
    <StepFrame of={props.of} step="question">
      <Show
        when={editing()}
        fallback={
          <>
            <p class="roer-case-question" dir="auto" translate="no">
              {props.of.sheet.fields.question}
            </p>
            <div class="roer-buttons">
              <Button kind="text" icon="pencil" onClick={() => setEditing(true)}>
                {t().caseSheet.step.editQuestion}
              </Button>
            </div>
          </>
        }
      >
        <RecordForm
          fields={[questionField(t())]}
          draft={`case-sheet/${props.of.section}/question`}
          start={{ question: props.of.sheet.fields.question }}
          writer={writer}
          onSave={(values) => save(props.of, values)}
          onCancel={() => setEditing(false)}
          quiet
          labelAs="hidden"
        />
      </Show>
    </StepFrame>
  );
}
