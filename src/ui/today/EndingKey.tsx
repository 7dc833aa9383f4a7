import type { JSX } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { createRenewal } from "#src/ui/session/create-renewal.ts";
import { offerFaultText } from "#src/ui/session/key-fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Attention } from "./attention.ts";

export type EndingKeyProps = {
  readonly item: Extract<Attention, { readonly type: "key-ending" }>;
  readonly more: JSX.Element;
};

/** A key stops within a week: one tap lets it go on, and its own screen has the rest. There is no way back but to stop it. */
export function EndingKey(props: EndingKeyProps): JSX.Element {
  const { t, f } = useI18n();
  const renewal = createRenewal();
  const error = (): string | undefined => {
    const fault = renewal.fault();
    return fault && offerFaultText(t(), fault);
  };
  const renew = async (): Promise<void> => {
    const { grant, name } = props.item;
    const until = await renewal.renew(grant, { type: "three-months" });
    if (until !== undefined) say({ text: t().keys.ending.renewed(name, f().lastDay(until)) });
  };
  return (
    <AttentionCard
      icon="key"
      heading={t().today.attention.keyEnding(props.item.name, f().lastDay(props.item.until))}
      actions={
        <>
          <Button busy={renewal.busy()} onClick={() => void renew()}>
            {t().keys.ending.renew}
          </Button>
          <LinkButton kind="text" href={`/sleutels/${props.item.grant}`}>
            {t().today.attention.keyEndingAction}
          </LinkButton>
          {props.more}
          <ErrorText text={error()} />
        </>
      }
    />
  );
}
