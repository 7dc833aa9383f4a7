import type { JSX } from "solid-js";
import { NAME_LENGTH } from "#src/dossier/field-rules.ts";
import type { Area } from "#src/dossier/life-area.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Areas } from "./create-areas.ts";

export type AreaOwnNameProps = { readonly areas: Areas; readonly area: Area; readonly onHide: () => void };

/** The list is the resident's: another name for a topic, or out of sight. */
export function AreaOwnName(props: AreaOwnNameProps): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- of one topic as long as it lives
  const { areas, area } = props;
  const [name, setName, clear] = createEditDraft(`explore/${area.id}/name`, () => props.area.name ?? "");
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const undo = await areas.rename(area.id, name());
    if (!undo) return;
    clear();
    say({ text: t().explore.area.renamed, undo: { run: () => void undo() } });
  };
  const error = (): string | undefined => {
    const fault = areas.writer.fault();
    return fault && faultText(t(), fault, t().explore.pick.ownHint);
  };
  return (
    <Fold label={t().explore.area.own}>
      <form class="roer-form" onSubmit={(event) => void save(event)}>
        <TextField
          label={t().explore.area.name}
          hint={t().explore.area.nameHint}
          value={name()}
          onInput={(typed) => {
            areas.writer.clear();
            setName(typed);
          }}
          maxLength={NAME_LENGTH}
          error={error()}
        />
        <div class="roer-buttons">
          <Button type="submit" kind="quiet">
            {t().kit.save}
          </Button>
          <Button kind="text" icon="eye-off" onClick={() => props.onHide()}>
            {t().explore.area.hide}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
