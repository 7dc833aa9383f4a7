import { For, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PhoneLink } from "#src/ui/kit/PhoneLink.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { type RecordField, valueText } from "./record-fields.ts";

export type RecordFactsProps = {
  readonly fields: readonly RecordField[];
  readonly values: object;
  /** Shown elsewhere: the one that is the heading. */
  readonly without?: string | undefined;
};

/** What a record says, field by field; an empty field is left out. */
export function RecordFacts(props: RecordFactsProps): JSX.Element {
  const { t, f } = useI18n();
  const facts = () =>
    props.fields.flatMap((field) => {
      const text = valueText(t(), f(), field, (props.values as Readonly<Record<string, unknown>>)[field.name]);
      return field.name === props.without || field.type === "files" || text === undefined ? [] : [{ field, text }];
    });
  return (
    <Show when={facts().length > 0}>
      <dl class="roer-facts">
        <For each={facts()}>
          {({ field, text }) => (
            <div>
              <dt>{field.fact ?? field.label}</dt>
              <dd>
                <Show when={field.type === "phone"} fallback={<OwnWords text={text} />}>
                  <PhoneLink phone={text} />
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}
