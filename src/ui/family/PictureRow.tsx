import { createUniqueId, For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { VisuallyHidden } from "#src/ui/kit/VisuallyHidden.tsx";
import { PICTURES, type PictureName } from "./picture-shapes.ts";
import "./child.css";

export type PictureRowProps = {
  /** In the order in which they were pressed. */
  readonly value: readonly PictureName[];
  readonly onChange: (value: readonly PictureName[]) => void;
  readonly most: number;
  readonly label: string;
  readonly error?: string | undefined;
};

const NAMES = Object.keys(PICTURES) as readonly PictureName[];

/** A row of pictures, one after the other, as a secret that needs no letters. What was chosen shows only how many. */
export function PictureRow(props: PictureRowProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const press = (name: PictureName): void => {
    if (props.value.length < props.most) props.onChange([...props.value, name]);
  };
  return (
    <fieldset aria-describedby={`${id}-count ${id}-error`}>
      <legend>
        <VisuallyHidden>{props.label}</VisuallyHidden>
      </legend>
      <p id={`${id}-count`} class="roer-pictures__count" role="status">
        {t().child.secret.count(props.value.length, props.most)}
      </p>
      <div class="roer-pictures">
        <For each={NAMES}>
          {(name) => (
            <button type="button" class="roer-picture" onClick={() => press(name)}>
              <svg viewBox="0 0 48 48" aria-hidden="true">
                <For each={PICTURES[name]}>{(d) => <path d={d} />}</For>
              </svg>
              {t().child.pictures[name]}
            </button>
          )}
        </For>
      </div>
      <Show when={props.value.length > 0}>
        <div class="roer-buttons">
          <Button kind="text" icon="undo" onClick={() => props.onChange(props.value.slice(0, -1))}>
            {t().child.secret.undo}
          </Button>
        </div>
      </Show>
      <ErrorText id={`${id}-error`} text={props.error} />
    </fieldset>
  );
}
