import { createUniqueId, For, type JSX, Show } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { TakeInFault, TakingIn } from "./create-take-in.ts";

export type TakeInFrameProps<F> = {
  readonly taking: TakingIn<F>;
  /** By extension and by media type, as a file field has it. */
  readonly accept: string;
  readonly words: {
    readonly title: string;
    readonly lead: string;
    readonly notOurs: string;
    readonly action: string;
    readonly done: string;
    readonly fresh: (n: number) => string;
    readonly filled: (n: number) => string;
    readonly already: (n: number) => string;
    readonly removed: (n: number) => string;
  };
  /** Where the file is from. */
  readonly from?: string | undefined;
  /** What stays out or changes, and why. */
  readonly left: readonly string[];
  /** What more there is to know where something comes. */
  readonly comes?: readonly string[] | undefined;
  /** More of it that is here already than is counted by its id. */
  readonly alsoHere?: number | undefined;
  /** What of the file comes, to choose; after the file is read, before what it would do. */
  readonly choices?: JSX.Element;
  readonly children?: JSX.Element;
};

/** Out of a file into the plan. Nothing happens before it is said what will, and it can be taken out again. */
export function TakeInFrame<F>(props: TakeInFrameProps<F>): JSX.Element {
  const { t } = useI18n();
  const fileId = createUniqueId();
  const words = () => t().takeAlong.back;
  const error = (): string | undefined => {
    const fault = props.taking.fault();
    return fault && sentence(t(), fault, props.words.notOurs);
  };
  const comes = (): boolean => (props.taking.plan()?.parts.length ?? 0) > 0;
  return (
    <Page
      title={props.words.title}
      lead={props.words.lead}
      back="/meer/meenemen"
      actions={
        <Show when={comes()}>
          <Show
            when={props.taking.taken()}
            fallback={
              <Button busy={props.taking.busy()} onClick={() => void props.taking.take()}>
                {props.words.action}
              </Button>
            }
          >
            <Button kind="quiet" icon="undo" busy={props.taking.busy()} onClick={() => void props.taking.undo()}>
              {words().undo}
            </Button>
          </Show>
        </Show>
      }
    >
      <div class="roer-field">
        <label class="roer-field__label" for={fileId}>
          {words().choose}
        </label>
        <input
          id={fileId}
          class="roer-input"
          type="file"
          accept={props.accept}
          aria-describedby={`${fileId}-error`}
          aria-invalid={error() ? "true" : undefined}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void props.taking.choose(file);
          }}
        />
        <ErrorText id={`${fileId}-error`} text={error()} />
      </div>
      <Show when={props.taking.plan()}>
        {(plan) => (
          <>
            <Show when={!props.taking.taken()}>{props.choices}</Show>
            <Section heading={words().preview}>
              <Show when={props.from}>{(from) => <p dir="auto">{from()}</p>}</Show>
              <ul class="roer-plain-list">
                <For
                  each={[
                    ...some(plan().fresh, props.words.fresh),
                    ...some(plan().filled, props.words.filled),
                    ...some(plan().already + (props.alsoHere ?? 0), props.words.already),
                    ...some(plan().removed, props.words.removed),
                    ...some(plan().unreadable, words().left),
                    ...props.left,
                    ...(comes() ? [...(props.comes ?? []), words().stays] : [words().nothing]),
                  ]}
                >
                  {(line) => <li>{line}</li>}
                </For>
              </ul>
            </Section>
          </>
        )}
      </Show>
      <p role="status">
        <Show when={props.taking.taken()}>{props.words.done}</Show>
        <Show when={props.taking.undone()}>{words().undone}</Show>
      </p>
      {props.children}
    </Page>
  );
}

const some = (count: number, line: (n: number) => string): readonly string[] => (count > 0 ? [line(count)] : []);

function sentence(t: Catalogue, fault: TakeInFault, notOurs: string): string | undefined {
  switch (fault.type) {
    case "not-a-dossier":
    case "not-a-calendar":
    case "not-a-card":
      return notOurs;
    case "newer":
      return t.takeAlong.back.newer;
    case "unreadable":
      return t.takeAlong.back.unreadable;
    case "too-large":
      return t.takeAlong.back.tooLarge;
    case "no-reader":
      return t.takeAlong.back.noReader;
    default:
      return faultText(t, fault);
  }
}
