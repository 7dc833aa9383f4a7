import { type JSX, Show } from "solid-js";
import { Button } from "./Button.tsx";

export type FileButtonsProps = {
  readonly photoLabel: string;
  readonly chooseLabel: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly busy: boolean;
};

/** A camera in the hand makes a photo at once; at a desk there is nothing to point it at. */
const inTheHand = (): boolean => matchMedia("(pointer: coarse)").matches;

/** Files of one's own: a photo made now, or what lies on the device. */
export function FileButtons(props: FileButtonsProps): JSX.Element {
  const Picker = (of: {
    readonly label: string;
    readonly icon: "camera" | "paper";
    readonly camera?: boolean;
  }): JSX.Element => {
    let input: HTMLInputElement | undefined;
    return (
      <>
        <input
          ref={(element) => {
            input = element;
          }}
          type="file"
          hidden
          multiple={of.camera !== true}
          accept={of.camera ? "image/*" : undefined}
          capture={of.camera ? "environment" : undefined}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // So that the same file can be chosen again after it was taken away.
            event.currentTarget.value = "";
            if (chosen.length > 0) props.onFiles(chosen);
          }}
        />
        <Button kind="quiet" icon={of.icon} busy={props.busy} onClick={() => input?.click()}>
          {of.label}
        </Button>
      </>
    );
  };
  return (
    <div class="roer-buttons">
      <Show when={inTheHand()}>
        <Picker label={props.photoLabel} icon="camera" camera />
      </Show>
      <Picker label={props.chooseLabel} icon="paper" />
    </div>
  );
}
