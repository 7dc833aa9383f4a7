import { createSignal, type JSX } from "solid-js";
import type { HelpClaim } from "#src/dossier/help-claim.ts";
import { daysLeft, type HelpDate } from "#src/dossier/help-dates.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { readTime } from "#src/ui/writing/form-values.ts";

export type AnyDayFormProps = {
  readonly date: HelpDate;
  readonly at: string | undefined;
  readonly onTake: (when: Pick<HelpClaim, "on" | "at">) => Promise<boolean>;
  readonly onCancel: () => void;
};

const HOURS_WIDTH = 5;

/** Which day of the week, and at what time if one wants to say. */
export function AnyDayForm(props: AnyDayFormProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const [day, setDay] = createSignal<LocalDate>();
  // oxlint-disable-next-line solid/reactivity -- only what the field begins with
  const [time, setTime] = createSignal(props.at ?? "");
  const [pressed, setPressed] = createSignal(false);
  const days = (): readonly LocalDate[] => daysLeft(props.date, today());
  const isUnclear = (): boolean => time().trim() !== "" && readTime(time()) === undefined;
  const take = (event: SubmitEvent): void => {
    event.preventDefault();
    setPressed(true);
    const on = day();
    const at = readTime(time());
    if (on !== undefined && !isUnclear()) void props.onTake({ on, ...(at === undefined ? {} : { at }) });
  };
  return (
    <form class="roer-form" onSubmit={take}>
      <ChoiceGroup
        legend={t().help.asked.whichDay}
        choices={days().map((one) => ({ value: one, label: f().relativeDay(one) }))}
        value={day()}
        onChange={setDay}
        error={pressed() && day() === undefined ? t().help.asked.dayMissing : undefined}
      />
      <TextField
        label={t().help.asked.whatTime}
        hint={t().help.day.timeHint}
        value={time()}
        onInput={setTime}
        capitals="none"
        maxLength={HOURS_WIDTH}
        error={pressed() && isUnclear() ? t().records.timeWrong : undefined}
      />
      <div class="roer-buttons">
        <Button kind="quiet" type="submit">
          {t().help.asked.takeIt}
        </Button>
        <Button kind="text" onClick={() => props.onCancel()}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}
