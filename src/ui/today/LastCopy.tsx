import { type JSX, Show } from "solid-js";
import { lastBackup } from "#src/operations/backup-age.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, usePractice } from "#src/ui/session/app-context.tsx";

/** When the relay last took something in, by its own clock, in milliseconds since 1970. Undefined before the first time. */
export function lastCopied(replica: Pick<Replica, "record" | "sections">): number | undefined {
  const times = replica.sections.flatMap(({ signed }) => (signed ? [signed.time] : []));
  return replica.record.registered && times.length > 0 ? Math.max(...times) : undefined;
}

/** How old the copy is that would be left if this device were gone, and whether all of it is in there. */
export function LastCopy(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const at = () => lastCopied(dossier());
  const text = (): string => {
    const copied = at();
    if (copied === undefined) return t().today.copyNone;
    const last = t().today.copy(f().relativeDay(copied), f().time(copied));
    return dossier().waiting.length > 0 ? `${last} ${t().today.copyPart}` : last;
  };
  return (
    <Show when={!practice()}>
      <p class="roer-field__hint">{text()}</p>
      <Show when={lastBackup(dossier())}>
        {(when) => <p class="roer-field__hint">{t().backup.last(f().relativeDay(when()))}.</p>}
      </Show>
    </Show>
  );
}
