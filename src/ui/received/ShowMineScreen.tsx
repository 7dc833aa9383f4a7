import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** For a desktop without a camera: the resident's phone scans this screen. */
export function ShowMineScreen(props: { readonly flow: KeyRequestFlow; readonly fragment: string }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, "shown");
  };
  return (
    <Page
      title={t().holder.reverse.title}
      heading={t().holder.reverse.heading}
      lead={t().holder.reverse.lead}
      back={() => void props.flow.showMine()}
      actions={
        <>
          <ErrorText text={error()} />
          <Show when={error()}>
            <Button onClick={() => void props.flow.showMine()}>{t().holder.code.again}</Button>
          </Show>
          <Button kind="text" onClick={() => props.flow.cancel()}>
            {t().holder.wait.cancel}
          </Button>
        </>
      }
    >
      <QrPanel text={`${app.origin}/k#${props.fragment}`} alt={t().holder.reverse.alt} />
    </Page>
  );
}
