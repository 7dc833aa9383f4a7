import { type JSX, Show } from "solid-js";

export type NoteItemProps = {
  readonly name: string;
  /** Role and organisation, in words. */
  readonly role?: string | undefined;
  readonly day: string;
  /** What it is about, in words. */
  readonly about?: string | undefined;
  /** What the person wrote; a sentence of our own when it was taken back. */
  readonly text: string;
  /** Buttons or links under it. */
  readonly children?: JSX.Element;
};

/** What somebody wrote: who, when, and the words as they were typed. */
export function NoteItem(props: NoteItemProps): JSX.Element {
  return (
    <article class="roer-note">
      <p class="roer-note__head">
        <strong>
          <bdi translate="no">{props.name}</bdi>
        </strong>
        <Show when={props.role}>
          {(role) => (
            <bdi class="roer-note__meta" translate="no">
              {role()}
            </bdi>
          )}
        </Show>
        <span class="roer-note__meta">{props.day}</span>
      </p>
      <p class="roer-note__text" dir="auto" translate="no">
        {props.text}
      </p>
      <Show when={props.about}>
        {(about) => (
          <p class="roer-note__meta">
            <bdi>{about()}</bdi>
          </p>
        )}
      </Show>
      {props.children}
    </article>
  );
}
