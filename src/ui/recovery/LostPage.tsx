import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";

/** `/weg`: there was something on this device, and the browser threw it away. What happened, and every way back. */
export default function LostPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const navigate = useNavigate();
  const words = () => t().backup.lost;
  const startAnew = (): void => {
    app.cleared();
    navigate("/", { replace: true });
  };
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      actions={
        <Button kind="text" onClick={startAnew}>
          {words().none}
        </Button>
      }
    >
      <div class="roer-choices">
        <ChoiceRow icon="sheet" label={words().sheet} go="/start/terug" />
        <ChoiceRow icon="lock" label={words().file} go="/start/reservekopie" />
        <ChoiceRow icon="computer" label={words().device} go="/a" />
        <ChoiceRow icon="people" label={t().guardians.gather.link} go="/start/bewaarders" />
        <ChoiceRow icon="key" label={words().key} hint={words().keyHint} go="/k" />
      </div>
      <Fold label={words().why}>
        <p>{words().whyText}</p>
      </Fold>
    </Page>
  );
}
