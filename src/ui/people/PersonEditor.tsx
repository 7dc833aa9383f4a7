import { createSignal, For, type JSX } from "solid-js";
import { LINE_LENGTH, NAME_LENGTH } from "#src/dossier/field-rules.ts";
import { amendNetworkMember, NETWORK_GROUPS, NETWORK_SUPPORT } from "#src/dossier/network-member.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Network } from "./create-network.ts";
import type { Member } from "./move-member.ts";
import { changesOf, formOf, type Group, type PersonForm, toggled } from "./person-form.ts";

export type PersonEditorProps = {
  readonly network: Network;
  readonly member: Member;
  readonly onClose: () => void;
};

/** All that may be known about a person; only the name must be. */
export function PersonEditor(props: PersonEditorProps): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- an editor is opened for one person and begins with how it stands then
  const { network, member } = props;
  const before = formOf(member.fields);
  const [form, setForm] = createSignal<PersonForm>(before);
  const draft = (field: "name" | "relation" | "frequency") =>
    createEditDraft(`person/${member.ref.id}/${field}`, () => before[field]);
  const [name, setName, clearName] = draft("name");
  const [relation, setRelation, clearRelation] = draft("relation");
  const [frequency, setFrequency, clearFrequency] = draft("frequency");

  const write = (next: PersonForm): Promise<boolean> =>
    writer.write(network.section(), (at) => amendNetworkMember(member.ref.id, changesOf(next), at));
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await write({ ...form(), name: name(), relation: relation(), frequency: frequency() }))) return;
    for (const clear of [clearName, clearRelation, clearFrequency]) clear();
    say({ text: t().people.person.changed, undo: { run: () => void write(before) } });
    props.onClose();
  };
  const groupLabel = (group: Group): string =>
    group === "work-school" ? t().people.person.groups.work : t().people.person.groups[group];
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().people.make.missing);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <TextField
        label={t().people.make.name}
        value={name()}
        onInput={setName}
        capitals="words"
        maxLength={NAME_LENGTH}
        error={error()}
        ref={(element) => queueMicrotask(() => element.focus())}
      />
      <TextField
        label={t().people.person.relation}
        hint={t().people.person.relationHint}
        value={relation()}
        onInput={setRelation}
        maxLength={NAME_LENGTH}
      />
      <Fold label={t().people.person.group}>
        <ChoiceGroup<Group | "none">
          legend={t().people.person.group}
          legendHidden
          choices={[
            ...NETWORK_GROUPS.map((value) => ({ value, label: groupLabel(value) })),
            { value: "none" as const, label: t().people.person.noGroup },
          ]}
          value={form().group}
          onChange={(group) => setForm({ ...form(), group })}
        />
      </Fold>
      <Fold label={t().people.person.support}>
        <fieldset aria-label={t().people.person.support}>
          <div class="roer-choices">
            <For each={NETWORK_SUPPORT}>
              {(one) => (
                <CheckRow
                  label={t().people.person.supports[one]}
                  checked={form().support.includes(one)}
                  onChange={(on) => setForm({ ...form(), support: toggled(form().support, one, on) })}
                />
              )}
            </For>
          </div>
        </fieldset>
      </Fold>
      <CheckRow
        label={t().people.person.reciprocal}
        checked={form().reciprocal}
        onChange={(reciprocal) => setForm({ ...form(), reciprocal })}
      />
      <TextField
        label={t().people.person.frequency}
        hint={t().people.person.frequencyHint}
        value={frequency()}
        onInput={setFrequency}
        maxLength={LINE_LENGTH}
      />
      <div class="roer-page__actions">
        <Button type="submit">{t().kit.save}</Button>
        <Button kind="text" onClick={() => props.onClose()}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}
