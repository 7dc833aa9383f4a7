import { type JSX, Match, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createLink, type LinkStep } from "./create-link.ts";
import { DEVICES } from "./device-places.ts";
import { LinkCode } from "./LinkCode.tsx";
import { LinkDigits } from "./LinkDigits.tsx";
import { LinkExplained } from "./LinkExplained.tsx";
import { linkFaultText } from "./link-fault-text.ts";

/** Bringing in a device of one's own: what that means, a code, the other's digits. It looks nothing like giving a key. */
export default function AddDevicePage(): JSX.Element {
  const { t } = useI18n();
  const link = createLink();
  const at = <T extends LinkStep["type"]>(type: T) => {
    const step = link.step();
    return step.type === type ? (step as Extract<LinkStep, { type: T }>) : undefined;
  };
  return (
    <Switch>
      <Match when={at("explain")}>
        <LinkExplained onMake={() => void link.open()} />
      </Match>
      <Match when={at("opening") ?? at("code")}>
        <LinkCode offer={at("code")?.offer} />
      </Match>
      <Match when={at("digits")}>{(step) => <LinkDigits link={link} name={step().name} />}</Match>
      <Match when={at("almost")}>
        {(step) => (
          <Page
            title={t().devices.almost.title}
            heading={t().devices.almost.heading}
            lead={t().devices.almost.lead(step().linked.name)}
            actions={
              <LinkButton kind="quiet" href={DEVICES}>
                {t().devices.almost.later}
              </LinkButton>
            }
          >
            <p role="status">{t().devices.almost.waiting}</p>
          </Page>
        )}
      </Match>
      <Match when={at("done")}>
        {(step) => (
          <Page
            title={t().devices.done.title}
            heading={<bdi>{t().devices.done.heading(step().name)}</bdi>}
            lead={t().devices.done.lead}
            actions={<LinkButton href={DEVICES}>{t().devices.done.done}</LinkButton>}
          />
        )}
      </Match>
      <Match when={at("failed")}>
        {(step) => (
          <Page
            title={t().devices.add}
            heading={t().devices.code.cancelled}
            back={DEVICES}
            actions={
              <Button onClick={() => void link.open()}>
                {step().fault.type === "offline" || step().fault.type === "not-shared-yet"
                  ? t().devices.code.retry
                  : t().devices.code.again}
              </Button>
            }
          >
            <ErrorText text={linkFaultText(t(), step().fault, step().digits)} />
          </Page>
        )}
      </Match>
    </Switch>
  );
}
