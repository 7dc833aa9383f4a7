import { children, type JSX, Show } from "solid-js";
import { BackLink, type BackTarget } from "./BackLink.tsx";
import { usePage } from "./use-page.ts";

export type PageProps = {
  /** The screen's name for the title bar; from the catalogue, never a name or a goal. */
  readonly title: string;
  /** The h1; `title` when left out. */
  readonly heading?: JSX.Element;
  readonly lead?: string | undefined;
  readonly back?: BackTarget | undefined;
  readonly backLabel?: string | undefined;
  /** The one filled button and its quiet companions; always after the content, never over it. */
  readonly actions?: JSX.Element;
  /** Second column on a wide window, below the content elsewhere. */
  readonly aside?: JSX.Element;
  readonly children?: JSX.Element;
};

/** One screen, one question: back, heading, content, actions. */
export function Page(props: PageProps): JSX.Element {
  const heading = usePage(() => props.title);
  const content = children(() => props.children);
  const actions = children(() => props.actions);
  const aside = children(() => props.aside);
  return (
    <div class="roer-page" classList={{ "roer-page--aside": Boolean(aside()) }}>
      <div class="roer-page__body">
        <header class="roer-page__head">
          <Show when={props.back}>{(to) => <BackLink to={to()} label={props.backLabel} />}</Show>
          <h1 ref={heading} tabindex="-1">
            {props.heading ?? props.title}
          </h1>
          <Show when={props.lead}>{(lead) => <p class="roer-page__lead">{lead()}</p>}</Show>
        </header>
        <Show when={content()}>
          <div class="roer-page__content">{content()}</div>
        </Show>
        <Show when={actions()}>
          <div class="roer-page__actions">{actions()}</div>
        </Show>
      </div>
      <Show when={aside()}>
        <div class="roer-page__body">{aside()}</div>
      </Show>
    </div>
  );
}
