import type { JSX } from "solid-js";
import { datesAhead } from "#src/dossier/help-dates.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { HELP_ICONS, helpDateText, helpTitle } from "#src/ui/reading/help-words.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { helpAddress } from "./new-help-steps.ts";

/** One request in the list: what, the date that comes first, and who does it. */
export function HelpRow(props: { readonly of: PlanHelp }): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const fields = () => props.of.request.fields;
  const hint = (): string | undefined => {
    const ahead = fields().closedOn === undefined ? datesAhead(fields(), today()) : [];
    const date = ahead.find(({ on }) => !props.of.claims.has(on)) ?? ahead[0];
    if (!date) return fields().closedOn === undefined ? undefined : t().help.one.closed;
    const claim = props.of.claims.get(date.on)?.holds;
    const when = helpDateText(t(), f(), fields().at, date, today());
    if (!claim) return when;
    return `${when}. ${t().help.one.does(authorName(dossier(), claim.ref.author).name ?? t().log.someone)}`;
  };
  return (
    <ChoiceRow
      icon={HELP_ICONS[fields().what]}
      label={helpTitle(t(), fields())}
      hint={hint()}
      go={helpAddress(props.of.section)}
    />
  );
}
