import { useNavigate } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";

export type GuidedOverviewProps = {
  readonly title: string;
  readonly heading: JSX.Element;
  readonly lead?: string | undefined;
  readonly back: string;
  readonly fields: readonly RecordField[];
  readonly written: object;
  /** Where one question is asked. */
  readonly address: (name: string) => string;
  /** Where what was written can be seen as a whole. */
  readonly sheet?: string | undefined;
  /** What belongs to it beside the questions. */
  readonly children?: JSX.Element;
};

/** Questions of which all may stay empty: what was answered so far, and the next one. */
export function GuidedOverview(props: GuidedOverviewProps): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const textOf = (name: string): string | undefined => {
    const value = (props.written as Readonly<Record<string, unknown>>)[name];
    return typeof value === "string" ? value : undefined;
  };
  const answered = createMemo(() => props.fields.filter(({ name }) => textOf(name) !== undefined));
  const next = createMemo(() => props.fields.find(({ name }) => textOf(name) === undefined));
  return (
    <Page
      title={props.title}
      heading={props.heading}
      lead={props.lead}
      back={props.back}
      actions={
        <>
          <Show when={next()}>
            {(field) => (
              <LinkButton href={props.address(field().name)}>
                {answered().length === 0 ? t().records.guide.begin : t().records.guide.goOn}
              </LinkButton>
            )}
          </Show>
          <Show when={answered().length > 0 && props.sheet}>
            {(sheet) => (
              <LinkButton kind={next() ? "quiet" : "primary"} icon="sheet" href={sheet()}>
                {t().sheets.open}
              </LinkButton>
            )}
          </Show>
        </>
      }
    >
      <Show when={answered().length > 0} fallback={<p>{t().records.guide.empty}</p>}>
        <div>
          <For each={answered()}>
            {({ name, label }) => (
              <div class="roer-guided">
                <h2 class="roer-field__label">{label}</h2>
                <SummaryRow
                  text={textOf(name) ?? ""}
                  changeLabel={t().records.guide.change(label)}
                  onChange={() => navigate(props.address(name))}
                />
              </div>
            )}
          </For>
        </div>
      </Show>
      {props.children}
    </Page>
  );
}
