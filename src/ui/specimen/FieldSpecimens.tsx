import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { DayField } from "#src/ui/kit/DayField.tsx";
import { DigitField } from "#src/ui/kit/DigitField.tsx";
import { type Face, FaceScale } from "#src/ui/kit/FaceScale.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";

/** Buttons, fields and choices: at rest, filled, with an error. */
export function FieldSpecimens(): JSX.Element {
  const { t } = useI18n();
  const [text, setText] = createSignal("");
  const [face, setFace] = createSignal<Face>();
  const [on, setOn] = createSignal(true);
  const [choice, setChoice] = createSignal("change");
  const [day, setDay] = createSignal("");
  const kinds = () => [
    { value: "change", label: t().goals.make.change },
    { value: "keep", label: t().goals.make.keep },
    { value: "learn", label: t().goals.make.learn },
  ];
  return (
    <div class="roer-form">
      <div class="roer-buttons">
        <Button icon="check">{t().kit.save}</Button>
        <Button kind="quiet">{t().kit.change}</Button>
        <Button kind="danger">{t().keys.stop.action}</Button>
        <Button kind="text">{t().kit.cancel}</Button>
        <Button busy>{t().kit.save}</Button>
      </div>
      <TextField label={t().people.make.name} hint={t().people.make.nameHint} value={text()} onInput={setText} />
      <TextField label={t().people.make.name} value="" onInput={setText} error={t().people.make.missing} />
      <TextArea label={t().goals.goal.why} value={text()} onInput={setText} draftSaved={text() !== ""} />
      <DigitField
        label={t().keys.digits.title}
        value="48"
        onInput={setText}
        triesLeft={2}
        error={t().kit.digits.incomplete}
      />
      <PinField label={t().shell.lock.pin} value="4829" onInput={setText} />
      <DayField label={t().calendar.fields.day} value={day()} onInput={setDay} error={t().kit.date.missing} />
      <DateChoice
        legend={t().calendar.fields.day}
        choices={[{ value: "today", label: t().calendar.fields.today }]}
        value="own"
        onChange={() => undefined}
        day={day()}
        onDay={setDay}
      />
      <SelectField label={t().goals.make.kind} choices={kinds()} value={choice()} onChange={setChoice} />
      <ChoiceGroup
        legend={t().goals.make.kind}
        choices={kinds()}
        value={choice()}
        onChange={setChoice}
        error={t().kit.choose}
      />
      <CheckRow label={t().keys.parts.about} checked={on()} onChange={setOn} />
      <CheckRow
        label={t().keys.parts.network}
        hint={t().people.private}
        checked={!on()}
        onChange={(next) => setOn(!next)}
      />
      <ToggleSwitch label={t().explore.talk} on={on()} onChange={setOn} />
      <FaceScale legend={t().explore.ask.face} value={face()} onChange={setFace} />
      <ChoiceRow icon="key" label={t().shell.places.agreements} hint={t().shell.places.agreementsHint} go="/kit" />
      <Fold label={t().records.more}>
        <p>{t().kit.optional}</p>
      </Fold>
    </div>
  );
}
