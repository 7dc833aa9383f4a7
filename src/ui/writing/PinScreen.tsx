import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";

export type PinScreenProps = {
  readonly heading: string;
  readonly lead: string;
  readonly value: string;
  readonly onInput: (digits: string) => void;
  readonly error: string | undefined;
  /** Absent when there is no way back: what went before cannot be done again. */
  readonly back: (() => void) | undefined;
  readonly submit: () => void;
  readonly busy?: boolean;
  /** Said while it is busy: what takes so long. */
  readonly busyText: string;
  readonly action: string;
};

/** One of the two times that the pincode for a new device is asked. */
export function PinScreen(props: PinScreenProps): JSX.Element {
  const { t } = useI18n();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.submit();
      }}
    >
      <Page
        title={t().onboarding.pin.title}
        heading={props.heading}
        lead={props.lead}
        back={props.back}
        actions={
          <Button type="submit" busy={props.busy}>
            {props.action}
          </Button>
        }
      >
        <PinField
          label={t().onboarding.pin.label}
          value={props.value}
          onInput={(digits) => props.onInput(digits)}
          error={props.error}
        />
        <p role="status">
          <Show when={props.busy}>{props.busyText}</Show>
        </p>
      </Page>
    </form>
  );
}
