import { type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";

/** Stands beside its cause and is read out when it comes. The live region is there before the text is. */
export function ErrorText(props: { readonly id?: string | undefined; readonly text: string | undefined }): JSX.Element {
  return (
    <div id={props.id} class="roer-error" role="alert">
      <Show when={props.text}>
        {(text) => (
          <>
            <Icon name="alert" />
            <span>{text()}</span>
          </>
        )}
      </Show>
    </div>
  );
}
