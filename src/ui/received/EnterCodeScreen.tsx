import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";
import { requestFaultText } from "./request-fault-text.ts";

/** A link that is pasted, or a code of 20 characters that is typed. */
export function EnterCodeScreen(props: {
  readonly flow: KeyRequestFlow;
  readonly form: "link" | "typed";
}): JSX.Element {
  const { t } = useI18n();
  const [text, setText] = createSignal("");
  const [empty, setEmpty] = createSignal(false);
  const typed = (): boolean => props.form === "typed";
  const error = (): string | undefined => {
    const fault = props.flow.fault();
    if (empty()) return typed() ? t().holder.code.typedIncomplete : t().errors.code.incomplete;
    return fault && requestFaultText(t(), fault, props.form);
  };
  const next = (): void => {
    setEmpty(text().trim() === "");
    if (!empty()) void props.flow.useCode(text(), props.form);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <Page
        title={t().onboarding.gotKey.title}
        heading={typed() ? t().holder.code.typed : t().onboarding.gotKey.link}
        lead={typed() ? t().holder.code.typedLead : t().onboarding.gotKey.linkLead}
        back={() => props.flow.go("how")}
        actions={<Button type="submit">{t().onboarding.gotKey.pasteNext}</Button>}
      >
        <TextField
          label={typed() ? t().holder.code.typedLabel : t().holder.code.linkLabel}
          hint={typed() ? undefined : t().onboarding.gotKey.pasteHint}
          value={text()}
          onInput={setText}
          capitals="none"
          keyboard={typed() ? "text" : "url"}
          maxLength={300}
          error={error()}
        />
      </Page>
    </form>
  );
}
