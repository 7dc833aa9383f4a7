import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { CardSource } from "./CardSource.tsx";
import type { Card, CardHere } from "./create-card.ts";

/** Whose card it is, of which day, and how to get a newer one or another one. */
export function AboutCard(props: { readonly card: Card; readonly here: CardHere }): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().neighbourhood.about;
  const came = (): string => {
    const { from, at } = props.here.kept;
    return from === "file" ? words().file(f().date(at)) : words().here(f().date(at));
  };
  return (
    <Section heading={words().heading}>
      <div>
        <p dir="auto">{props.here.card.name}</p>
        <Show when={props.here.card.publisher}>{(name) => <p dir="auto">{words().by(name())}</p>}</Show>
        <p>{words().updated(f().date(props.here.card.dateModified))}</p>
        <Show when={props.here.card.expires}>{(day) => <p>{words().expires(f().date(day()))}</p>}</Show>
        <p>{came()}</p>
      </div>
      <CardSource card={props.card} />
      <p class="roer-field__hint">{words().private}</p>
    </Section>
  );
}
