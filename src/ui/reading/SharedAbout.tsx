import { For, type JSX, Show } from "solid-js";
import { aboutMeOf } from "#src/dossier/about-me.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

const FIELDS = ["howToSupport", "pleaseDont", "whatMatters", "strengths", "communication", "reciprocity"] as const;
type Field = (typeof FIELDS)[number];

/** "Zo help je mij": what was filled in, under its own words. */
export function SharedAbout(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const filled = (): readonly { readonly field: Field; readonly text: string }[] => {
    const about = aboutMeOf(props.state)?.fields;
    return FIELDS.flatMap((field) => {
      const text = about?.[field];
      return text === undefined ? [] : [{ field, text }];
    });
  };
  return (
    <Section heading={t().about.heading}>
      <For each={filled()} fallback={<p>{t().holder.plan.noText}</p>}>
        {({ field, text }) => (
          <div>
            {/* The part itself has this name, so that its first field needs none. */}
            <Show when={field !== "howToSupport"}>
              <h3>{t().about.fields[field]}</h3>
            </Show>
            <OwnWords text={text} />
          </div>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}
