import type { JSX } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createRenewal } from "#src/ui/session/create-renewal.ts";
import { offerFaultText } from "#src/ui/session/key-fault-text.ts";
import { letEnd } from "#src/ui/session/let-end.ts";
import type { OwnKey } from "./own-keys.ts";

/** A key stops within a week: go on, or leave it so. */
export function EndingCard(props: { readonly of: OwnKey }): JSX.Element {
  const { t, f } = useI18n();
  const renewal = createRenewal();
  const error = (): string | undefined => {
    const fault = renewal.fault();
    return fault && offerFaultText(t(), fault);
  };
  const renew = async (): Promise<void> => {
    const { grant, entry } = props.of;
    const until = await renewal.renew(grant, { type: "three-months" });
    if (until !== undefined) say({ text: t().keys.ending.renewed(entry.name, f().lastDay(until)) });
  };
  return (
    <AttentionCard
      icon="clock"
      heading={t().keys.ending.text(props.of.entry.name, f().lastDay(props.of.entry.until))}
      actions={
        <>
          <Button kind="quiet" busy={renewal.busy()} onClick={() => void renew()}>
            {t().keys.ending.renew}
          </Button>
          <Button kind="text" onClick={() => letEnd(props.of)}>
            {t().keys.ending.let}
          </Button>
          <ErrorText text={error()} />
        </>
      }
    />
  );
}
