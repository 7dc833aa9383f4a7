import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { windowFor } from "#src/grants/window.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { giveStep } from "./give-steps.ts";
import { choiceFaultText, windowFaultText } from "#src/ui/session/key-fault-text.ts";
import { KeyDateChoice } from "./KeyDateChoice.tsx";
import { KeyTicks } from "./KeyTicks.tsx";
import { useGiveKey } from "./use-give-key.ts";

/** "Zelf kiezen": what the other sees, what they may do, until when. */
export function ChooseOwnPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const { give } = useGiveKey();
  const [pressed, setPressed] = createSignal(false);

  const rightsError = (): string | undefined => {
    const choice = give.choice();
    return pressed() && !choice.ok ? choiceFaultText(t(), choice.error) : undefined;
  };
  const dateError = (): string | undefined => {
    const window = windowFor(give.until(), session().now());
    return pressed() && !window.ok ? windowFaultText(t(), window.error) : undefined;
  };
  const goOn = (): void => {
    setPressed(true);
    if (rightsError() === undefined && dateError() === undefined) navigate(giveStep("klopt-dit"));
  };
  return (
    <Page
      title={t().keys.own.title}
      heading={t().keys.own.heading}
      back={giveStep(give.summed() ? "klopt-dit" : "wat")}
      actions={<Button onClick={goOn}>{t().keys.own.next}</Button>}
    >
      <KeyTicks
        ticks={give.ticks()}
        onChange={(ticks) => give.setTicks(ticks)}
        partsHint={t().keys.own.history}
        error={rightsError()}
      />
      <KeyDateChoice value={give.until()} onChange={(until) => give.setUntil(until)} error={dateError()} />
    </Page>
  );
}
