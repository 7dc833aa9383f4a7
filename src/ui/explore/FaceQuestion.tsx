import { createSignal, type JSX } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { type Face, FaceScale } from "#src/ui/kit/FaceScale.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { Answers, Areas } from "./create-areas.ts";
import { QuestionFrame } from "./QuestionFrame.tsx";

export type FaceQuestionProps = {
  readonly area: Area;
  readonly areas: Areas;
  readonly onAnswer: (answers: Answers) => Promise<boolean>;
  readonly onSkip: () => void;
};

/** The face for a topic, and whether to talk about it. */
export function FaceQuestion(props: FaceQuestionProps): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- asks of one topic as long as it lives
  const { area, areas } = props;
  const before = areas.today(area.id)?.fields;
  const [face, setFace] = createSignal(before?.value as Face | undefined);
  const [talk, setTalk] = createSignal(before?.talkAboutThis === true);

  const submit = async (): Promise<void> => {
    const value = face();
    if (value === undefined && !talk() && before === undefined) props.onSkip();
    else await props.onAnswer({ talkAboutThis: talk() ? true : null, value: value ?? null });
  };
  const error = (): string | undefined => {
    const fault = areas.writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <QuestionFrame area={area} question="face" onSubmit={() => void submit()} onSkip={() => props.onSkip()}>
      <FaceScale legend={t().explore.ask.face} value={face()} onChange={setFace} />
      <ToggleSwitch label={t().explore.talk} on={talk()} onChange={setTalk} />
      <ErrorText text={error()} />
    </QuestionFrame>
  );
}
