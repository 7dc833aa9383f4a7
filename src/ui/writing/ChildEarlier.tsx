import { createSignal, type JSX, Show } from "solid-js";
import { entityKey } from "#src/dossier/entity-id.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ChildVoices } from "#src/ui/reading/ChildVoices.tsx";
import type { ChildHand, Told } from "./child-hand.ts";

export type ChildEarlierProps = {
  readonly hand: ChildHand;
  readonly back: string;
  readonly onChange: (told: Told) => void;
};

/** What the child told before, to change or to take away; nobody else can. */
export function ChildEarlier(props: ChildEarlierProps): JSX.Element {
  const { t } = useI18n();
  const [fault, setFault] = createSignal<string>();
  const [gone, setGone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const words = () => t().child.tell;
  const toldOf = (key: string): Told | undefined => props.hand.own().find(({ voice }) => entityKey(voice.ref) === key);
  const takeBack = async (told: Told | undefined): Promise<void> => {
    if (!told) return;
    setBusy(true);
    const wrong = await props.hand.takeBack(told);
    setBusy(false);
    setFault(wrong);
    setGone(wrong === undefined);
  };
  return (
    <Page title={words().before} back={props.back} actions={<LinkButton href={props.back}>{words().done}</LinkButton>}>
      <ErrorText text={fault()} />
      <p role="status">{gone() ? words().takenBack : ""}</p>
      <Show when={props.hand.own().length > 0} fallback={<p>{words().none}</p>}>
        <ChildVoices
          of={props.hand.own().map(({ voice }) => voice)}
          name={props.hand.name()}
          foot={(voice) => (
            <div class="roer-buttons">
              <Button
                kind="quiet"
                onClick={() => {
                  const told = toldOf(entityKey(voice.ref));
                  if (told) props.onChange(told);
                }}
              >
                {words().change}
              </Button>
              <Button kind="text" busy={busy()} onClick={() => void takeBack(toldOf(entityKey(voice.ref)))}>
                {words().takeBack}
              </Button>
            </div>
          )}
        />
      </Show>
      <Show when={props.hand.earlier().length > 0}>
        <Section heading={words().earlier}>
          <ChildVoices of={props.hand.earlier().map(({ voice }) => voice)} name={props.hand.name()} />
        </Section>
      </Show>
    </Page>
  );
}
