import { createSignal, For, type JSX, onMount } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { readBuildHash } from "./build-hash.ts";
import "./settings.css";

/** What those who run the service can and cannot see, in so many words. */
export default function AboutPage(): JSX.Element {
  const { t } = useI18n();
  const [hash, setHash] = createSignal<string>();
  onMount(() => void readBuildHash().then(setHash));
  const texts = () => t().settings.about;
  const List = (props: { readonly items: readonly string[] }) => (
    <ul class="roer-plain-list">
      <For each={props.items}>{(item) => <li>{item}</li>}</For>
    </ul>
  );
  const build = (): string => {
    const found = hash();
    return found === undefined ? texts().buildUnknown : texts().build(found);
  };
  return (
    <Page title={texts().title} lead={texts().text} back="/meer">
      <Section heading={texts().notSeenHeading}>
        <List items={texts().notSeen} />
      </Section>
      <Section heading={texts().seenHeading}>
        <List items={texts().seen} />
      </Section>
      <Section heading={texts().limitHeading}>
        <p>{texts().limit}</p>
        <p>{texts().code}</p>
        <p translate="no">{build()}</p>
        <p>{texts().licence}</p>
      </Section>
    </Page>
  );
}
