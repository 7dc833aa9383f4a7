import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { lengthText } from "#src/ui/reading/help-words.ts";
import { repeatChoices } from "#src/ui/reading/repeat-words.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { DaysField } from "./DaysField.tsx";
import { LENGTHS, WHEN_KINDS, type WhenFault, type WhenKind, whenKindOf, whenOf } from "./help-form.ts";
import { helpStep } from "./new-help-steps.ts";
import type { StepProps } from "./step-props.ts";

const HOURS_WIDTH = 5;

/** When: days of one's own with a time, or any day of a week. */
export function DayStep(props: StepProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const [pressed, setPressed] = createSignal(false);
  const form = () => props.help.form();
  const fault = (): WhenFault["type"] | undefined => {
    const when = whenOf(form(), today());
    return pressed() && !when.ok ? when.error.type : undefined;
  };
  const change = (name: string, text: string): void => {
    setPressed(false);
    props.help.change(name, text);
  };
  const dayError = (): string | undefined => {
    if (fault() === "day-missing") return t().help.day.missing;
    return fault() === "day-past" ? t().help.day.past : undefined;
  };
  const goOn = (event: SubmitEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (whenOf(form(), today()).ok) props.to(props.help.progress().whom ? "klopt-dit" : "wie");
  };
  return (
    <form onSubmit={goOn}>
      <Page
        title={t().help.day.title}
        heading={t().help.day.heading}
        back={helpStep("wat")}
        actions={<Button type="submit">{t().help.day.next}</Button>}
      >
        <ChoiceGroup<WhenKind>
          legend={t().help.day.heading}
          legendHidden
          choices={WHEN_KINDS.map((kind) => ({ value: kind, label: t().help.day.kinds[kind] }))}
          value={whenKindOf(form())}
          onChange={(kind) => change("kind", kind)}
        />
        <Show when={whenKindOf(form()) === "day"}>
          <DaysField form={form()} onChange={(days) => change("days", days)} error={dayError()} />
          <TextField
            label={t().help.day.time}
            hint={t().help.day.timeHint}
            value={form()["at"] ?? ""}
            onInput={(text) => change("at", text)}
            capitals="none"
            maxLength={HOURS_WIDTH}
            error={fault() === "time-unclear" ? t().records.timeWrong : undefined}
          />
        </Show>
        <Fold label={t().help.day.more} open={Boolean(form()["minutes"]) || Boolean(form()["repeat"])}>
          <div class="roer-form">
            <ChoiceGroup
              legend={t().help.day.lasts}
              choices={[
                ...LENGTHS.map((minutes) => ({
                  value: minutes as string,
                  label: lengthText(t(), f(), Number(minutes)),
                })),
                { value: "", label: t().help.day.lastsUnknown },
              ]}
              value={form()["minutes"] ?? ""}
              onChange={(minutes) => change("minutes", minutes)}
            />
            <ChoiceGroup
              legend={t().help.day.repeat}
              choices={[{ value: "", label: t().calendar.fields.repeats.once }, ...repeatChoices(t())]}
              value={form()["repeat"] ?? ""}
              onChange={(repeat) => change("repeat", repeat)}
            />
          </div>
        </Fold>
      </Page>
    </form>
  );
}
