import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { Agreement, AgreementAnswer, agreements, type AnsweredAgreement } from "#src/dossier/agreement.ts";
import { type AuthorId, type EntityKey, entityKey, OWNER } from "#src/dossier/entity-id.ts";
import { type Recorded, recordsOf, retract, type Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { AgreementLines } from "#src/ui/reading/AgreementLines.tsx";
import { agreementFields } from "#src/ui/reading/case-fields.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { agreeAddress, takeAddress } from "./case-addresses.ts";
import { createArrivals } from "./create-arrivals.ts";
import { createTakeOver } from "./create-take-over.ts";
import { StepFrame } from "./StepFrame.tsx";

/**
 * Step 4, and the list of an overleg: who does what by when. Everybody with a key adds lines from their own device; they
 * come in while one looks. What becomes of a line is the resident's to say.
 */
export function AgreementsStep(props: { readonly of: OpenSheet }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const [editing, setEditing] = createSignal<EntityKey | "new">();
  const records = createRecords<Agreement>({
    kind: Agreement,
    section: () => props.of.section,
    all: (state) => recordsOf(state, Agreement),
  });
  const lines = createMemo(() => agreements(props.of.state));
  const words = () => t().caseSheet.lines;
  const nameOf = (author: AuthorId): string => authorName(dossier(), author).name ?? t().log.someone;
  const who = (author: AuthorId): string | undefined => (author === OWNER ? undefined : nameOf(author));
  const last = createArrivals(() => lines());
  const arrived = (): string => {
    const author = last();
    return author === undefined ? "" : words().arrived(nameOf(author));
  };

  const close = (): void => {
    setEditing(undefined);
    focusHeading();
  };
  const add = async (values: Unchecked): Promise<boolean> => {
    const undo = await records.add(values);
    if (!undo) return false;
    say({ text: words().saved(String(values["what"]).trim()), undo: { run: () => void undo() } });
    close();
    return true;
  };
  const change = async (line: Recorded<Agreement>, values: Unchecked): Promise<boolean> => {
    const undo = await records.change(line, values);
    if (!undo) return false;
    say({ text: t().records.changed, undo: { run: () => void undo() } });
    close();
    return true;
  };
  const remove = async (line: Recorded<Agreement>): Promise<void> => {
    const undo = await records.remove(line);
    if (!undo) return;
    const text = t().records.removed(line.fields.what);
    say({ text, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  const decline = async (section: OpenSheet["section"], line: Recorded<Agreement>): Promise<void> => {
    const undo = await createTakeOver(records.writer, section).decline(line);
    if (undo) say({ text: words().saidNotNow, undo: { run: () => void undo() } });
  };
  const reconsider = (section: OpenSheet["section"], answer: Recorded<AgreementAnswer>): void =>
    void records.writer.write(section, (at) => retract(AgreementAnswer, answer.ref.id, at));

  const Foot = (foot: { readonly line: AnsweredAgreement }): JSX.Element => {
    const line = () => foot.line.agreement;
    const what = () => line().fields.what;
    const key = () => entityKey(line().ref);
    return (
      <Show
        when={editing() === key()}
        fallback={
          <div class="roer-buttons">
            <Show when={foot.line.answer === undefined}>
              <LinkButton
                kind="text"
                label={words().takeOverOf(what())}
                href={takeAddress(props.of.section, line().ref)}
              >
                {words().takeOver}
              </LinkButton>
              <Show
                when={line().ref.author === OWNER}
                fallback={
                  <Button
                    kind="text"
                    label={words().notNowOf(what())}
                    onClick={() => void decline(props.of.section, line())}
                  >
                    {words().notNow}
                  </Button>
                }
              >
                <Button kind="text" label={words().editOf(what())} onClick={() => setEditing(key())}>
                  {words().edit}
                </Button>
                <Button kind="text" label={words().removeOf(what())} onClick={() => void remove(line())}>
                  {words().remove}
                </Button>
              </Show>
            </Show>
            <Show when={foot.line.answer?.fields.answer === "not-now" && foot.line.answer}>
              {(answer) => (
                <Button
                  kind="text"
                  label={words().againOf(what())}
                  onClick={() => reconsider(props.of.section, answer())}
                >
                  {words().again}
                </Button>
              )}
            </Show>
          </div>
        }
      >
        <RecordForm
          fields={agreementFields(t())}
          draft={`agreement/${line().ref.id}`}
          start={formOf(agreementFields(t()), line().fields)}
          writer={records.writer}
          onSave={(values) => change(line(), values)}
          onCancel={close}
          quiet
        />
      </Show>
    );
  };
  const error = (): string | undefined => {
    const fault = records.writer.fault();
    return fault && editing() === undefined ? faultText(t(), fault) : undefined;
  };
  return (
    <StepFrame
      of={props.of}
      step="agreements"
      action={<LinkButton href={agreeAddress(props.of.section)}>{t().caseSheet.agree.open}</LinkButton>}
    >
      <Show when={lines().length > 0} fallback={<p>{words().none}</p>}>
        <AgreementLines of={lines()} who={who} Foot={Foot} />
      </Show>
      <p role="status">{arrived()}</p>
      <WhoCanSee people={whoCanSee(dossier(), session().now(), props.of.section)} href="/sleutels" />
      <ErrorText text={error()} />
      <Show
        when={editing() === "new"}
        fallback={
          <div class="roer-buttons">
            <Button kind="text" icon="add" onClick={() => setEditing("new")}>
              {words().add}
            </Button>
          </div>
        }
      >
        <RecordForm
          fields={agreementFields(t())}
          draft={`case-sheet/${props.of.section}/line`}
          start={{}}
          writer={records.writer}
          onSave={add}
          onCancel={close}
          quiet
        />
      </Show>
    </StepFrame>
  );
}
