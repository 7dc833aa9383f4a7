import { createUniqueId, type JSX, Show } from "solid-js";
import { type Choice, ChoiceGroup } from "./ChoiceGroup.tsx";
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
  const id = createUniqueId();
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
      <Show when={props.value === "own"}>
        <div class="roer-field">
          <label class="roer-field__label" for={id}>
            {t().kit.date.field}
          </label>
          <input
            id={id}
            class="roer-input"
            type="date"
            min={props.min}
            max={props.max}
            value={props.day}
            aria-describedby={`${id}-error`}
            onInput={(event) => props.onDay(event.currentTarget.value)}
          />
        </div>
      </Show>
      <ErrorText id={`${id}-error`} text={props.error} />
    </div>
  );
}
