import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** This device's camera reads the code on the other's screen. */
export function ScanScreen(props: { readonly flow: KeyRequestFlow }): JSX.Element {
  const { t } = useI18n();
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, "scanned");
  };
  return (
    <Page title={t().onboarding.gotKey.title} heading={t().onboarding.gotKey.scan} back={() => props.flow.go("how")}>
      <QrScanner onRead={(text) => void props.flow.useCode(text, "scanned")} error={error()} />
    </Page>
  );
}
