import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createOwnPlan } from "./create-own-plan.ts";

/** Somebody who holds keys of others begins a plan too: a name is all it takes. */
export default function OwnPlanPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const plan = createOwnPlan(t);
  const submit = async (): Promise<void> => {
    if (await plan.make()) navigate("/vandaag", { replace: true });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Page
        title={t().onboarding.ownPlan.title}
        heading={t().onboarding.name.heading}
        lead={t().onboarding.name.lead}
        back="/meer"
        actions={
          <Button type="submit" busy={plan.busy()}>
            {t().onboarding.ownPlan.make}
          </Button>
        }
      >
        <TextField
          label={t().onboarding.name.label}
          capitals="words"
          maxLength={80}
          value={plan.name()}
          onInput={plan.setName}
          error={plan.error()}
        />
      </Page>
    </form>
  );
}
