import { type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** The ways in which a key can come. */
export function HowScreen(props: { readonly flow: KeyRequestFlow }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    return fault && requestFaultText(t(), fault, props.flow.form());
  };
  return (
    <Page
      title={t().onboarding.gotKey.title}
      heading={t().onboarding.gotKey.heading}
      back={app.state().type === "open" ? "/gekregen" : "/"}
    >
      <ErrorText text={error()} />
      <div class="roer-choices">
        <ChoiceRow
          icon="link"
          label={t().onboarding.gotKey.link}
          hint={t().onboarding.gotKey.linkHint}
          go={() => props.flow.go("link")}
        />
        <ChoiceRow
          icon="camera"
          label={t().onboarding.gotKey.scan}
          hint={t().onboarding.gotKey.scanHint}
          go={() => props.flow.go("scan")}
        />
        <ChoiceRow
          icon="pencil"
          label={t().holder.code.typed}
          hint={t().holder.code.typedHint}
          go={() => props.flow.go("typed")}
        />
        <ChoiceRow
          icon="code"
          label={t().onboarding.gotKey.showMine}
          hint={t().onboarding.gotKey.showMineHint}
          go={() => void props.flow.showMine()}
        />
        <Show when={app.state().type === "empty"}>
          <ChoiceRow icon="key" label={t().holder.keyFile.open} go="/gekregen/bestand" />
        </Show>
      </div>
    </Page>
  );
}
