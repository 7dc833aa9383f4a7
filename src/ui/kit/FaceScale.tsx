import { createUniqueId, For, type JSX } from "solid-js";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

export type Face = 1 | 2 | 3 | 4 | 5;

const FACES = [1, 2, 3, 4, 5] as const satisfies readonly Face[];

export type FaceScaleProps = {
  readonly legend: string;
  readonly value: Face | undefined;
  readonly onChange: (value: Face) => void;
};

/** Five faces with their words, all in one colour: nobody is red. */
export function FaceScale(props: FaceScaleProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  return (
    <fieldset>
      <legend class="roer-legend">{props.legend}</legend>
      <div class="roer-faces">
        <For each={FACES}>
          {(face) => (
            <label class="roer-face">
              <input
                type="radio"
                name={id}
                value={face}
                checked={props.value === face}
                onChange={() => props.onChange(face)}
              />
              <Icon name={`face-${face}`} />
              {t().kit.faces[face - 1]}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
