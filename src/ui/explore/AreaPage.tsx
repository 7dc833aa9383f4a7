import { useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { AreaView } from "#src/ui/reading/AreaView.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { createAreas, isOwnView } from "./create-areas.ts";
import { addressOf, OVERVIEW } from "./questions.ts";

/** One topic: all that was said of it, the latest first, each under the name of who saw it so. */
export default function AreaPage(): JSX.Element {
  const { t, f } = useI18n();
  const params = useParams<{ area: string }>();
  const dossier = useOwnDossier();
  const areas = createAreas();
  return (
    <Show
      when={areas.find(params.area)}
      fallback={
        <Page
          title={t().explore.title}
          heading={t().explore.area.gone}
          actions={<LinkButton href={OVERVIEW}>{t().explore.area.toList}</LinkButton>}
        />
      }
    >
      {(area) => (
        <Page
          title={t().explore.title}
          heading={<bdi>{areaName(t(), area())}</bdi>}
          back={OVERVIEW}
          actions={<LinkButton href={addressOf(area().id, "goesWell")}>{t().explore.area.now}</LinkButton>}
        >
          <Show when={areas.history(area().id).length === 0}>
            <p>{t().explore.area.nothing}</p>
          </Show>
          <For each={areas.history(area().id)}>
            {(rating) => (
              <AreaView
                rating={rating.fields}
                by={t().explore.area.by(
                  rating.fields.raterName ??
                    (isOwnView(rating)
                      ? t().explore.raters.self
                      : (authorName(dossier(), rating.ref.author).name ?? t().explore.raters.professional)),
                  f().relativeDay(rating.fields.on),
                )}
              />
            )}
          </For>
        </Page>
      )}
    </Show>
  );
}
