import { Navigate, useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { useStart } from "./start-context.tsx";

/** Screen 3: the pincode, once. */
export default function PinPage(): JSX.Element {
  const { t } = useI18n();
  const start = useStart();
  const navigate = useNavigate();
  return (
    <Show when={start.name.value().trim() !== ""} fallback={<Navigate href="/start/naam" />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (start.checkPin()) navigate("/start/nog-een-keer");
        }}
      >
        <Page
          title={t().onboarding.pin.title}
          heading={t().onboarding.pin.heading}
          lead={t().onboarding.pin.lead}
          back="/start/naam"
          actions={<Button type="submit">{t().onboarding.pin.next}</Button>}
        >
          <PinField
            label={t().onboarding.pin.label}
            value={start.pin.value()}
            onInput={start.pin.set}
            error={start.pin.error()}
          />
        </Page>
      </form>
    </Show>
  );
}
