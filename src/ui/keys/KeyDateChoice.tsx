import { createSignal, type JSX } from "solid-js";
import { addMonths, parseLocalDate } from "#src/dossier/local-date.ts";
import { type DateChoice as Chosen, lastDay } from "#src/grants/window.ts";
import type { Choice } from "#src/ui/kit/ChoiceGroup.tsx";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";

type Ready = Exclude<Chosen["type"], "date">;

export type KeyDateChoiceProps = {
  /** Undefined when nothing is chosen yet. */
  readonly value: Chosen | undefined;
  readonly onChange: (choice: Chosen) => void;
  readonly legendHidden?: boolean | undefined;
  readonly error?: string | undefined;
};

/** The last day of a key: four ready periods, or a day of one's own. */
export function KeyDateChoice(props: KeyDateChoiceProps): JSX.Element {
  const { t } = useI18n();
  const [typed, setTyped] = createSignal<string>();
  const today = useToday();
  const choices = (): readonly Choice<Ready>[] => {
    const words = t().keys.until;
    return [
      { value: "today", label: words.today },
      ...(props.value?.type === "two-days" ? [{ value: "two-days" as const, label: t().handover.look.until }] : []),
      { value: "two-weeks", label: words.twoWeeks },
      { value: "three-months", label: words.threeMonths },
      { value: "one-year", label: words.year },
    ];
  };
  const day = (): string => typed() ?? (props.value?.type === "date" ? props.value.date : "");
  const choose = (value: Ready | "own"): void => {
    if (value !== "own") {
      props.onChange({ type: value });
      return;
    }
    // The field begins at the day that was chosen, so that there is always an answer.
    const before = props.value ?? { type: "three-months" as const };
    props.onChange({ type: "date", date: lastDay(before, today()) });
  };
  return (
    <DateChoice<Ready>
      legend={t().keys.until.label}
      legendHidden={props.legendHidden}
      choices={choices()}
      value={props.value === undefined ? undefined : props.value.type === "date" ? "own" : props.value.type}
      onChange={choose}
      day={day()}
      onDay={(text) => {
        setTyped(text);
        const date = parseLocalDate(text);
        if (date !== undefined) props.onChange({ type: "date", date });
      }}
      min={today()}
      max={addMonths(today(), 60)}
      error={props.error}
    />
  );
}
