import { createSignal, type JSX, Show } from "solid-js";
import type { Wanted } from "#src/operations/ask-share.ts";
import type { KeptShare } from "#src/operations/kept-shares.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { DIGITS, DigitField } from "#src/ui/kit/DigitField.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Handing } from "./create-handover.ts";
import { handFaultText } from "./hand-fault-text.ts";

export type HandDigitsProps = {
  readonly handing: Handing;
  readonly kept: KeptShare;
  readonly asker: string;
  readonly wants: Wanted;
};

/** The six digits that the other says. Until they are right nothing has left this screen. */
export function HandDigits(props: HandDigitsProps): JSX.Element {
  const { t } = useI18n();
  const [digits, setDigits] = createSignal("");
  const [incomplete, setIncomplete] = createSignal(false);
  const texts = () => t().guardians.hand;
  const error = (): string | undefined => {
    const fault = props.handing.fault();
    return incomplete() ? t().kit.digits.incomplete : fault && handFaultText(t(), fault);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIncomplete(digits().length < DIGITS);
        if (!incomplete()) void props.handing.tryDigits(digits());
      }}
    >
      <Page
        title={texts().title}
        heading={texts().digits(props.wants === "wish" ? props.asker : props.kept.name)}
        back={() => props.handing.go({ type: "list" })}
        actions={
          <>
            <Button type="submit" busy={props.handing.busy()}>
              {texts().give}
            </Button>
            <Button kind="quiet" onClick={() => props.handing.go({ type: "list" })}>
              {texts().no}
            </Button>
          </>
        }
      >
        <Show when={props.wants === "wish"}>
          <p>{texts().wish}</p>
        </Show>
        <DigitField
          label={texts().label}
          labelAs="hidden"
          value={digits()}
          onInput={(typed) => {
            setDigits(typed);
            setIncomplete(false);
            props.handing.clear();
          }}
          error={error()}
        />
      </Page>
    </form>
  );
}
