import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { DIGITS, DigitField } from "#src/ui/kit/DigitField.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Linking } from "./create-link.ts";
import { DEVICES } from "./device-places.ts";
import { linkFaultText } from "./link-fault-text.ts";

/** The six digits that stand on the other screen. Until they are right nothing has left this one. */
export function LinkDigits(props: { readonly link: Linking; readonly name: string }): JSX.Element {
  const { t } = useI18n();
  const [digits, setDigits] = createSignal("");
  const [incomplete, setIncomplete] = createSignal(false);
  const texts = () => t().devices.digits;
  const error = (): string | undefined => {
    const fault = props.link.fault();
    return incomplete() ? t().kit.digits.incomplete : fault && linkFaultText(t(), fault);
  };
  const submit = (): void => {
    setIncomplete(digits().length < DIGITS);
    if (!incomplete()) void props.link.tryDigits(digits());
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Page
        title={texts().title}
        heading={texts().heading}
        back={DEVICES}
        actions={
          <>
            <Button type="submit" busy={props.link.busy()}>
              {texts().link}
            </Button>
            <LinkButton kind="quiet" href={DEVICES}>
              {texts().notMine}
            </LinkButton>
          </>
        }
      >
        <p dir="auto" translate="no">
          {texts().lead(props.name)}
        </p>
        <DigitField
          label={texts().label}
          labelAs="hidden"
          value={digits()}
          onInput={(typed) => {
            setDigits(typed);
            setIncomplete(false);
            props.link.clear();
          }}
          error={error()}
        />
      </Page>
    </form>
  );
}
