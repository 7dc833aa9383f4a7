import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { writeAreaDepth } from "#src/dossier/area-depth.ts";
import type { AreaId } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { DEPTH_QUESTIONS, depthFields, type DepthQuestion } from "#src/ui/reading/depth-fields.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { GuidedQuestion } from "#src/ui/writing/GuidedQuestion.tsx";
import { NoSuchArea } from "./NoSuchArea.tsx";
import { DEEPEN, useDeepArea } from "./use-deep-area.ts";

type Asked = { readonly area: AreaId; readonly question: DepthQuestion };

/** One question about what is behind a topic. */
export default function DepthQuestionPage(): JSX.Element {
  const params = useParams<{ question: string }>();
  const { area } = useDeepArea();
  const asked = createMemo(
    (): Asked | undefined => {
      const here = area();
      const question = DEPTH_QUESTIONS.find((one) => one === params.question);
      return here && question && { area: here.id, question };
    },
    undefined,
    { equals: (a, b) => a?.area === b?.area && a?.question === b?.question },
  );
  return (
    <Show when={asked()} keyed fallback={<NoSuchArea />}>
      {(now) => <Question {...now} />}
    </Show>
  );
}

function Question(props: Asked): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  const { written } = useDeepArea();
  const fields = () => depthFields(t());
  const home = (): string => `${DEEPEN}/${props.area}`;
  const write = ({ area, question }: Asked, text: string | null): Promise<boolean> =>
    writer.writeIn("areas", (at) => writeAreaDepth(area, { [question]: text }, at));
  return (
    <Show when={fields().find(({ name }) => name === props.question)}>
      {(field) => (
        <GuidedQuestion
          title={t().deepen.title}
          fields={fields()}
          field={field()}
          text={written()[props.question]}
          draft={`depth/${props.area}/${props.question}`}
          home={home()}
          address={(question) => `${home()}/${question}`}
          writer={writer}
          write={(text) => write(props, text)}
        />
      )}
    </Show>
  );
}
