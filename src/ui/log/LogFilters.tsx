import type { JSX } from "solid-js";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { isEverything, type LogFilter, PERIODS, type Period } from "./log-filter.ts";
import { ACTS, type Act } from "./log-kinds.ts";

export type LogFiltersProps = {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
  /** Who and what there is to choose from. */
  readonly people: readonly string[];
  readonly acts: ReadonlySet<Act>;
};

/** Who, what, how far back. Only what occurs can be chosen. */
export function LogFilters(props: LogFiltersProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().log.filter;
  const change = (part: Partial<LogFilter>): void => props.onChange({ ...props.filter, ...part });
  // Open when one comes back to a choice; it must not fall shut under the hand.
  // oxlint-disable-next-line solid/reactivity -- as it stands when the screen is opened
  const open = !isEverything(props.filter);
  return (
    <Fold label={words().label} open={open}>
      <form class="roer-form" onSubmit={(event) => event.preventDefault()}>
        <SelectField
          label={words().person}
          choices={[
            { value: "", label: words().everybody },
            ...props.people.map((name) => ({ value: name, label: name })),
          ]}
          value={props.filter.person}
          onChange={(person) => change({ person })}
        />
        <SelectField<Act | "all">
          label={words().act}
          choices={[
            { value: "all", label: words().everything },
            ...ACTS.filter((act) => props.acts.has(act) || act === props.filter.act).map((value) => ({
              value,
              label: words().acts[value],
            })),
          ]}
          value={props.filter.act}
          onChange={(act) => change({ act })}
        />
        <SelectField<Period>
          label={words().period}
          choices={PERIODS.map((value) => ({ value, label: words().periods[value] }))}
          value={props.filter.period}
          onChange={(period) => change({ period })}
        />
      </form>
    </Fold>
  );
}
