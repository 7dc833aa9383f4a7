import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** The key was asked for; the resident's device has yet to answer. */
export function WaitScreen(props: { readonly flow: KeyRequestFlow }): JSX.Element {
  const { t } = useI18n();
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, props.flow.form());
  };
  return (
    <Page
      title={t().holder.wait.title}
      heading={t().holder.wait.heading}
      lead={t().holder.wait.lead}
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
    />
  );
}
