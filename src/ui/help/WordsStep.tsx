import { createSignal, type JSX } from "solid-js";
import { LINE_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { kindOf } from "./help-form.ts";
import { helpStep } from "./new-help-steps.ts";
import type { StepProps } from "./step-props.ts";

/** In own words: needed where no ready word fits, and for who wants to say more. */
export function WordsStep(props: StepProps): JSX.Element {
  const { t } = useI18n();
  const [pressed, setPressed] = createSignal(false);
  const isOther = (): boolean => kindOf(props.help.form()) === "other";
  const error = (): string | undefined =>
    pressed() && props.help.progress().wordless ? t().help.words.missing : undefined;
  const goOn = (event: SubmitEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (props.help.progress().wordless) return;
    props.to(props.help.progress().when && props.help.progress().whom ? "klopt-dit" : "wanneer");
  };
  return (
    <form onSubmit={goOn}>
      <Page
        title={t().help.words.title}
        heading={isOther() ? t().help.words.otherHeading : t().help.words.heading}
        back={helpStep(isOther() ? "wat" : "klopt-dit")}
        actions={<Button type="submit">{t().help.words.next}</Button>}
      >
        <TextArea
          label={t().help.words.text}
          hint={t().help.words.textHint}
          value={props.help.form()["text"] ?? ""}
          onInput={(text) => props.help.change("text", text)}
          draftSaved={props.help.saved()}
          rows={3}
          maxLength={TEXT_LENGTH}
          error={error()}
        />
        <TextField
          label={t().help.words.place}
          hint={t().help.words.placeHint}
          value={props.help.form()["place"] ?? ""}
          onInput={(text) => props.help.change("place", text)}
          maxLength={LINE_LENGTH}
        />
      </Page>
    </form>
  );
}
