import { createSignal, createUniqueId, For, type JSX } from "solid-js";
import { addDays, compareDates, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { DayField } from "#src/ui/kit/DayField.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { type FormValues, withTick } from "#src/ui/writing/form-values.ts";
import "./help.css";
import { daysOf } from "./help-form.ts";

export type DaysFieldProps = {
  readonly form: FormValues;
  readonly onChange: (days: string) => void;
  readonly error: string | undefined;
};

/** Days to tick: a week of them stands ready, a later one is added. */
export function DaysField(props: DaysFieldProps): JSX.Element {
  const { t, f } = useI18n();
  const id = createUniqueId();
  const today = useToday();
  const [later, setLater] = createSignal("");
  const [unclear, setUnclear] = createSignal<string>();
  const chosen = (): readonly LocalDate[] => daysOf(props.form);
  const near = (): readonly LocalDate[] => Array.from({ length: 7 }, (_, n) => addDays(today(), n));
  const shown = (): readonly LocalDate[] =>
    [...new Set([...near(), ...chosen()])].filter((day) => compareDates(day, today()) >= 0).sort(compareDates);
  const tick = (day: LocalDate, on: boolean): void => props.onChange(withTick(props.form["days"] ?? "", day, on));
  const add = (): void => {
    const day = parseLocalDate(later());
    if (day === undefined) return void setUnclear(t().kit.date.missing);
    if (compareDates(day, today()) < 0) return void setUnclear(t().help.day.past);
    tick(day, true);
    setLater("");
  };
  return (
    <fieldset
      class="roer-help__days"
      aria-describedby={`${id}-hint ${id}-error`}
      data-invalid={props.error !== undefined}
    >
      <legend class="roer-legend">{t().help.day.which}</legend>
      <p id={`${id}-hint`} class="roer-field__hint">
        {t().help.day.whichHint}
      </p>
      <div class="roer-choices">
        <For each={shown()}>
          {(day) => (
            <CheckRow label={f().relativeDay(day)} checked={chosen().includes(day)} onChange={(on) => tick(day, on)} />
          )}
        </For>
        <ErrorText id={`${id}-error`} text={props.error} />
        <Fold label={t().help.day.later} open={later() !== ""}>
          <div class="roer-form">
            <DayField
              label={t().kit.date.field}
              value={later()}
              onInput={(day) => {
                setUnclear(undefined);
                setLater(day);
              }}
              min={today()}
              error={unclear()}
            />
            <div class="roer-buttons">
              <Button kind="quiet" icon="add" onClick={add}>
                {t().help.day.addLater}
              </Button>
            </div>
          </div>
        </Fold>
      </div>
    </fieldset>
  );
}
