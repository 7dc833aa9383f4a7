import { For, type JSX, Match, Switch } from "solid-js";
import { LINE_LENGTH, NAME_LENGTH, PHONE_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { DayField } from "#src/ui/kit/DayField.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { type Face, FaceScale } from "#src/ui/kit/FaceScale.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { FilesField } from "./FilesField.tsx";
import { dayOf, isOn, isOwnDay, onOrOff, ownDay, ticked, withTick } from "./form-values.ts";

export type FormFieldProps = {
  readonly field: RecordField;
  readonly text: string;
  readonly onInput: (text: string) => void;
  /** Whether what is typed lies on this device; said under long texts. */
  readonly saved: boolean;
  readonly error: string | undefined;
  readonly labelAs?: "hidden" | undefined;
  /** True while the field is not done with what was put in. */
  readonly onBusy?: ((busy: boolean) => void) | undefined;
};

const NONE = "";
const LENGTHS: Readonly<Partial<Record<RecordField["type"], number>>> = {
  line: LINE_LENGTH,
  name: NAME_LENGTH,
  names: LINE_LENGTH,
  phone: PHONE_LENGTH,
  time: 5,
};
const CAPITALS: Readonly<Partial<Record<RecordField["type"], "words" | "none">>> = {
  name: "words",
  names: "words",
  phone: "none",
  time: "none",
};

/** One field of a record, by its type. */
export function FormField(props: FormFieldProps): JSX.Element {
  const is = (type: RecordField["type"]): boolean => props.field.type === type;
  const quick = () => (props.field.type === "day" ? props.field.quick : undefined);
  const choices = () => {
    if (props.field.type !== "choice") return undefined;
    const { none } = props.field;
    return [...props.field.choices, ...(none === undefined ? [] : [{ value: NONE, label: none }])];
  };
  const several = () => (props.field.type === "several" ? props.field.choices : undefined);
  const mostFiles = () => (props.field.type === "files" ? props.field.most : undefined);
  const face = (): Face | undefined => (props.text === "" ? undefined : (Number(props.text) as Face));
  return (
    <Switch>
      <Match when={LENGTHS[props.field.type]}>
        {(length) => (
          <TextField
            label={props.field.label}
            hint={props.field.hint}
            value={props.text}
            onInput={(text) => props.onInput(text)}
            capitals={CAPITALS[props.field.type]}
            keyboard={is("phone") ? "tel" : "text"}
            maxLength={length()}
            error={props.error}
          />
        )}
      </Match>
      <Match when={is("text")}>
        <TextArea
          label={props.field.label}
          labelAs={props.labelAs}
          hint={props.field.hint}
          value={props.text}
          onInput={(text) => props.onInput(text)}
          draftSaved={props.saved}
          maxLength={TEXT_LENGTH}
          error={props.error}
        />
      </Match>
      <Match when={quick()}>
        {(days) => (
          <DateChoice
            legend={props.field.label}
            choices={days()}
            value={isOwnDay(props.text) ? "own" : props.text}
            onChange={(value) => props.onInput(value === "own" ? ownDay("") : value)}
            day={dayOf(props.text)}
            onDay={(typed) => props.onInput(ownDay(typed))}
            error={props.error}
          />
        )}
      </Match>
      <Match when={is("day")}>
        <DayField
          label={props.field.label}
          hint={props.field.hint}
          value={props.text}
          onInput={(text) => props.onInput(text)}
          error={props.error}
        />
      </Match>
      <Match when={choices()}>
        {(ways) => (
          <ChoiceGroup
            legend={props.field.label}
            choices={ways()}
            value={props.text}
            onChange={(value) => props.onInput(value)}
            error={props.error}
          />
        )}
      </Match>
      <Match when={several()}>
        {(ways) => (
          <fieldset>
            <legend class="roer-legend">{props.field.label}</legend>
            <div class="roer-choices">
              <For each={ways()}>
                {({ value, label }) => (
                  <CheckRow
                    label={label}
                    checked={ticked(props.text).includes(value)}
                    onChange={(on) => props.onInput(withTick(props.text, value, on))}
                  />
                )}
              </For>
              <ErrorText text={props.error} />
            </div>
          </fieldset>
        )}
      </Match>
      <Match when={mostFiles()}>
        {(most) => (
          <FilesField
            label={props.field.label}
            most={most()}
            text={props.text}
            onInput={(text) => props.onInput(text)}
            error={props.error}
            onBusy={(busy) => props.onBusy?.(busy)}
          />
        )}
      </Match>
      <Match when={is("face")}>
        <FaceScale legend={props.field.label} value={face()} onChange={(value) => props.onInput(String(value))} />
      </Match>
      <Match when={is("switch")}>
        <ToggleSwitch label={props.field.label} on={isOn(props.text)} onChange={(on) => props.onInput(onOrOff(on))} />
      </Match>
    </Switch>
  );
}
