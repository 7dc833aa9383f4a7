import type { JSX } from "solid-js";
import { type Mode, MODES } from "#src/dossier/acting.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

export type ModeChoiceProps = {
  readonly value: Mode | undefined;
  readonly onChange: (mode: Mode) => void;
  readonly legendHidden?: boolean;
};

/** "Samen", or what is proposed may happen at once, each with what it means. */
export function ModeChoice(props: ModeChoiceProps): JSX.Element {
  const { t } = useI18n();
  return (
    <ChoiceGroup<Mode>
      legend={t().represent.how.heading}
      legendHidden={props.legendHidden}
      choices={MODES.map((value) => ({
        value,
        label: t().represent.modes[value],
        hint: t().represent.how.hints[value],
      }))}
      value={props.value}
      onChange={(mode) => props.onChange(mode)}
    />
  );
}
