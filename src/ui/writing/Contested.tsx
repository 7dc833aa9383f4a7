import { For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";

export type ContestedProps = {
  readonly fields: readonly RecordField[];
  readonly contested: ReadonlyMap<string, readonly unknown[]>;
  readonly onChoose: (name: string, value: string) => void;
};

/** Two devices wrote different things while apart: both are shown until the resident chooses. */
export function Contested(props: ContestedProps): JSX.Element {
  const { t } = useI18n();
  const open = () =>
    props.fields.flatMap((field) => {
      const values = (props.contested.get(field.name) ?? []).filter(
        (value): value is string => typeof value === "string",
      );
      return values.length > 1 ? [{ field, values }] : [];
    });
  return (
    <For each={open()}>
      {({ field, values }) => (
        <Notice icon="alert" text={t().records.contested(field.fact ?? field.label)}>
          <ul>
            <For each={values}>
              {(value) => (
                <li class="roer-section">
                  <OwnWords text={value} />
                  <div class="roer-buttons">
                    <Button kind="quiet" onClick={() => props.onChoose(field.name, value)}>
                      {t().records.thisOne}
                    </Button>
                  </div>
                </li>
              )}
            </For>
          </ul>
          <Show when={field.type === "text"}>
            <div class="roer-buttons">
              <Button kind="quiet" onClick={() => props.onChoose(field.name, values.toReversed().join("\n"))}>
                {t().records.bothOfThem}
              </Button>
            </div>
          </Show>
        </Notice>
      )}
    </For>
  );
}
