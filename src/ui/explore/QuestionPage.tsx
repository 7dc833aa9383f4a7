import { Navigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { areaName } from "#src/ui/reading/area-name.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { type Answers, createAreas, type Undo } from "./create-areas.ts";
import { FaceQuestion } from "./FaceQuestion.tsx";
import { addressOf, OVERVIEW, type Question, questionAfter, questionFrom } from "./questions.ts";
import { TextQuestion } from "./TextQuestion.tsx";

/** One question about one topic; each answer is kept before the next one is asked. */
export default function QuestionPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ area: string; question: string }>();
  const onward = useOnward();
  const areas = createAreas();
  const asked = createMemo(
    () => {
      const area = areas.find(params.area);
      const question = questionFrom(params.question);
      return area && question && { area, question };
    },
    undefined,
    { equals: (a, b) => a?.area.id === b?.area.id && a?.question === b?.question },
  );

  const goOn = (area: Area, question: Question, undo?: Undo): void => {
    const next = questionAfter(question);
    const text = next === undefined ? t().explore.ask.done(areaName(t(), area)) : t().explore.ask.saved;
    if (undo) say({ text, undo: { run: () => void undo() } }, "next");
    onward(next === undefined ? OVERVIEW : addressOf(area.id, next));
  };
  const answer = async (area: Area, question: Question, answers: Answers): Promise<boolean> => {
    const undo = await areas.answer(area.id, answers);
    if (undo) goOn(area, question, undo);
    return undo !== undefined;
  };
  return (
    <Show when={asked()} keyed fallback={<Navigate href={OVERVIEW} />}>
      {({ area, question }) => (
        <Switch>
          <Match when={question === "face"}>
            <FaceQuestion
              area={area}
              areas={areas}
              onAnswer={(answers) => answer(area, question, answers)}
              onSkip={() => goOn(area, question)}
            />
          </Match>
          <Match when={question !== "face" && question}>
            {(text) => (
              <TextQuestion
                area={area}
                question={text()}
                areas={areas}
                onAnswer={(answers) => answer(area, question, answers)}
                onSkip={() => goOn(area, question)}
              />
            )}
          </Match>
        </Switch>
      )}
    </Show>
  );
}
