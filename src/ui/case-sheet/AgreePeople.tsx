import { useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { RESIDENT, type UnfinishedFault } from "#src/dossier/agreeing.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { saidText } from "#src/ui/reading/AgreedLists.tsx";
import { AgreementText } from "#src/ui/reading/AgreementLines.tsx";
import type { Writer } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { sheetAddress, stepAddress } from "./case-addresses.ts";
import type { Agree } from "./create-agree.ts";

export type AgreePeopleProps = {
  readonly agree: Agree;
  readonly section: SectionId;
  readonly writer: Writer;
  readonly onWho: () => void;
  readonly onAsk: (name: string) => void;
};

/** The list, and everybody with what they say; it is fixed when all have spoken. A no is a question, never outvoted. */
export function AgreePeople(props: AgreePeopleProps): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const [pressed, setPressed] = createSignal<UnfinishedFault>();
  const words = () => t().caseSheet.agree;

  const standsText = (name: string): string => {
    const standing = props.agree.standing(name);
    if (standing.type === "said") return saidText(t(), standing.said);
    return standing.type === "outdated" ? words().outdated : words().notAsked;
  };
  const askMe = ({ agree, onAsk }: AgreePeopleProps): void => {
    const names = agree.toAsk();
    if (names.length > 0) setPressed({ type: "others-first", names });
    else onAsk(RESIDENT);
  };
  const fix = async ({ agree, section }: AgreePeopleProps): Promise<void> => {
    const why = agree.unfinished();
    setPressed(why);
    if (why) return;
    const text = agree.noes().length === 0 ? words().fixed : words().fixedOpen;
    const undo = await agree.fix();
    if (!undo) return;
    say({ text, undo: { run: () => void undo() } }, "next");
    navigate(sheetAddress(section));
  };
  const error = (): string | undefined => {
    const fault = props.writer.fault();
    return fault ? faultText(t(), fault) : unfinishedText(pressed());
  };
  const unfinishedText = (why: UnfinishedFault | undefined): string | undefined => {
    switch (why?.type) {
      case undefined:
        return undefined;
      case "no-lines":
        return words().noLines;
      case "too-many-lines":
        return words().tooMany;
      case "others-first":
        return words().othersFirst(f().list(why.names));
      case "own-answer-missing":
        return words().ownMissing;
    }
  };
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      back={stepAddress(props.section, "agreements")}
      actions={
        <>
          <ErrorText text={error()} />
          <Button onClick={() => void fix(props)}>
            {props.agree.noes().length === 0 ? words().fix : words().fixOpen}
          </Button>
          <Button kind="text" onClick={() => props.onWho()}>
            {words().changeWho}
          </Button>
        </>
      }
    >
      <Section heading={words().list}>
        <Show
          when={props.agree.lines().length > 0}
          fallback={
            <>
              <p>{words().noLines}</p>
              <LinkButton kind="text" href={stepAddress(props.section, "agreements")}>
                {words().toLines}
              </LinkButton>
            </>
          }
        >
          <ul class="roer-case-lines">
            <For each={props.agree.lines()}>
              {(line) => (
                <li class="roer-case-line">
                  <AgreementText of={line} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Section>
      <Section heading={words().people}>
        <div class="roer-choices">
          <For each={props.agree.present()}>
            {(name) => <ChoiceRow icon="person" label={name} hint={standsText(name)} go={() => props.onAsk(name)} />}
          </For>
          <ChoiceRow
            icon="person"
            label={words().me(props.agree.resident())}
            hint={standsText(RESIDENT)}
            go={() => askMe(props)}
          />
        </div>
      </Section>
      <For each={props.agree.noes()}>{({ name }) => <Notice icon="people" text={words().question(name)} />}</For>
    </Page>
  );
}
