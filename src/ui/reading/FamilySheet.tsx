import { createMemo, For, type JSX, Show } from "solid-js";
import type { AuthorId, EntityRef } from "#src/dossier/entity-id.ts";
import { familyGoals } from "#src/dossier/family-goal.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { familyShares } from "#src/dossier/family-share.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { memberFields } from "./family-fields.ts";
import { FamilyShares } from "./FamilyShares.tsx";
import { RecordFacts } from "./RecordFacts.tsx";

export type FamilySheetProps = { readonly state: SectionState; readonly authorName: (author: AuthorId) => string };

/** The family's own part on the familiegroepsplan: who, with what each wants, and what each brought in. */
export function FamilySheet(props: FamilySheetProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const contacts = createMemo(() => pointsOfContact(props.state, today()).now);
  const members = createMemo(() => familyMembers(props.state));
  const wants = (member: EntityRef | undefined): string =>
    f().list(familyGoals(props.state, member).map(({ fields }) => fields.text));
  return (
    <>
      <Show when={contacts().length > 0}>
        <Section heading={t().family.contact.row}>
          <p dir="auto">{f().list(contacts().map(({ fields }) => fields.name))}</p>
        </Section>
      </Show>
      <Show when={members().length > 0}>
        <Section heading={t().family.members}>
          <For each={members()}>
            {({ ref, fields }) => (
              <div class="roer-shared-record">
                <h3 dir="auto" translate="no">
                  {fields.name}
                </h3>
                <RecordFacts fields={memberFields(t())} values={fields} without="name" />
                <Show when={familyGoals(props.state, ref).length > 0}>
                  <p dir="auto">{t().family.wants(wants(ref))}</p>
                </Show>
              </div>
            )}
          </For>
        </Section>
      </Show>
      <Show when={familyGoals(props.state).length > 0}>
        <Section heading={t().family.together}>
          <p dir="auto">{wants(undefined)}</p>
        </Section>
      </Show>
      <Show when={familyShares(props.state).length > 0}>
        <Section heading={t().family.shared.heading}>
          <FamilyShares state={props.state} authorName={props.authorName} />
        </Section>
      </Show>
    </>
  );
}
