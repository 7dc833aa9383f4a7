import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { sameEntity } from "#src/dossier/entity-id.ts";
import { type Recorded, recordsOf, type Unchecked } from "#src/dossier/kind.ts";
import { FEELINGS, NetworkFeeling } from "#src/dossier/network-feeling.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { RecordFacts } from "#src/ui/reading/RecordFacts.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import type { Undo } from "#src/ui/writing/record-writes.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import type { Member } from "./move-member.ts";

/** What the resident feels about somebody: in a section that no key can open, on no sheet and in no export. */
export function PersonFeeling(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const [editing, setEditing] = createSignal(false);
  const records = createRecords({
    kind: NetworkFeeling,
    section: "private",
    all: (state) => recordsOf(state, NetworkFeeling),
  });
  const feeling = createMemo(() =>
    recordsOf(records.state(), NetworkFeeling).find(({ fields }) => sameEntity(fields.member, props.member.ref)),
  );
  const words = () => t().people.feeling;
  const fields = (): readonly RecordField[] => [
    {
      type: "choice",
      name: "feeling",
      label: words().ask,
      fact: words().fact,
      missing: t().kit.choose,
      choices: FEELINGS.map((value) => ({ value, label: words().feelings[value] })),
    },
    { type: "line", name: "words", label: words().words, hint: t().kit.optional },
  ];
  const told = (text: string, undo: Undo | undefined): boolean => {
    if (!undo) return false;
    say({ text, undo: { run: () => void undo() } });
    setEditing(false);
    return true;
  };
  const save = async (member: Member, before: Recorded<NetworkFeeling> | undefined, values: Unchecked) =>
    told(
      words().saved,
      before ? await records.change(before, values) : await records.add({ ...values, member: member.ref }),
    );
  return (
    <Section heading={words().heading}>
      <p>{words().lead}</p>
      <Show
        when={editing()}
        fallback={
          <>
            <Show when={feeling()}>{(now) => <RecordFacts fields={fields()} values={now().fields} />}</Show>
            <div class="roer-buttons">
              <Button kind="text" icon="heart" onClick={() => setEditing(true)}>
                {feeling() ? words().change : words().add}
              </Button>
              <Show when={feeling()}>
                {(now) => (
                  <Button
                    kind="text"
                    icon="trash"
                    onClick={() => void records.remove(now()).then((undo) => told(words().removed, undo))}
                  >
                    {words().remove}
                  </Button>
                )}
              </Show>
            </div>
          </>
        }
      >
        <RecordForm
          fields={fields()}
          draft={`feeling/${props.member.ref.id}`}
          start={formOf(fields(), feeling()?.fields ?? {})}
          writer={records.writer}
          onSave={(values) => save(props.member, feeling(), values)}
          onCancel={() => setEditing(false)}
        />
      </Show>
    </Section>
  );
}
