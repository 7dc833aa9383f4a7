import type { JSX } from "solid-js";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import type { Area } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { Answers, Areas } from "./create-areas.ts";
import { QuestionFrame } from "./QuestionFrame.tsx";
import type { Question } from "./questions.ts";

export type TextQuestionProps = {
  readonly area: Area;
  readonly question: Exclude<Question, "face">;
  readonly areas: Areas;
  /** False when it was not kept. */
  readonly onAnswer: (answers: Answers) => Promise<boolean>;
  readonly onSkip: () => void;
};

/** A question with an answer in own words; what was said the last time stands below it. */
export function TextQuestion(props: TextQuestionProps): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- asks one question of one topic as long as it lives
  const { area, question, areas } = props;
  const now = (): string => areas.today(area.id)?.fields[question] ?? "";
  const [text, setText, clear, saved] = createEditDraft(`explore/${area.id}/${question}`, now);
  const hint = (): string | undefined => {
    const before = areas.today(area.id) ? undefined : areas.own(area.id)?.fields[question];
    return before === undefined ? undefined : t().explore.ask.lastTime(before);
  };
  const submit = async (): Promise<void> => {
    const given = text().trim() === "" ? null : text();
    if (given === null && now() === "") props.onSkip();
    else if (await props.onAnswer({ [question]: given })) clear();
  };
  const error = (): string | undefined => {
    const fault = areas.writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <QuestionFrame area={area} question={question} onSubmit={() => void submit()} onSkip={() => props.onSkip()}>
      <TextArea
        label={t().explore.ask[question]}
        hint={hint()}
        value={text()}
        onInput={setText}
        draftSaved={saved()}
        maxLength={TEXT_LENGTH}
        error={error()}
      />
    </QuestionFrame>
  );
}
