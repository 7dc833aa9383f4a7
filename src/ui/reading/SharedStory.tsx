import { type JSX, Show } from "solid-js";
import { myStoryOf } from "#src/dossier/my-story.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** "Mijn verhaal", in own words. */
export function SharedStory(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Section heading={t().keys.parts.story}>
      <Show when={myStoryOf(props.state)?.fields.text} fallback={<p>{t().holder.plan.noText}</p>}>
        {(text) => <OwnWords text={text()} />}
      </Show>
      <SharedTalk {...props} />
    </Section>
  );
}
