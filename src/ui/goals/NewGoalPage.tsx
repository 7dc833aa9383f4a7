import { createSignal, type JSX } from "solid-js";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { createGoal, type Goal } from "#src/dossier/goal.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";

/** A new goal asks one thing: "Wat wil je?" */
export default function NewGoalPage(): JSX.Element {
  const { t } = useI18n();
  const onward = useOnward();
  const writer = createWriter();
  const [text, setText, clear, saved] = createDraft("new-goal/text");
  const [kind, setKind] = createSignal<Goal["kind"]>("change");
  let field: HTMLTextAreaElement | undefined;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const goal = { text: text(), kind: kind() };
    const section = await writer.begin("goal", (at) => createGoal(goal, newEntityId(), at));
    if (section === undefined) {
      field?.focus();
      return;
    }
    clear();
    say({ text: t().goals.make.saved }, "next");
    onward(`/plan/${section}`, { replace: true });
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.make.missing);
  };
  return (
    <Page title={t().goals.make.title} heading={t().goals.make.heading} back="/plan">
      <form class="roer-form" onSubmit={(event) => void save(event)}>
        <TextArea
          label={t().goals.make.label}
          labelAs="hidden"
          hint={t().goals.make.hint}
          value={text()}
          onInput={(typed) => {
            writer.clear();
            setText(typed);
          }}
          draftSaved={saved()}
          rows={3}
          maxLength={LINE_LENGTH}
          error={error()}
          ref={(element) => {
            field = element;
          }}
        />
        <ChoiceGroup<Goal["kind"]>
          legend={t().goals.make.kind}
          choices={[
            { value: "change", label: t().goals.make.change },
            { value: "keep", label: t().goals.make.keep },
            { value: "learn", label: t().goals.make.learn },
          ]}
          value={kind()}
          onChange={setKind}
        />
        <div class="roer-page__actions">
          <Button type="submit">{t().goals.make.save}</Button>
        </div>
      </form>
    </Page>
  );
}
