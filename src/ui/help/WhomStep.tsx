import { createMemo, createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { withTick } from "#src/ui/writing/form-values.ts";
import { kindOf, whomOf } from "./help-form.ts";
import { helpStep } from "./new-help-steps.ts";
import type { StepProps } from "./step-props.ts";
import { WhomField } from "./WhomField.tsx";
import { helpers } from "./whom.ts";

export function WhomStep(props: StepProps): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const people = createMemo(() => helpers(dossier(), session().now()));
  const [pressed, setPressed] = createSignal(false);
  const chosen = () => whomOf(props.help.form()).filter((grant) => people().some((one) => one.grant === grant));
  const goOn = (event: SubmitEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (chosen().length > 0) props.to("klopt-dit");
  };
  return (
    <form onSubmit={goOn}>
      <Page
        title={t().help.whom.title}
        heading={t().help.whom.heading}
        lead={t().help.whom.lead}
        back={helpStep("wanneer")}
        actions={<Button type="submit">{t().help.whom.next}</Button>}
      >
        <WhomField
          people={people()}
          what={kindOf(props.help.form())}
          first={props.help.request()?.on[0]}
          chosen={chosen()}
          onChange={(grant, on) => props.help.change("whom", withTick(props.help.form()["whom"] ?? "", grant, on))}
          error={pressed() && chosen().length === 0 ? t().help.whom.missing : undefined}
        />
      </Page>
    </form>
  );
}
