import { Navigate, useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { useStart } from "./start-context.tsx";

/** Screen 3, once more: nobody can find a mistyped pincode again. When it is right the plan is made. */
export default function PinAgainPage(): JSX.Element {
  const { t } = useI18n();
  const start = useStart();
  const navigate = useNavigate();
  const chooseAnother = (): void => {
    start.forgetPins();
    navigate("/start/pincode");
  };
  return (
    <Show when={start.pin.value() !== "" || start.busy()} fallback={<Navigate href="/start/pincode" />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start.finish();
        }}
      >
        <Page
          title={t().onboarding.pinAgain.title}
          heading={t().onboarding.pinAgain.heading}
          lead={t().onboarding.pinAgain.lead}
          back="/start/pincode"
          actions={
            <>
              <Button type="submit" busy={start.busy()}>
                {t().onboarding.pinAgain.next}
              </Button>
              <Button kind="text" onClick={chooseAnother}>
                {t().onboarding.pinAgain.restart}
              </Button>
            </>
          }
        >
          <PinField
            label={t().onboarding.pinAgain.label}
            value={start.again.value()}
            onInput={start.again.set}
            error={start.again.error()}
          />
        </Page>
      </form>
    </Show>
  );
}
