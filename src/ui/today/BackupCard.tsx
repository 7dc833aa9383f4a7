import type { JSX } from "solid-js";
import { remindLater } from "#src/operations/backup-age.ts";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

/** A backup is old, or there is none; it can wait. */
export function BackupCard(props: { readonly first: boolean; readonly more: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const words = () => t().backup.card;
  return (
    <AttentionCard
      icon="lock"
      heading={props.first ? words().headingFirst : words().heading}
      text={words().text}
      actions={
        <>
          <LinkButton href="/meer/reservekopie">{t().backup.make}</LinkButton>
          <Button kind="text" onClick={() => void remindLater(session(), dossier())}>
            {words().later}
          </Button>
          {props.more}
        </>
      }
    />
  );
}
