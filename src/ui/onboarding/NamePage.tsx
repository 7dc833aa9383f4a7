import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useStart } from "./start-context.tsx";

/** Screen 2: a first name, or any other. */
export default function NamePage(): JSX.Element {
  const { t } = useI18n();
  const start = useStart();
  const navigate = useNavigate();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (start.checkName()) navigate("/start/pincode");
      }}
    >
      <Page
        title={t().onboarding.name.title}
        heading={t().onboarding.name.heading}
        lead={t().onboarding.name.lead}
        back="/start/wat"
        actions={<Button type="submit">{t().onboarding.name.next}</Button>}
      >
        <TextField
          label={t().onboarding.name.label}
          capitals="words"
          maxLength={80}
          value={start.name.value()}
          onInput={start.name.set}
          error={start.name.error()}
        />
      </Page>
    </form>
  );
}
