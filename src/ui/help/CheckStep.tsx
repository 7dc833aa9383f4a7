import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { keepDraft } from "#src/operations/draft.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import { helpText, helpTitle, helpWhenText } from "#src/ui/reading/help-words.ts";
import { useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { onOrOff, writeForm } from "#src/ui/writing/form-values.ts";
import { createAsking } from "./create-asking.ts";
import { NEW_HELP_DRAFT } from "./create-new-help.ts";
import { whomOf } from "./help-form.ts";
import { helpAddress, helpStep } from "./new-help-steps.ts";
import type { StepProps } from "./step-props.ts";
import { helpers } from "./whom.ts";
import { whomDraft } from "./whom-draft.ts";

/** What is asked, of whom, each with its way to change it; then it is asked. */
export function CheckStep(props: StepProps): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const today = useToday();
  const asking = createAsking();
  const whom = createMemo(() => {
    const chosen = whomOf(props.help.form());
    return helpers(dossier(), session().now()).filter(({ grant }) => chosen.includes(grant));
  });
  const request = () => props.help.request();
  const words = (): string => {
    const made = request();
    const said = made && [helpText(made), made.place].filter((part) => part !== undefined).join(" · ");
    return said === undefined || said === "" ? t().help.check.noWords : said;
  };
  const error = (): string | undefined => {
    const fault = asking.fault();
    if (fault === undefined) return undefined;
    if (practice()) return t().help.check.practice;
    return fault === "offline" ? t().help.check.offline : t().help.check.later;
  };
  const ask = async (): Promise<void> => {
    const made = request();
    const grants = whom().map(({ grant }) => grant);
    if (!made) return;
    if (grants.length === 0) return props.to("wie");
    const section = await asking.begin(made);
    if (section === undefined) return;
    // From here on the request is there, and who is still to be asked is kept with it. This screen stays as it is.
    await keepDraft(session(), whomDraft(section), writeForm({ whom: grants.join(",") }));
    await keepDraft(session(), NEW_HELP_DRAFT, "");
    const missed = await asking.ask(section, grants);
    await keepDraft(
      session(),
      whomDraft(section),
      missed.length === 0 ? "" : writeForm({ whom: missed.map(({ grant }) => grant).join(","), missed: onOrOff(true) }),
    );
    if (missed.length === 0) say({ text: t().help.check.asked }, "next");
    navigate(missed.length === 0 ? helpAddress(section) : `${helpAddress(section)}/vraag`, { replace: true });
  };
  return (
    <Page
      title={t().help.check.title}
      heading={t().help.check.heading}
      back={helpStep("wie")}
      actions={
        <>
          <ErrorText text={error()} />
          <Button busy={asking.busy()} onClick={() => void ask()}>
            {t().help.check.ask}
          </Button>
        </>
      }
    >
      <Show when={request()}>
        {(made) => (
          <div>
            <SummaryRow
              text={`${helpTitle(t(), made())}.`}
              changeLabel={t().help.check.changeWhat}
              onChange={() => props.to("wat")}
            />
            <SummaryRow
              text={helpWhenText(t(), f(), made(), today())}
              changeLabel={t().help.check.changeWhen}
              onChange={() => props.to("wanneer")}
            />
            <SummaryRow text={words()} changeLabel={t().help.check.changeWords} onChange={() => props.to("woorden")} />
            <SummaryRow
              text={t().help.check.whom(f().list(whom().map(({ name }) => name)))}
              changeLabel={t().help.check.changeWhom}
              onChange={() => props.to("wie")}
            />
          </div>
        )}
      </Show>
      <p>{t().help.check.promise}</p>
    </Page>
  );
}
