import { createSignal, type JSX } from "solid-js";
import { utf8 } from "#src/base/bytes.ts";
import type { HelpClaim } from "#src/dossier/help-claim.ts";
import type { HelpDate } from "#src/dossier/help-dates.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { CALENDAR_TYPE, calendarFile } from "#src/exports/icalendar.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { saveFile } from "#src/ui/session/save-file.ts";

export type CalendarChoiceProps = {
  readonly of: PlanHelp;
  readonly date: HelpDate;
  readonly claim: Recorded<HelpClaim> | undefined;
  readonly name: string;
};

/** "Zet in mijn agenda": a file made on this device. Whose help it is stands in it only when that is ticked. */
export function CalendarChoice(props: CalendarChoiceProps): JSX.Element {
  const { t } = useI18n();
  const [named, setNamed] = createSignal(false);
  const [saved, setSaved] = createSignal(false);
  const save = (): void => {
    saveFile(`${t().help.asked.calendarFile}-${props.date.on}.ics`, [utf8(fileOf(t(), props, named()))], CALENDAR_TYPE);
    setSaved(true);
  };
  return (
    <Fold label={t().help.asked.calendar}>
      <div class="roer-form">
        <CheckRow
          label={t().help.asked.calendarMore(props.name)}
          hint={t().help.asked.calendarHint}
          checked={named()}
          onChange={setNamed}
        />
        <div class="roer-buttons">
          <Button kind="quiet" icon="calendar" onClick={save}>
            {t().help.asked.calendarSave}
          </Button>
        </div>
        <p role="status">{saved() ? t().help.asked.calendarSaved : ""}</p>
      </div>
    </Fold>
  );
}

/** The same date has the same name for ever, so that a second file changes the entry and adds none. */
function fileOf(t: Catalogue, { of, date, claim, name }: CalendarChoiceProps, named: boolean): string {
  const { ref, fields, amendedAt } = of.request;
  const what = fields.what === "other" ? t.help.asked.calendarOther : t.help.kinds[fields.what];
  return calendarFile({
    uid: `${ref.id}-${date.on}@roer`,
    stamp: claim?.amendedAt ?? amendedAt,
    on: claim?.fields.on ?? date.on,
    at: claim?.fields.at ?? fields.at,
    minutes: fields.minutes,
    summary: named ? t.help.asked.calendarFor(what, name) : what,
    location: named ? fields.place : undefined,
  });
}
