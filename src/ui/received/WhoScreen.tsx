import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createIntroduction, LONGEST } from "./create-introduction.ts";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** P1. Pressing "Verder" is what asks for the key; until then nothing has gone out. */
export function WhoScreen(props: { readonly flow: KeyRequestFlow }): JSX.Element {
  const { t } = useI18n();
  const fields = createIntroduction(() => props.flow.known());
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, props.flow.form());
  };
  const next = (): void => {
    const who = fields.finish();
    if (who) void props.flow.ask(who);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <Page
        title={t().holder.who.title}
        heading={t().holder.who.heading}
        lead={t().holder.who.lead}
        back={() => props.flow.go("how")}
        actions={
          <>
            <Button type="submit" busy={props.flow.busy()}>
              {t().holder.who.next}
            </Button>
            <Show when={error()}>
              <Button kind="text" onClick={() => props.flow.cancel()}>
                {t().holder.who.otherCode}
              </Button>
            </Show>
          </>
        }
      >
        <TextField
          label={t().holder.who.name}
          hint={t().holder.who.nameHint}
          value={fields.name()}
          onInput={fields.setName}
          capitals="words"
          maxLength={LONGEST}
          error={fields.nameMissing() ? t().holder.who.nameMissing : undefined}
        />
        <TextField
          label={t().holder.who.role}
          hint={t().holder.who.roleHint}
          value={fields.role()}
          onInput={fields.setRole}
          capitals="none"
          maxLength={LONGEST}
        />
        <TextField
          label={t().holder.who.organisation}
          hint={t().holder.who.organisationHint}
          value={fields.organisation()}
          onInput={fields.setOrganisation}
          capitals="words"
          maxLength={LONGEST}
        />
        <ErrorText text={error()} />
      </Page>
    </form>
  );
}
