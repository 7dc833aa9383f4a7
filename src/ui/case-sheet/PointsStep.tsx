import { createSignal, For, type JSX, Show } from "solid-js";
import { agreements, createAgreement, withdrawAgreement } from "#src/dossier/agreement.ts";
import { CasePoint, casePoints, type PointPart, withdrawnPoints } from "#src/dossier/case-point.ts";
import { type AuthorId, type EntityKey, entityKey, OWNER } from "#src/dossier/entity-id.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import type { Recorded, Unchecked } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { CasePoints } from "#src/ui/reading/CasePoints.tsx";
import { pointField } from "#src/ui/reading/case-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { chooseAddress } from "./case-addresses.ts";
import { StepFrame } from "./StepFrame.tsx";

export type PointsStepProps = { readonly of: OpenSheet; readonly part: PointPart };

/** Steps 2 and 3: what is known, and ideas. The resident adds and changes own words; those of others stand beside them. */
export function PointsStep(props: PointsStepProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const [editing, setEditing] = createSignal<EntityKey | "new">();
  const records = createRecords<CasePoint>({
    kind: CasePoint,
    section: () => props.of.section,
    all: (state) => casePoints(state, props.part),
  });
  const points = () => casePoints(props.of.state, props.part);
  const words = () => t().caseSheet.points;
  const who = (author: AuthorId): string =>
    author === OWNER ? words().you : (authorName(dossier(), author).name ?? t().log.someone);
  const close = (): void => {
    setEditing(undefined);
    focusHeading();
  };
  const add = async (part: PointPart, values: Unchecked): Promise<boolean> => {
    const undo = await records.add({ ...values, part });
    if (!undo) return false;
    say({ text: words().saved, undo: { run: () => void undo() } });
    close();
    return true;
  };
  const change = async (point: Recorded<CasePoint>, values: Unchecked): Promise<boolean> => {
    const undo = await records.change(point, values);
    if (!undo) return false;
    say({ text: t().records.changed, undo: { run: () => void undo() } });
    close();
    return true;
  };
  const remove = async (point: Recorded<CasePoint>): Promise<void> => {
    const undo = await records.remove(point);
    if (undo) say({ text: words().removed, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  const error = (): string | undefined => {
    const fault = records.writer.fault();
    return fault && faultText(t(), fault);
  };
  /** An idea becomes a line of the resident's own; the idea stays where it is, in the words of who had it. */
  const toLines = async (section: OpenSheet["section"], text: string): Promise<void> => {
    const id = newEntityId();
    const line = { what: text.slice(0, LINE_LENGTH) };
    if (!(await records.writer.write(section, (at) => createAgreement(line, id, at)))) return;
    const undo = (): void => void records.writer.write(section, (at) => withdrawAgreement(id, at));
    say({ text: words().isLine, undo: { run: undo } });
  };
  const isLine = (text: string): boolean =>
    agreements(props.of.state).some(({ agreement }) => agreement.fields.what === text.slice(0, LINE_LENGTH));
  const Foot = (foot: { readonly point: Recorded<CasePoint> }): JSX.Element => (
    <>
      <Show when={props.part === "idea" && editing() === undefined && !isLine(foot.point.fields.text)}>
        <div class="roer-buttons">
          <Button
            kind="text"
            icon="arrow"
            label={words().toLinesOf(foot.point.fields.text)}
            onClick={() => void toLines(props.of.section, foot.point.fields.text)}
          >
            {words().toLines}
          </Button>
        </div>
      </Show>
      <OwnFoot point={foot.point} />
    </>
  );
  const OwnFoot = (foot: { readonly point: Recorded<CasePoint> }): JSX.Element => (
    <Show when={foot.point.ref.author === OWNER}>
      <Show
        when={editing() === entityKey(foot.point.ref)}
        fallback={
          <div class="roer-buttons">
            <Button
              kind="text"
              label={words().editOf(foot.point.fields.text)}
              onClick={() => setEditing(entityKey(foot.point.ref))}
            >
              {words().edit}
            </Button>
            <Button
              kind="text"
              label={words().removeOf(foot.point.fields.text)}
              onClick={() => void remove(foot.point)}
            >
              {words().remove}
            </Button>
          </div>
        }
      >
        <RecordForm
          fields={[pointField(t(), props.part)]}
          draft={`case-point/${foot.point.ref.id}`}
          start={{ text: foot.point.fields.text }}
          writer={records.writer}
          onSave={(values) => change(foot.point, values)}
          onCancel={close}
          quiet
        />
      </Show>
    </Show>
  );
  return (
    <StepFrame of={props.of} step={props.part === "known" ? "known" : "ideas"}>
      <Show
        when={points().length > 0}
        fallback={<p>{props.part === "known" ? words().noneKnown : words().noneIdea}</p>}
      >
        <CasePoints of={points()} who={who} Foot={Foot} />
      </Show>
      <Show when={props.part === "idea"}>
        <For each={withdrawnPoints(props.of.state)}>
          {({ ref }) => (
            <p class="roer-note__meta">
              <bdi>{words().withdrawn(who(ref.author))}</bdi>
            </p>
          )}
        </For>
      </Show>
      <Show when={editing() === undefined}>
        <ErrorText text={error()} />
      </Show>
      <Show
        when={editing() === "new"}
        fallback={
          <div class="roer-buttons">
            <Button kind="text" icon="add" onClick={() => setEditing("new")}>
              {props.part === "known" ? words().addKnown : words().addIdea}
            </Button>
            <Show when={props.part === "known"}>
              <LinkButton kind="text" icon="plan" href={chooseAddress(props.of.section)}>
                {t().caseSheet.choose.open}
              </LinkButton>
            </Show>
          </div>
        }
      >
        <RecordForm
          fields={[pointField(t(), props.part)]}
          draft={`case-sheet/${props.of.section}/${props.part}`}
          start={{}}
          writer={records.writer}
          onSave={(values) => add(props.part, values)}
          onCancel={close}
          quiet
        />
      </Show>
    </StepFrame>
  );
}
