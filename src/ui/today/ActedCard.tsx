import type { JSX } from "solid-js";
import { seeAct, type StandingAct } from "#src/operations/standing-acts.ts";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { doerOf } from "#src/ui/session/done-for-me.ts";

export type ActedCardProps = {
  readonly act: StandingAct;
  /** To what else waits. */
  readonly more: JSX.Element;
};

/** Somebody did something for the resident: what, where it stands, and that it is fine. It stays until one of both is said. */
export function ActedCard(props: ActedCardProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const fine = async (): Promise<void> => {
    const seen = await seeAct(session(), dossier(), props.act);
    if (seen.ok) app.wake();
  };
  return (
    <AttentionCard
      icon="hand"
      heading={t().represent.attention.heading(doerOf(dossier(), props.act) ?? t().today.someone)}
      text={props.act.text}
      actions={
        <>
          <LinkButton href={`/plan/${props.act.place}`}>{t().represent.attention.look}</LinkButton>
          <Button kind="text" onClick={() => void fine()}>
            {t().represent.attention.fine}
          </Button>
          {props.more}
        </>
      }
    />
  );
}
