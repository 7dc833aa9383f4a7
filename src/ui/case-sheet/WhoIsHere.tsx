import { For, type JSX, Show } from "solid-js";
import { NAME_LENGTH } from "#src/dossier/field-rules.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { stepAddress } from "./case-addresses.ts";
import type { Agree } from "./create-agree.ts";

export type WhoIsHereProps = {
  readonly agree: Agree;
  readonly section: SectionId;
  readonly onAttend: (name: string, there: boolean) => void;
  readonly onNext: () => void;
};

/** Who is at the table: who has a key is offered by name, others are typed. */
export function WhoIsHere(props: WhoIsHereProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().caseSheet.agree;
  // oxlint-disable-next-line solid/reactivity -- a form belongs to one section as long as it lives
  const [other, setOther, clear] = createDraft(`case-sheet/${props.section}/other`);
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    props.onAttend(other(), true);
    clear();
  };
  return (
    <Page
      title={words().title}
      heading={words().whoHeading}
      lead={words().whoLead}
      back={stepAddress(props.section, "agreements")}
      actions={<Button onClick={() => props.onNext()}>{words().whoNext}</Button>}
    >
      <Show when={props.agree.expected().length > 0}>
        <fieldset>
          <legend class="roer-visually-hidden">{words().whoLegend}</legend>
          <div class="roer-choices">
            <For each={props.agree.expected()}>
              {(name) => (
                <CheckRow
                  label={name}
                  checked={props.agree.isThere(name)}
                  onChange={(there) => props.onAttend(name, there)}
                />
              )}
            </For>
          </div>
        </fieldset>
      </Show>
      <form class="roer-form" onSubmit={add}>
        <TextField label={words().other} value={other()} onInput={setOther} capitals="words" maxLength={NAME_LENGTH} />
        <div class="roer-buttons">
          <Button kind="quiet" type="submit" icon="add">
            {words().addOther}
          </Button>
        </div>
      </form>
    </Page>
  );
}
