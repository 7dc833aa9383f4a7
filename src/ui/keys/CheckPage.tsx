import { useNavigate } from "@solidjs/router";
import { type JSX, onMount, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { type GiveStep, giveStep } from "./give-steps.ts";
import { lastDayText, mayText, representsText, seesText } from "./key-sentences.ts";
import { planParts } from "./plan-parts.ts";
import { useGiveKey } from "./use-give-key.ts";

/** What the key will be, in three sentences, each with its way to change it. */
export function CheckPage(): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const { give } = useGiveKey();
  onMount(() => give.sumUp());
  const change = (step: GiveStep) => (): void => navigate(giveStep(step));
  const chosen = () => give.plan()?.choice;
  const before = (): GiveStep => {
    if (give.relation() === "representative") return "samen";
    return give.preset() === undefined ? "zelf-kiezen" : "wat";
  };
  return (
    <Page
      title={t().keys.check.title}
      heading={t().keys.check.heading}
      back={give.fixed() ? "/gezin" : giveStep(before())}
      actions={
        <>
          <LinkButton href={giveStep("wat-de-ander-ziet")} icon="eye">
            {t().keys.check.preview}
          </LinkButton>
          <LinkButton kind="quiet" href={giveStep("laat-zien")}>
            {t().keys.check.make}
          </LinkButton>
        </>
      }
    >
      <Show when={chosen()}>
        {(choice) => (
          <div>
            <Show when={give.represents()}>
              {(represents) => (
                <SummaryRow
                  text={representsText(t(), represents())}
                  changeLabel={t().represent.change}
                  onChange={change("waarover")}
                />
              )}
            </Show>
            <Show
              when={give.fixed() === undefined}
              fallback={<p dir="auto">{seesText(t(), planParts(dossier()), choice())}</p>}
            >
              <SummaryRow
                text={seesText(t(), planParts(dossier()), choice())}
                changeLabel={t().keys.check.changeSees}
                onChange={change("zelf-kiezen")}
              />
              <SummaryRow
                text={mayText(t(), choice())}
                changeLabel={t().keys.check.changeMay}
                onChange={change("zelf-kiezen")}
              />
            </Show>
            <SummaryRow
              text={t().keys.check.until(lastDayText(f(), choice().until, session().now()))}
              changeLabel={t().keys.check.changeUntil}
              onChange={change("tot-wanneer")}
            />
          </div>
        )}
      </Show>
    </Page>
  );
}
