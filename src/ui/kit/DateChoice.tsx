import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { type Choice, ChoiceGroup } from "./ChoiceGroup.tsx";
import { DayField } from "./DayField.tsx";
import { ErrorText } from "./ErrorText.tsx";
import { useI18n } from "./i18n-context.tsx";

export type DateChoiceProps<V extends string> = {
  readonly legend: string;
  readonly legendHidden?: boolean | undefined;
  readonly choices: readonly Choice<V>[];
  /** One of the choices, `own` for a date of one's own, or nothing yet. */
  readonly value: V | "own" | undefined;
  readonly onChange: (value: V | "own") => void;
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** First and last day that may be chosen, `YYYY-MM-DD`. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly error?: string | undefined;
};

/** A few ready periods, and a date of one's own with the picker of the device. */
export function DateChoice<V extends string>(props: DateChoiceProps<V>): JSX.Element {
  const { t } = useI18n();
  const isOwn = (): boolean => props.value === "own";
  const choices = (): readonly Choice<V | "own">[] => [
    ...props.choices,
    { value: "own" as const, label: t().kit.date.own },
  ];
  return (
    <div class="roer-choices">
      <ChoiceGroup<V | "own">
        legend={props.legend}
        legendHidden={props.legendHidden}
        choices={choices()}
        value={props.value}
        onChange={(value) => props.onChange(value)}
      />
      <Show when={isOwn()} fallback={<ErrorText text={props.error} />}>
        <DayField
          label={t().kit.date.field}
          value={props.day}
          onInput={(day) => props.onDay(day)}
          min={props.min}
          max={props.max}
          error={props.error}
        />
      </Show>
    </div>
  );
}
