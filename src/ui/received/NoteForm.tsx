import { type JSX, Show, untrack } from "solid-js";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { createNote } from "#src/dossier/note.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { createOutgoing } from "./create-outgoing.ts";
import { draftNames } from "./draft-names.ts";
import { isPassing } from "./is-passing.ts";
import { isSendKey } from "./is-send-key.ts";
import { OutgoingStatus } from "./OutgoingStatus.tsx";
import { noteTargets, type Part } from "./what-holder-may.ts";

export type NoteFormProps = {
  readonly replica: Replica;
  readonly parts: readonly Part[];
  readonly name: string;
  readonly ref?: ((field: HTMLTextAreaElement) => void) | undefined;
};

/** The note box: open, type, "Verstuur". Ctrl and Enter send as well. */
export function NoteForm(props: NoteFormProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const note = createOutgoing({
    replica: () => props.replica,
    draft: untrack(() => draftNames(props.replica.ref.grant).note),
    targets: () => noteTargets(props.parts),
    make: (text, { about }, id, at) => createNote({ text, kind: "support", ...(about ? { about } : {}) }, id, at),
  });
  const error = (): string | undefined => {
    const fault = note.fault();
    return fault && faultText(t(), fault, t().holder.note.missing);
  };
  return (
    <form
      class="roer-form roer-card"
      onSubmit={(event) => {
        event.preventDefault();
        void note.send();
      }}
      onKeyDown={(event) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        void note.send();
      }}
    >
      <TextArea
        label={t().holder.note.label(props.name)}
        labelAs="heading"
        hint={t().holder.note.hint(props.name)}
        value={note.text()}
        onInput={note.setText}
        maxLength={TEXT_LENGTH}
        error={error()}
        draftSaved={isPassing(app, session()) ? undefined : note.draftSaved()}
        ref={(field) => props.ref?.(field)}
      />
      <Show when={note.targets().length > 1}>
        <ChoiceGroup
          legend={t().holder.note.about}
          choices={note
            .targets()
            .map(({ section, goal }) => ({ value: section, label: goal ?? t().holder.note.aboutNone }))}
          value={note.target()?.section}
          onChange={note.choose}
        />
      </Show>
      <div class="roer-buttons">
        <Button type="submit">{t().holder.note.save}</Button>
        <OutgoingStatus
          sent={note.sent()}
          words={{
            sent: t().holder.note.saved,
            sending: t().holder.note.sending,
            offline: t().holder.note.savedOffline,
          }}
        />
      </div>
    </form>
  );
}
