import { Navigate, useLocation, useNavigate } from "@solidjs/router";
import { type JSX, Show, untrack } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createCode } from "./create-code.ts";

/** However somebody spaces twenty characters. */
const LONGEST = 60;

/** The code of a relay that takes people by invitation: asked in the first run, and from Vandaag as long as it is not there. */
export default function CodePage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const location = useLocation<{ readonly first: boolean }>();
  const code = createCode(t);
  // As it was when the screen opened: who is let in here is led on by what they pressed.
  const isKnown = untrack(() => dossier().record.registered);
  const onward = (): string => (location.state?.first === true ? "/start/eerst" : "/vandaag");
  const submit = async (): Promise<void> => {
    if (!(await code.join())) return;
    say({ text: t().signup.joined }, "next");
    navigate(onward(), { replace: true });
  };
  return (
    <Show when={!isKnown} fallback={<Navigate href={onward()} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Page
          title={t().signup.title}
          heading={t().signup.heading}
          lead={t().signup.lead}
          actions={
            <>
              <Button type="submit" busy={code.busy()}>
                {t().signup.next}
              </Button>
              <Button kind="text" onClick={() => navigate("/vandaag")}>
                {t().signup.later}
              </Button>
            </>
          }
        >
          <TextField
            label={t().signup.label}
            hint={t().signup.hint}
            capitals="none"
            maxLength={LONGEST}
            value={code.value()}
            onInput={code.set}
            error={code.error()}
          />
        </Page>
      </form>
    </Show>
  );
}
