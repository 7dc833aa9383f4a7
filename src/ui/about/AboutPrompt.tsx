import type { JSX } from "solid-js";
import { type AboutMe, aboutMeOf, writeAboutMe } from "#src/dossier/about-me.ts";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { ABOUT_FIELDS, type AboutField, addressOf, fieldAfter, nextEmpty } from "./about-fields.ts";

const OVERVIEW = "/zo-help-je-mij";

export type AboutPromptProps = { readonly field: AboutField; readonly onGo: (address: string) => void };

/** One question on one screen. A first answer leads to the next question, a changed one back to the overview. */
export function AboutPrompt(props: AboutPromptProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a prompt asks one question as long as it lives
  const field = props.field;
  const section = dossier().only("about").id;
  const about = (): AboutMe => {
    const state = dossier().shown(section);
    return (state && aboutMeOf(state)?.fields) ?? {};
  };
  const [text, setText, clear, saved] = createEditDraft(`about/${field}`, () => about()[field] ?? "");

  const write = (value: string | undefined): Promise<boolean> => {
    const changes = { [field]: value === undefined || value.trim() === "" ? null : value };
    return writer.write(section, (at) => writeAboutMe(changes, at));
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const before = about()[field];
    const isEmpty = text().trim() === "";
    if (!(await write(text()))) return;
    const undo = { run: () => void write(before) };
    if (!isEmpty || before !== undefined) say({ text: isEmpty ? t().about.emptied : t().about.saved, undo }, "next");
    clear();
    const next = before === undefined ? nextEmpty(about(), field) : undefined;
    props.onGo(next === undefined || isEmpty ? OVERVIEW : addressOf(next));
  };
  const skip = (): void => {
    const next = fieldAfter(field);
    props.onGo(next === undefined ? OVERVIEW : addressOf(next));
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={t().about.fields[field]}
      heading={t().about.questions[field]}
      lead={t().about.place(ABOUT_FIELDS.indexOf(field) + 1, ABOUT_FIELDS.length)}
      back={OVERVIEW}
    >
      <form class="roer-form" onSubmit={(event) => void save(event)}>
        <TextArea
          label={t().about.questions[field]}
          labelAs="hidden"
          hint={t().about.hints[field]}
          value={text()}
          onInput={setText}
          draftSaved={saved()}
          rows={5}
          maxLength={TEXT_LENGTH}
          error={error()}
        />
        <div class="roer-page__actions">
          <Button type="submit">{t().about.save}</Button>
          <Button kind="text" onClick={skip}>
            {t().about.skip}
          </Button>
        </div>
      </form>
    </Page>
  );
}
