import { type JSX, Show } from "solid-js";
import type { AreaRating } from "#src/dossier/area-rating.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { OwnWords } from "./OwnWords.tsx";

/** How one person sees one area: the face in words, then what goes well, what is hard, what is wished for. */
export function AreaView(props: { readonly rating: AreaRating; readonly by: string }): JSX.Element {
  const { t } = useI18n();
  const face = (): string | undefined =>
    props.rating.value === undefined ? undefined : t().kit.faces[props.rating.value - 1];
  return (
    <div class="roer-note">
      <p class="roer-field__hint" dir="auto">
        {props.by}
      </p>
      <Show when={face()}>
        {(words) => (
          <p>
            <strong>{words()}</strong>
          </p>
        )}
      </Show>
      <Part label={t().explore.ask.goesWell} text={props.rating.goesWell} />
      <Part label={t().explore.ask.hard} text={props.rating.hard} />
      <Part label={t().explore.ask.wish} text={props.rating.wish} />
      <Show when={props.rating.talkAboutThis}>
        <p>{t().explore.talk}.</p>
      </Show>
    </div>
  );
}

function Part(props: { readonly label: string; readonly text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <div>
          <p>{props.label}</p>
          <OwnWords text={text()} />
        </div>
      )}
    </Show>
  );
}
