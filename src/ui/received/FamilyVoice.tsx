import { createSignal, For, type JSX, Show, untrack } from "solid-js";
import { FamilyShare, SHARED_WITH_FAMILY, sharesOf } from "#src/dossier/family-share.ts";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { recordOwnWords } from "#src/operations/own-words.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import type { SharedFamilyPlan } from "#src/ui/session/family-plans.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";

/** What this member brings into the family's plan: typed here, or taken from one's own plan on this device. */
export function FamilyVoice(props: { readonly plan: SharedFamilyPlan }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const today = useToday();
  const grant = untrack(() => props.plan.replica.ref.grant);
  const [text, setText, clear, saved] = createDraft(`family-share/${grant}`);
  const [what, setWhat] = createSignal<FamilyShare["what"]>("words");
  const [fault, setFault] = createSignal<RecordFault>();
  const own = () => sharesOf(props.plan.replica.shown(props.plan.section) ?? emptySection, props.plan.replica.author);

  const share = async (): Promise<void> => {
    const { replica, section } = props.plan;
    const values = { what: what(), text: text(), on: today() };
    const which = { id: newEntityId(), isNew: true };
    const done = await recordOwnWords(session(), replica, section, FamilyShare, values, which);
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return;
    clear();
    app.wake();
    say({ text: t().family.shared.saved });
  };
  const takeBack = async ({ ref }: Recorded<FamilyShare>): Promise<void> => {
    const { replica, section } = props.plan;
    const done = await record(session(), replica, section, (at) => retract(FamilyShare, ref.id, at));
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return;
    app.wake();
    const back = (): void =>
      void record(session(), replica, section, (at) => restore(FamilyShare, ref.id, at)).then(app.wake);
    say({ text: t().family.shared.takenBack, undo: { label: t().family.shared.back, run: back } });
  };
  const error = (): string | undefined => {
    const wrong = fault();
    return wrong && faultText(t(), wrong, t().family.shared.missing);
  };
  return (
    <Section heading={t().family.shared.mine}>
      <Show when={own().length > 0} fallback={<p>{t().family.voice.mineNone}</p>}>
        <For each={own()}>
          {(one) => (
            <div class="roer-note">
              <p class="roer-field__hint">{t().family.shared.what[one.fields.what]}</p>
              <OwnWords text={one.fields.text} />
              <div class="roer-buttons">
                <Button
                  kind="text"
                  label={t().family.shared.takeBackOf(one.fields.text)}
                  onClick={() => void takeBack(one)}
                >
                  {t().family.shared.takeBack}
                </Button>
              </div>
            </div>
          )}
        </For>
        <p class="roer-field__hint">{t().family.shared.onlyYou}</p>
      </Show>
      <form
        class="roer-form"
        onSubmit={(event) => {
          event.preventDefault();
          void share();
        }}
      >
        <TextArea
          label={t().family.shared.label}
          hint={t().family.shared.hint}
          rows={3}
          value={text()}
          onInput={(typed) => {
            setFault(undefined);
            setText(typed);
          }}
          draftSaved={saved()}
          maxLength={TEXT_LENGTH}
          error={error()}
        />
        <ChoiceGroup
          legend={t().family.shared.ask}
          choices={SHARED_WITH_FAMILY.map((value) => ({ value, label: t().family.shared.what[value] }))}
          value={what()}
          onChange={setWhat}
        />
        <div class="roer-buttons">
          <Button kind="quiet" type="submit">
            {t().family.shared.save}
          </Button>
          <Show when={session().owned()}>
            <LinkButton kind="text" href="/gezin/delen">
              {t().family.others.share}
            </LinkButton>
          </Show>
        </div>
      </form>
    </Section>
  );
}
