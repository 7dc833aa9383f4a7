import type { JSX } from "solid-js";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { FamilyGoals } from "./FamilyGoals.tsx";

/** What one of the family wants. */
export function MemberGoals(props: { readonly record: Recorded<FamilyMember> }): JSX.Element {
  const { t } = useI18n();
  return (
    <Section heading={t().family.goals.heading(props.record.fields.name)}>
      <FamilyGoals member={props.record.ref} none={t().family.goals.none} />
    </Section>
  );
}
