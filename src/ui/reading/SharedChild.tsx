import { type JSX, Show } from "solid-js";
import { childPartOf } from "#src/dossier/child-part.ts";
import { childVoices } from "#src/dossier/child-voice.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ChildVoices } from "./ChildVoices.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** What a child tells, for who may read it. */
export function SharedChild(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const name = (): string => childPartOf(props.state)?.fields.name ?? t().child.somebody;
  const voices = () => childVoices(props.state);
  return (
    <Section heading={t().child.part(name())}>
      <Show when={voices().length > 0} fallback={<p dir="auto">{t().child.none(name())}</p>}>
        <p class="roer-field__hint" dir="auto">
          {t().child.from(name())}
        </p>
        <ChildVoices of={voices()} name={name()} />
      </Show>
      <SharedTalk {...props} />
    </Section>
  );
}
