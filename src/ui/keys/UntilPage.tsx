import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { windowFor } from "#src/grants/window.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { giveStep } from "./give-steps.ts";
import { windowFaultText } from "#src/ui/session/key-fault-text.ts";
import { KeyDateChoice } from "./KeyDateChoice.tsx";
import { useGiveKey } from "./use-give-key.ts";

export function UntilPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const { give } = useGiveKey();
  const [pressed, setPressed] = createSignal(false);
  const error = (): string | undefined => {
    const window = windowFor(give.until(), session().now());
    return pressed() && !window.ok ? windowFaultText(t(), window.error) : undefined;
  };
  const goOn = (): void => {
    setPressed(true);
    if (error() === undefined) navigate(giveStep("klopt-dit"));
  };
  return (
    <Page
      title={t().keys.until.title}
      heading={t().keys.until.heading}
      back={giveStep("klopt-dit")}
      actions={<Button onClick={goOn}>{t().keys.until.next}</Button>}
    >
      <KeyDateChoice legendHidden value={give.until()} onChange={(until) => give.setUntil(until)} error={error()} />
    </Page>
  );
}
