import { createSignal, For, type JSX, Show } from "solid-js";
import { SAID, type Said } from "#src/dossier/agreed-list.ts";
import { RESIDENT } from "#src/dossier/agreeing.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { AgreementText } from "#src/ui/reading/AgreementLines.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import type { Agree } from "./create-agree.ts";

export type AskOneProps = {
  readonly agree: Agree;
  readonly section: SectionId;
  readonly name: string;
  readonly onDone: () => void;
};

type Missing = "choice" | "words";

/** One person's own yes, yes but, or no, with the list before their eyes. */
export function AskOne(props: AskOneProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().caseSheet.agree;
  const before = (): Said | undefined => {
    const standing = props.agree.standing(props.name);
    return standing.type === "said" ? standing.said : undefined;
  };
  const [answer, setAnswer] = createSignal(before()?.answer);
  // oxlint-disable-next-line solid/reactivity -- a form belongs to one person as long as it lives
  const draft = `case-sheet/${props.section}/says/${props.name}`;
  const [typed, setTyped, clear] = createEditDraft(draft, () => before()?.words ?? "");
  const [missing, setMissing] = createSignal<Missing>();

  const tell = (event: SubmitEvent): void => {
    event.preventDefault();
    const said = answer();
    const own = typed().trim();
    const lacks: Missing | undefined =
      said === undefined ? "choice" : said === "yes-but" && own === "" ? "words" : undefined;
    setMissing(lacks);
    if (said === undefined || lacks) return;
    props.agree.say({ name: props.name, answer: said, ...(said === "yes" || own === "" ? {} : { words: own }) });
    clear();
    props.onDone();
  };
  const labels = () => ({ yes: words().yes, "yes-but": words().yesBut, no: words().no });
  return (
    <Page
      title={words().title}
      heading={props.name === RESIDENT ? words().askMe : <bdi>{words().ask(props.name)}</bdi>}
      back={() => props.onDone()}
    >
      <ul class="roer-case-lines" aria-label={words().list}>
        <For each={props.agree.lines()}>
          {(line) => (
            <li class="roer-case-line">
              <AgreementText of={line} />
            </li>
          )}
        </For>
      </ul>
      <form class="roer-form" onSubmit={tell}>
        <ChoiceGroup
          legend={words().heading}
          legendHidden
          choices={SAID.map((value) => ({ value, label: labels()[value] }))}
          value={answer()}
          onChange={(next) => {
            setAnswer(next);
            setMissing(undefined);
          }}
          error={missing() === "choice" ? words().choose : undefined}
        />
        <Show when={answer() === "yes-but" || answer() === "no"}>
          <TextArea
            label={answer() === "no" ? words().noWords : words().butWords}
            hint={answer() === "no" ? t().kit.optional : undefined}
            value={typed()}
            onInput={(text) => {
              setTyped(text);
              setMissing(undefined);
            }}
            rows={2}
            maxLength={LINE_LENGTH}
            error={missing() === "words" ? words().butMissing : undefined}
          />
        </Show>
        <div class="roer-page__actions">
          <Button type="submit">{words().say}</Button>
        </div>
      </form>
    </Page>
  );
}
