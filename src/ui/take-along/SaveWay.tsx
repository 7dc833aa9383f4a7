import { For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { IconName } from "#src/ui/kit/icon-shapes.ts";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { Saving } from "./create-saving.ts";

export type SaveWayProps = {
  readonly title: string;
  readonly lead: string;
  readonly icon: IconName;
  /** In place of all the rest, where there is nothing to save. */
  readonly nothing: string | undefined;
  /** What goes in, a line each; then what does not. */
  readonly lines: readonly string[];
  readonly notIn: readonly string[];
  /** What goes in only when it is ticked. */
  readonly more?: readonly Choice[] | undefined;
  readonly moreHint?: string | undefined;
  readonly saving: Saving;
  readonly onSave: () => void;
  /** A closer look at what goes in. */
  readonly children?: JSX.Element;
};
type Choice = { readonly label: string; readonly on: boolean; readonly set: (on: boolean) => void };

/** One sort of file: what is in it is said first, what is most private only when it is chosen, and then there is one button. */
export function SaveWay(props: SaveWayProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().takeAlong;
  return (
    <Page
      title={props.title}
      lead={props.lead}
      back="/meer/meenemen"
      actions={
        <Show when={props.nothing === undefined}>
          <Button icon="paper" busy={props.saving.busy()} onClick={() => props.onSave()}>
            {words().save}
          </Button>
        </Show>
      }
    >
      <Show when={props.nothing === undefined} fallback={<EmptyState icon={props.icon} text={props.nothing ?? ""} />}>
        <Section heading={words().goesIn}>
          <ul class="roer-plain-list">
            <For each={props.lines}>
              {(line) => (
                <li>
                  <bdi>{line}</bdi>
                </li>
              )}
            </For>
          </ul>
          {props.children}
          <For each={props.notIn}>{(line) => <p>{line}</p>}</For>
          <p>{words().open}</p>
        </Section>
        <Show when={props.more}>
          {(choices) => (
            <Section heading={words().more}>
              <div class="roer-choices">
                <For each={choices()}>
                  {(choice) => <CheckRow label={choice.label} checked={choice.on} onChange={choice.set} />}
                </For>
              </div>
              <Show when={props.moreHint}>{(hint) => <p class="roer-quiet">{hint()}</p>}</Show>
            </Section>
          )}
        </Show>
        <Show when={props.saving.fault()}>{(one) => <ErrorText text={faultText(t(), one())} />}</Show>
      </Show>
    </Page>
  );
}
