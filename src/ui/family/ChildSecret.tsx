import { createSignal, type JSX, Match, Switch } from "solid-js";
import type { ChildSecretKind } from "#src/operations/child-lock.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { BackTarget } from "#src/ui/kit/BackLink.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { newPinFault, pinSentence } from "#src/ui/session/choose-pin.ts";
import type { PictureName } from "./picture-shapes.ts";
import { PictureRow } from "./PictureRow.tsx";

const PICTURES = 4;
const LONGEST_WORD = 40;

export type ChildSecretProps = {
  readonly kind: ChildSecretKind;
  readonly headings: { readonly pictures: string; readonly word: string; readonly digits: string };
  /** A new one: figures that anybody tries first are refused. */
  readonly isNew: boolean;
  readonly action: string;
  readonly back: BackTarget;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly hint?: string | undefined;
  readonly onDone: (text: string) => void;
};

/** A child's own secret: a row of pictures and a word, or six figures for who is older. One question per screen. */
export function ChildSecret(props: ChildSecretProps): JSX.Element {
  const { t } = useI18n();
  const [pictures, setPictures] = createSignal<readonly PictureName[]>([]);
  const [word, setWord] = createSignal("");
  const [digits, setDigits] = createSignal("");
  const [atWord, setAtWord] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const words = () => t().child.secret;

  const afterPictures = (): void => {
    const few = pictures().length < PICTURES;
    setFault(few ? words().fewPictures : undefined);
    setAtWord(!few);
  };
  const afterWord = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = word().trim();
    setFault(typed === "" ? words().noWord : undefined);
    if (typed !== "") props.onDone(`${pictures().join("-")} ${typed.toLowerCase()}`);
  };
  const afterDigits = (event: SubmitEvent): void => {
    event.preventDefault();
    const wrong = newPinFault(digits());
    const shown = wrong?.type === "pin-incomplete" || props.isNew ? wrong : undefined;
    setFault(shown && pinSentence(t(), shown));
    if (!shown) props.onDone(digits());
  };
  return (
    <Switch>
      <Match when={props.kind === "digits"}>
        <form onSubmit={afterDigits}>
          <Page
            title={words().title}
            heading={<bdi>{props.headings.digits}</bdi>}
            back={props.back}
            actions={
              <Button type="submit" busy={props.busy}>
                {props.action}
              </Button>
            }
          >
            <PinField
              label={words().digits}
              hint={props.hint}
              value={digits()}
              onInput={(typed) => {
                setFault(undefined);
                setDigits(typed);
              }}
              error={fault() ?? props.error}
            />
          </Page>
        </form>
      </Match>
      <Match when={!atWord()}>
        <Page
          title={words().title}
          heading={<bdi>{props.headings.pictures}</bdi>}
          back={props.back}
          actions={<Button onClick={afterPictures}>{words().next}</Button>}
        >
          <PictureRow
            label={props.headings.pictures}
            most={PICTURES}
            value={pictures()}
            onChange={(chosen) => {
              setFault(undefined);
              setPictures(chosen);
            }}
            error={fault() ?? props.error}
          />
        </Page>
      </Match>
      <Match when={atWord()}>
        <form onSubmit={afterWord}>
          <Page
            title={words().title}
            heading={props.headings.word}
            back={() => setAtWord(false)}
            actions={
              <Button type="submit" busy={props.busy}>
                {props.action}
              </Button>
            }
          >
            <TextField
              label={words().word}
              labelAs="hidden"
              hint={props.hint}
              value={word()}
              capitals="none"
              maxLength={LONGEST_WORD}
              onInput={(typed) => {
                setFault(undefined);
                setWord(typed);
              }}
              error={fault() ?? props.error}
            />
          </Page>
        </form>
      </Match>
    </Switch>
  );
}
