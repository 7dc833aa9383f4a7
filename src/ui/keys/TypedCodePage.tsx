import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { CodeScreen } from "./CodeScreen.tsx";
import { giveStep } from "./give-steps.ts";

/** Twenty characters in groups of five, to read out or to type over. */
export function TypedCodePage(): JSX.Element {
  const { t } = useI18n();
  return (
    <CodeScreen
      form="typed"
      title={t().keys.typed.title}
      heading={t().keys.typed.heading}
      lead={t().keys.typed.lead}
      back={giveStep("laat-zien")}
    >
      {(offer) => (
        <>
          <p class="roer-digits-shown" translate="no">
            {(offer.typedCode ?? "").replaceAll("-", " ")}
          </p>
          <p>{t().keys.scan.once}</p>
        </>
      )}
    </CodeScreen>
  );
}
