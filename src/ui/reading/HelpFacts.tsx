import { type JSX, Show } from "solid-js";
import type { HelpRequest } from "#src/dossier/help-request.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { helpText, lengthText } from "./help-words.ts";
import { OwnWords } from "./OwnWords.tsx";
import { repeatChoices } from "./repeat-words.ts";

/** What was written with a request: in own words, where, how long, how often. */
export function HelpFacts(props: { readonly request: HelpRequest }): JSX.Element {
  const { t, f } = useI18n();
  const often = (): string | undefined => repeatChoices(t()).find(({ value }) => value === props.request.repeat)?.label;
  return (
    <>
      <Show when={helpText(props.request)}>{(text) => <OwnWords text={text()} />}</Show>
      <Show when={props.request.place}>{(place) => <p dir="auto">{t().help.asked.place(place())}</p>}</Show>
      <Show when={props.request.minutes}>
        {(minutes) => <p>{t().help.when.takes(lengthText(t(), f(), minutes()))}</p>}
      </Show>
      <Show when={often()}>{(words) => <p>{words()}</p>}</Show>
    </>
  );
}
