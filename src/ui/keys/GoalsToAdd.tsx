import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";
import type { Represents } from "#src/grants/representation-scope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { offerFaultText } from "#src/ui/session/key-fault-text.ts";
import { goalIn } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { createKeyChange } from "./create-key-change.ts";
import type { OwnKey } from "./own-keys.ts";
import { inScope } from "./scope-parts.ts";

/** Goals of the same topic that came later: nobody sees them until the resident says so, with one press each. */
export function GoalsToAdd(props: { readonly of: Accessor<OwnKey>; readonly represents: Represents }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const change = createKeyChange();
  const name = () => props.of().entry.name;
  const missing = createMemo(() =>
    inScope(t(), dossier(), props.represents.scope)
      .filter((section) => !props.of().contents.sections.includes(section))
      .flatMap((section) => goalIn(dossier(), section) ?? []),
  );
  const add = async (section: SectionId): Promise<void> => {
    const { grant, contents } = props.of();
    const wish = {
      sections: [...contents.sections, section],
      represented: [...props.represents.sections, section],
    };
    if ((await change.change(grant, wish)) !== undefined) say({ text: t().represent.key.added(name()) });
  };
  const error = (): string | undefined => {
    const fault = change.fault();
    if (fault?.type === "offline") return t().handover.change.offline;
    return fault && offerFaultText(t(), fault);
  };
  return (
    <Show when={missing().length > 0}>
      <Section heading={t().represent.key.newGoals}>
        <ErrorText text={error()} />
        <For each={missing()}>
          {({ section, goal }) => (
            <div class="roer-note">
              <p class="roer-note__text" dir="auto" translate="no">
                {goal.fields.text}
              </p>
              <div class="roer-buttons">
                <Button
                  kind="text"
                  busy={change.busy()}
                  label={t().represent.key.addGoal(goal.fields.text)}
                  onClick={() => void add(section)}
                >
                  {t().represent.key.add}
                </Button>
              </div>
            </div>
          )}
        </For>
      </Section>
    </Show>
  );
}
