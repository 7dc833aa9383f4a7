import { createMemo, For, type JSX, Show } from "solid-js";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import { familyGoals } from "#src/dossier/family-goal.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { familyShares } from "#src/dossier/family-share.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow } from "#src/ui/kit/TickRow.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { contactFields } from "./agreement-fields.ts";
import { FamilyShares } from "./FamilyShares.tsx";
import { memberFields } from "./family-fields.ts";
import { SharedRecords } from "./SharedRecords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** The family plan: who belongs to it, what each wants, what all want together. */
export function SharedFamily(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const contacts = createMemo(() => pointsOfContact(props.state, today()).now);
  const Goals = (of: { readonly member: EntityRef | undefined }): JSX.Element => (
    <Show when={familyGoals(props.state, of.member).length > 0}>
      <TickList label={t().family.goals.label}>
        <For each={familyGoals(props.state, of.member)}>
          {({ fields }) => (
            <TickRow
              text={fields.text}
              state={fields.doneOn === undefined ? "todo" : "done"}
              meta={fields.helper === undefined ? undefined : t().family.goals.helps(fields.helper)}
            />
          )}
        </For>
      </TickList>
    </Show>
  );
  return (
    <Section heading={t().keys.parts.family}>
      <SharedRecords
        heading={t().family.contact.row}
        of={contacts()}
        fields={contactFields(t(), today())}
        titleField="name"
        titleOf={({ name }) => name}
      />
      <SharedRecords
        heading={t().family.members}
        of={familyMembers(props.state)}
        fields={memberFields(t())}
        titleField="name"
        titleOf={({ name }) => name}
        Foot={(of) => <Goals member={of.record.ref} />}
      />
      <Show when={familyShares(props.state).length > 0}>
        <h3>{t().family.shared.heading}</h3>
        <FamilyShares state={props.state} authorName={props.authorName} level={4} />
      </Show>
      <Show when={familyGoals(props.state).length > 0}>
        <h3>{t().family.together}</h3>
        <Goals member={undefined} />
      </Show>
      <SharedTalk {...props} />
    </Section>
  );
}
