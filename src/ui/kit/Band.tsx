import { type JSX, Show } from "solid-js";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type BandKind = "example" | "offline" | "preview" | "trouble" | "trial" | "update";

export type BandProps = {
  readonly kind: BandKind;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

const ICONS: Readonly<Record<BandKind, IconName>> = {
  example: "help",
  offline: "offline",
  preview: "eye",
  trouble: "alert",
  trial: "language",
  update: "sunrise",
};

/** What holds for the whole screen, in one line above it. */
export function Band(props: BandProps): JSX.Element {
  return (
    <div class={`roer-band roer-band--${props.kind}`} role="status">
      <span class="roer-band__text">
        <Icon name={ICONS[props.kind]} />
        {props.text}
      </span>
      <Show when={props.action}>
        {(action) => (
          <Button kind="text" onClick={() => action().run()}>
            {action().label}
          </Button>
        )}
      </Show>
    </div>
  );
}
