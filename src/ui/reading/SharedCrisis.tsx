import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { CrisisPhases } from "./CrisisPhases.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** The crisis card as a reader has it. */
export function SharedCrisis(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Section heading={t().keys.parts.crisis}>
      <CrisisPhases state={props.state} level={3} />
      <p>
        <strong>{t().crisis.danger}</strong>
      </p>
      <SharedTalk {...props} />
    </Section>
  );
}
