import { For, type JSX, Show } from "solid-js";
import { NAME_LENGTH } from "#src/dossier/field-rules.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { createAreas } from "./create-areas.ts";
import { OVERVIEW } from "./questions.ts";

/** Which topics to look at first; each tick is kept at once. Own topics can be added. */
export default function ChooseAreasPage(): JSX.Element {
  const { t } = useI18n();
  const areas = createAreas();
  const [name, setName, clear] = createDraft("explore/own");
  const all = () => [...areas.chosen(), ...areas.others()].toSorted((a, b) => areas.rank(a.id) - areas.rank(b.id));

  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const called = name().trim();
    const undo = await areas.add(called);
    if (!undo) return;
    say({ text: t().explore.pick.added(called), undo: { run: () => void undo() } });
    clear();
  };
  const error = (): string | undefined => {
    const fault = areas.writer.fault();
    return fault && faultText(t(), fault, t().explore.pick.ownHint);
  };
  return (
    <Page
      title={t().explore.title}
      heading={t().explore.pick.heading}
      lead={t().explore.pick.lead}
      back={OVERVIEW}
      actions={<LinkButton href={OVERVIEW}>{t().explore.pick.done}</LinkButton>}
    >
      <div class="roer-choices">
        <For each={all().map(({ id }) => id)}>
          {(id) => (
            <CheckRow
              label={areaName(t(), areas.find(id) ?? { id, name: undefined })}
              checked={areas.find(id)?.chosen === true}
              onChange={(on) => void areas.choose(id, on)}
            />
          )}
        </For>
      </div>
      <Show when={areas.hidden().length > 0}>
        <Fold label={t().explore.pick.hidden}>
          <div class="roer-choices">
            <For each={areas.hidden()}>
              {(area) => (
                <ChoiceRow
                  icon="undo"
                  label={areaName(t(), area)}
                  hint={t().records.putBack}
                  go={() => void areas.hide(area.id, false)}
                />
              )}
            </For>
          </div>
        </Fold>
      </Show>
      <form class="roer-form" onSubmit={(event) => void add(event)}>
        <TextField
          label={t().explore.pick.ownLabel}
          hint={t().explore.pick.ownHint}
          value={name()}
          onInput={(typed) => {
            areas.writer.clear();
            setName(typed);
          }}
          maxLength={NAME_LENGTH}
          error={error()}
        />
        <div class="roer-buttons">
          <Button type="submit" kind="quiet" icon="add">
            {t().explore.pick.add}
          </Button>
        </div>
      </form>
    </Page>
  );
}
