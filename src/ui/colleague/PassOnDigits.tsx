import { createSignal, type JSX } from "solid-js";
import type { Claimant } from "#src/operations/offer-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { DIGITS, DigitField } from "#src/ui/kit/DigitField.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { colleagueFaultText } from "./colleague-fault-text.ts";
import type { PassingOn } from "./create-pass-on.ts";

export type PassOnDigitsProps = {
  readonly passing: PassingOn;
  readonly claimant: Claimant;
  readonly back: string;
};

/** The six digits that stand on the colleague's screen. Until they are right nothing has left this one. */
export function PassOnDigits(props: PassOnDigitsProps): JSX.Element {
  const { t } = useI18n();
  const [digits, setDigits] = createSignal("");
  const [incomplete, setIncomplete] = createSignal(false);
  const who = (): string =>
    [props.claimant.name, props.claimant.role, props.claimant.organisation].filter((part) => part !== "").join(", ");
  const error = (): string | undefined => {
    const fault = props.passing.fault();
    return incomplete() ? t().kit.digits.incomplete : fault && colleagueFaultText(t(), fault);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setIncomplete(digits().length < DIGITS);
    if (!incomplete()) void props.passing.tryDigits(digits());
  };
  return (
    <form noValidate onSubmit={submit}>
      <Page
        title={t().handover.colleague.title}
        heading={t().keys.digits.heading}
        back={props.back}
        actions={
          <>
            <Button type="submit" busy={props.passing.busy()}>
              {t().handover.colleague.give}
            </Button>
            <LinkButton kind="quiet" href={props.back}>
              {t().keys.digits.wrongPerson}
            </LinkButton>
          </>
        }
      >
        <p dir="auto" translate="no">
          {t().handover.colleague.digits(who())}
        </p>
        <DigitField
          label={t().keys.digits.label}
          labelAs="hidden"
          value={digits()}
          onInput={(typed) => {
            setDigits(typed);
            setIncomplete(false);
            props.passing.clear();
          }}
          error={error()}
        />
      </Page>
    </form>
  );
}
