import { useNavigate } from "@solidjs/router";
import { type Accessor, createSignal, type JSX } from "solid-js";
import type { DateChoice } from "#src/grants/window.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createRenewal } from "./create-renewal.ts";
import { KeyDateChoice } from "./KeyDateChoice.tsx";
import { offerFaultText } from "./key-fault-text.ts";
import { KeyScreen } from "./KeyScreen.tsx";
import type { OwnKey } from "./own-keys.ts";

/** "Verander": another last day for the same key. */
export default function RenewKeyPage(): JSX.Element {
  return <KeyScreen>{(key) => <Renew of={key} />}</KeyScreen>;
}

function Renew(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const renewal = createRenewal();
  const [choice, setChoice] = createSignal<DateChoice>();
  const [missing, setMissing] = createSignal(false);
  const address = () => `/sleutels/${props.of().grant}`;
  const error = (): string | undefined => {
    if (missing() && choice() === undefined) return t().kit.choose;
    const fault = renewal.fault();
    return fault && offerFaultText(t(), fault);
  };
  const save = async (): Promise<void> => {
    const chosen = choice();
    setMissing(chosen === undefined);
    if (!chosen) return;
    const { grant, entry } = props.of();
    const until = await renewal.renew(grant, chosen);
    if (until === undefined) return;
    say({ text: t().keys.ending.renewed(entry.name, f().lastDay(until)) }, "next");
    navigate(address());
  };
  return (
    <Page
      title={t().keys.until.title}
      heading={t().keys.until.heading}
      lead={t().keys.check.until(f().lastDay(props.of().entry.until))}
      back={address()}
      actions={
        <Button busy={renewal.busy()} onClick={() => void save()}>
          {t().kit.save}
        </Button>
      }
    >
      <KeyDateChoice legendHidden value={choice()} onChange={setChoice} error={error()} />
    </Page>
  );
}
