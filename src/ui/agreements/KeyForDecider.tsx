import { createMemo, type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Representation } from "#src/dossier/representation.ts";
import { opensAt, readLedger } from "#src/grants/ledger.ts";
import { scopeOfRole } from "#src/grants/representation-scope.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

/** To the key of who decides, or to giving one: a name in a list opens nothing. */
export function KeyForDecider(props: { readonly record: Recorded<Representation> }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  // What was written down and who took a key are two things; the name is what they have in common.
  const key = createMemo(() => {
    const ledger = dossier().shown(dossier().only("ledger").id);
    const named = props.record.fields.name.trim().toLocaleLowerCase();
    return [...(ledger ? readLedger(ledger).grants : [])].find(
      ([, entry]) =>
        entry.represents !== undefined &&
        opensAt(entry, session().now()) &&
        entry.name.trim().toLocaleLowerCase() === named,
    );
  });
  const begin = (): string => `/sleutels/nieuw?namens=${scopeOfRole(props.record.fields.role) ?? ""}`;
  return (
    <Section heading={t().represent.agreement.heading}>
      <Show
        when={key()}
        fallback={
          <>
            <p>{t().represent.agreement.text}</p>
            <LinkButton kind="quiet" icon="key" href={begin()}>
              {t().represent.agreement.action}
            </LinkButton>
          </>
        }
      >
        {(found) => (
          <>
            <p dir="auto">{t().represent.agreement.has(found()[1].name)}</p>
            <LinkButton kind="quiet" icon="key" href={`/sleutels/${found()[0]}`}>
              {t().represent.agreement.open}
            </LinkButton>
          </>
        )}
      </Show>
    </Section>
  );
}
