import { createMemo, For, type JSX, Show } from "solid-js";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import { historyOf, type Moment } from "#src/dossier/history.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { type RecordField, valueText } from "#src/ui/reading/record-fields.ts";

export type HistoryProps = {
  readonly state: SectionState;
  readonly record: EntityRef;
  readonly fields: readonly RecordField[];
};

/** What stood there before, for who asks: nothing when it was never changed. */
export function History(props: HistoryProps): JSX.Element {
  const { t, f } = useI18n();
  const moments = createMemo(() => historyOf(props.state, props.record));
  const lines = ({ fields }: Moment): readonly { readonly label: string; readonly text: string }[] =>
    props.fields.flatMap((field) => {
      if (!Object.hasOwn(fields, field.name)) return [];
      const value = fields[field.name] ?? undefined;
      return [
        {
          label: field.fact ?? field.label,
          text: valueText(t(), f(), field, value) ?? t().records.history.emptied,
        },
      ];
    });
  return (
    <Show when={moments().length > 1}>
      <Fold label={t().records.history.open}>
        <ol class="roer-form">
          <For each={moments()}>
            {(moment) => (
              <li class="roer-note">
                <p class="roer-field__hint">
                  {t().records.history[moment.type](f().relativeDay(moment.at), f().time(moment.at))}
                </p>
                <For each={lines(moment)}>
                  {({ label, text }) => (
                    <p>
                      {label}{" "}
                      <bdi dir="auto" translate="no">
                        {text}
                      </bdi>
                    </p>
                  )}
                </For>
              </li>
            )}
          </For>
        </ol>
      </Fold>
    </Show>
  );
}
