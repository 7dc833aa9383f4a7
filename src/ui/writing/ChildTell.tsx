import { useNavigate } from "@solidjs/router";
import { type Component, createSignal, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import type { ChildHand, ChildStep } from "./child-hand.ts";
import { ChildEarlier } from "./ChildEarlier.tsx";
import { createTelling, type Telling, type TellText } from "./create-telling.ts";
import { DrawingField } from "./DrawingField.tsx";

export type ChildTellProps = {
  readonly hand: ChildHand;
  readonly step: ChildStep;
  /** Where these screens are. */
  readonly base: string;
  /** Where the child goes when it is done. */
  readonly leave: string;
  /** Said when it is done: on the parent's device it goes back to the parent. */
  readonly giveBack: boolean;
  /** Under this name what is typed and drawn is kept. */
  readonly draft: string;
};

type ScreenProps = ChildTellProps & { readonly telling: Telling };

/** What a child tells: few words, one question on a screen, all of it to be skipped. */
export function ChildTell(props: ChildTellProps): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- the screens are of one child as long as they live
  const telling = createTelling(props.draft);
  return <Dynamic component={SCREENS[props.step]} {...props} telling={telling} />;
}

function Home(props: ScreenProps): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const words = () => t().child.tell;
  return (
    <Page
      title={words().title}
      heading={<bdi>{words().hello(props.hand.name())}</bdi>}
      actions={
        <>
          <Button
            onClick={() => {
              props.telling.begin();
              navigate(`${props.base}/fijn`);
            }}
          >
            {words().start}
          </Button>
          <Show when={props.hand.own().length + props.hand.earlier().length > 0}>
            <LinkButton kind="quiet" href={`${props.base}/eerder`}>
              {words().before}
            </LinkButton>
          </Show>
          <LinkButton kind="text" href={props.leave}>
            {words().leave}
          </LinkButton>
        </>
      }
    >
      <p dir="auto">{words().reads(props.hand.parent())}</p>
      <p>{words().yours}</p>
    </Page>
  );
}

const textScreen =
  (part: TellText, back: ChildStep, next: ChildStep): Component<ScreenProps> =>
  (props) => {
    const { t } = useI18n();
    const navigate = useNavigate();
    const draft = () => props.telling.texts[part];
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          navigate(`${props.base}/${next}`);
        }}
      >
        <Page
          title={t().child.tell[part]}
          back={back === "" ? props.base : `${props.base}/${back}`}
          actions={<Button type="submit">{t().child.tell.next}</Button>}
        >
          <TextArea
            label={t().child.tell[part]}
            labelAs="hidden"
            rows={5}
            value={draft()[0]()}
            onInput={(typed) => draft()[1](typed)}
            draftSaved={draft()[3]()}
            maxLength={TEXT_LENGTH}
          />
        </Page>
      </form>
    );
  };

function Draw(props: ScreenProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().child.tell.draw}
      back={`${props.base}/wens`}
      actions={<LinkButton href={`${props.base}/wie`}>{t().child.tell.next}</LinkButton>}
    >
      <DrawingField of={props.telling.drawing} />
    </Page>
  );
}

function Who(props: ScreenProps): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const words = () => t().child.tell;
  const save = async (): Promise<void> => {
    if (props.telling.isEmpty()) return void setFault(words().nothing);
    setBusy(true);
    const wrong = await props.telling.save(props.hand);
    setBusy(false);
    setFault(wrong);
    if (wrong === undefined) navigate(`${props.base}/klaar`, { replace: true });
  };
  return (
    <Page
      title={words().who}
      back={`${props.base}/teken`}
      actions={
        <>
          <ErrorText text={fault()} />
          <Button busy={busy()} onClick={() => void save()}>
            {words().save}
          </Button>
        </>
      }
    >
      <ChoiceGroup
        legend={words().who}
        legendHidden
        choices={[
          { value: "parent", label: words().onlyParent(props.hand.parent()) },
          { value: "helpers", label: words().alsoHelpers, hint: words().alsoHint(props.hand.parent()) },
        ]}
        value={props.telling.audience()}
        onChange={(audience) => props.telling.setAudience(audience)}
      />
      <p dir="auto">{words().reads(props.hand.parent())}</p>
    </Page>
  );
}

function Done(props: ScreenProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().child.tell;
  return (
    <Page
      title={words().title}
      heading={<bdi>{words().thanks(props.hand.name())}</bdi>}
      actions={
        <>
          <LinkButton href={props.leave}>{words().done}</LinkButton>
          <LinkButton kind="quiet" href={props.base}>
            {words().more}
          </LinkButton>
        </>
      }
    >
      <p>{words().kept}</p>
      <p>{words().yours}</p>
      <Show when={props.giveBack}>
        <p>{words().giveBack}</p>
      </Show>
    </Page>
  );
}

function Earlier(props: ScreenProps): JSX.Element {
  const navigate = useNavigate();
  return (
    <ChildEarlier
      hand={props.hand}
      back={props.base}
      onChange={(told) => {
        props.telling.change(told);
        navigate(`${props.base}/fijn`);
      }}
    />
  );
}

const SCREENS: Readonly<Record<ChildStep, Component<ScreenProps>>> = {
  "": Home,
  fijn: textScreen("nice", "", "niet-fijn"),
  "niet-fijn": textScreen("notNice", "fijn", "wens"),
  wens: textScreen("wish", "niet-fijn", "teken"),
  teken: Draw,
  wie: Who,
  klaar: Done,
  eerder: Earlier,
};
