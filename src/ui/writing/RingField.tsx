import type { JSX } from "solid-js";
import type { Ring } from "#src/dossier/network-member.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

export type RingChoice = "near" | "around" | "far";

const RING_OF: Readonly<Record<RingChoice, Ring>> = { near: 1, around: 2, far: 3 };
export const ringOf = (choice: RingChoice): Ring => RING_OF[choice];

/** "Hoe dichtbij?" */
export function RingField(props: {
  readonly value: RingChoice;
  readonly onChange: (choice: RingChoice) => void;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <ChoiceGroup<RingChoice>
      legend={t().people.make.ring}
      choices={[
        { value: "near", label: t().people.rings.near },
        { value: "around", label: t().people.rings.around },
        { value: "far", label: t().people.rings.far },
      ]}
      value={props.value}
      onChange={(choice) => props.onChange(choice)}
    />
  );
}
