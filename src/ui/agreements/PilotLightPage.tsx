import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { checkIns } from "#src/dossier/check-in.ts";
import { type EntityRef, OWNER, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { isTakenBack } from "#src/dossier/entity.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { amendFrom, restore, retract, type Unchecked } from "#src/dossier/kind.ts";
import { PilotLight, pilotLightOf, writePilotLight } from "#src/dossier/pilot-light.ts";
import { findEntity } from "#src/dossier/reduce.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { lightFields } from "#src/ui/reading/agreement-fields.ts";
import { CheckInLines } from "#src/ui/reading/CheckInLines.tsx";
import { RecordFacts } from "#src/ui/reading/RecordFacts.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { before, formOf } from "#src/ui/writing/form-values.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";

/** Six weeks of a weekly light: what is longer ago is folded away. */
const SHOWN = 6;

/** Waakvlam: in which rhythm one is asked how it goes, who looks out, and how it went. */
export default function PilotLightPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const [editing, setEditing] = createSignal(false);
  const state = createMemo(() => dossier().shownOf("coordination"));
  const light = createMemo(() => pilotLightOf(state())?.fields);
  const words = () => t().agreements.light;
  const isOff = (): boolean => light()?.off === true;

  const self: EntityRef = { kind: PilotLight.name, author: OWNER, id: THE_ONLY_ONE };
  const write = (changes: Unchecked): Promise<boolean> => {
    const taken = findEntity(state(), self);
    // The first one may have been undone: there is only one, so it comes back.
    const back = taken && isTakenBack(taken) ? [(at: Timestamp) => restore(PilotLight, THE_ONLY_ONE, at)] : [];
    return writer.writeIn("coordination", ...back, (at) => amendFrom(PilotLight, THE_ONLY_ONE, changes, at));
  };
  const takeBack = (): Promise<boolean> =>
    writer.writeIn("coordination", (at) => retract(PilotLight, THE_ONLY_ONE, at));
  const save = async (values: Unchecked): Promise<boolean> => {
    const was = light();
    if (!(await write(values))) return false;
    say({ text: words().saved, undo: { run: () => void (was ? write(before(was, values)) : takeBack()) } });
    setEditing(false);
    focusHeading();
    return true;
  };
  const turn = async (off: boolean): Promise<void> => {
    const to = (next: boolean): Promise<boolean> =>
      writer.writeIn("coordination", (at) => writePilotLight({ off: next ? true : null }, at));
    if (!(await to(off))) return;
    say({ text: off ? words().turnedOff : words().turnedOn, undo: { run: () => void to(!off) } });
  };
  const Form = (): JSX.Element => (
    <RecordForm
      fields={lightFields(t())}
      draft="pilot-light"
      start={light() === undefined ? { rhythm: "week" } : formOf(lightFields(t()), light() ?? {})}
      whole
      writer={writer}
      onSave={save}
      saveLabel={light() === undefined ? words().start : undefined}
      onCancel={light() === undefined ? undefined : () => setEditing(false)}
    />
  );
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      back="/afspraken"
      actions={
        <Show when={light() && !editing()}>
          <Button icon="pencil" onClick={() => setEditing(true)}>
            {words().edit}
          </Button>
          <Button kind="text" onClick={() => void turn(!isOff())}>
            {isOff() ? words().on : words().off}
          </Button>
        </Show>
      }
    >
      <Show when={!editing() && light()} fallback={<Form />}>
        {(fields) => (
          <>
            <Show when={isOff()}>
              <Notice icon="sun" text={words().isOff} />
            </Show>
            <RecordFacts fields={lightFields(t())} values={fields()} />
            <p>{words().honest}</p>
            <Section heading={words().earlier}>
              <Show when={checkIns(state()).length > 0} fallback={<p>{words().noneYet}</p>}>
                <CheckInLines of={checkIns(state()).slice(0, SHOWN)} />
                <Show when={checkIns(state()).length > SHOWN}>
                  <Fold label={words().before}>
                    <CheckInLines of={checkIns(state()).slice(SHOWN)} />
                  </Fold>
                </Show>
              </Show>
            </Section>
          </>
        )}
      </Show>
    </Page>
  );
}
