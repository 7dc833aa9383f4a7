import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import {
  CRISIS_PHASES,
  CrisisPhase,
  type CrisisPhaseName,
  crisisPhaseId,
  crisisPhases,
} from "#src/dossier/crisis-phase.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { crisisFields } from "#src/ui/reading/crisis-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { Contested } from "#src/ui/writing/Contested.tsx";
import { change, type Seen } from "#src/ui/writing/record-writes.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";

const CARD = "/noodkaart";

/** One phase of the crisis card to fill in. */
export default function CrisisPhasePage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ phase: string }>();
  const phase = createMemo(() => CRISIS_PHASES.find((one) => one === params.phase));
  return (
    <Show
      when={phase()}
      keyed
      fallback={
        <Page
          title={t().crisis.phaseTitle}
          heading={t().records.gone}
          actions={<LinkButton href={CARD}>{t().crisis.heading}</LinkButton>}
        />
      }
    >
      {(name) => <PhaseForm phase={name} />}
    </Show>
  );
}

function PhaseForm(props: { readonly phase: CrisisPhaseName }): JSX.Element {
  const { t } = useI18n();
  const onward = useOnward();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const record = createMemo(() => crisisPhases(dossier().shownOf("crisis")).get(props.phase));
  const seen = (): Seen => ({
    id: crisisPhaseId(props.phase),
    fields: record()?.fields ?? {},
    seen: record()?.seen ?? [],
  });
  const write = (from: Seen, values: Unchecked) =>
    change((make) => writer.writeIn("crisis", make), CrisisPhase, from, { phase: props.phase, ...values });
  const save = async (values: Unchecked): Promise<boolean> => {
    const undo = await write(seen(), values);
    if (!undo) return false;
    say({ text: t().crisis.saved, undo: { run: () => void undo() } }, "next");
    onward(CARD);
    return true;
  };
  const choose = async (name: string, value: string): Promise<void> => {
    const from = seen();
    const undo = await write({ ...from, fields: { ...from.fields, [name]: null } }, { [name]: value });
    if (undo) say({ text: t().records.chosen });
  };
  return (
    <Page title={t().crisis.phaseTitle} heading={t().crisis.phases[props.phase]} back={CARD}>
      <Contested
        fields={crisisFields(t())}
        contested={record()?.contested ?? new Map()}
        onChoose={(name, value) => void choose(name, value)}
      />
      <RecordForm
        fields={crisisFields(t())}
        draft={`crisis/${props.phase}`}
        start={formOf(crisisFields(t()), record()?.fields ?? {})}
        whole
        writer={writer}
        onSave={save}
      />
    </Page>
  );
}
