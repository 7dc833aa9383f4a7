import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { Digits } from "#src/ui/kit/Digits.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** P2: the six digits to say aloud. They are typed on the other's screen, never on this one. */
export function DigitsScreen(props: { readonly flow: KeyRequestFlow; readonly digits: string }): JSX.Element {
  const { t } = useI18n();
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, props.flow.form());
  };
  return (
    <Page
      title={t().holder.digits.title}
      heading={t().holder.digits.heading}
      actions={
        <>
          <ErrorText text={error()} />
          <Show when={error()}>
            <Button onClick={() => void props.flow.waitOn()}>{t().holder.code.again}</Button>
          </Show>
          <Button kind="text" onClick={() => props.flow.cancel()}>
            {t().holder.wait.cancel}
          </Button>
        </>
      }
    >
      <Digits value={props.digits} />
      <p>{t().holder.digits.lead}</p>
      <p role="status">{error() === undefined ? t().holder.digits.waiting : ""}</p>
    </Page>
  );
}
