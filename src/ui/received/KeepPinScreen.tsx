import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import type { Keeping } from "./create-keeping.ts";
import { keepFaultText } from "./keep-fault-text.ts";

export type KeepPinScreenProps = {
  readonly keeping: Keeping;
  /** The second time, since nobody can find a mistyped pincode again. */
  readonly again: boolean;
  readonly onNext: () => void;
};

export function KeepPinScreen(props: KeepPinScreenProps): JSX.Element {
  const { t } = useI18n();
  const error = (): string | undefined => {
    const fault = props.keeping.fault();
    return fault && keepFaultText(t(), fault);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onNext();
      }}
    >
      <Page
        title={t().holder.again.title}
        heading={props.again ? t().onboarding.pinAgain.heading : t().onboarding.pin.heading}
        lead={props.again ? t().onboarding.pinAgain.lead : t().holder.again.pinLead}
        back={() => props.keeping.go(props.again ? "pin" : "choose")}
        actions={
          <Button type="submit" busy={props.keeping.busy()}>
            {props.again ? t().holder.again.pinSave : t().onboarding.pin.next}
          </Button>
        }
      >
        <PinField
          label={t().onboarding.pin.label}
          value={props.again ? props.keeping.again() : props.keeping.pin()}
          onInput={(digits) => (props.again ? props.keeping.setAgain(digits) : props.keeping.setPin(digits))}
          error={error()}
        />
      </Page>
    </form>
  );
}
