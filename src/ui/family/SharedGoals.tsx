import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { FamilyGoals } from "./FamilyGoals.tsx";

/** What the family wants together. */
export function SharedGoals(): JSX.Element {
  const { t } = useI18n();
  return (
    <Section heading={t().family.together}>
      <FamilyGoals member={undefined} none={t().family.togetherEmpty} />
    </Section>
  );
}
