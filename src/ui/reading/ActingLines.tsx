import type { JSX } from "solid-js";
import type { Acting } from "#src/dossier/acting.ts";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

/** "Je doet dit namens Samira.": in what, and whether each proposal is asked. For the holder, and for who looks along. */
export function ActingLines(props: { readonly acting: Acting; readonly name: string }): JSX.Element {
  const { t } = useI18n();
  return (
    <Notice icon="hand" text={t().represent.holder.heading(props.name)}>
      <p>{t().represent.holder.scopes[props.acting.scope]}</p>
      <p dir="auto">{t().represent.holder.modes[props.acting.mode](props.name)}</p>
    </Notice>
  );
}
