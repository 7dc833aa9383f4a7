import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { type AreaRating, raterOfRating } from "#src/dossier/area-rating.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { type Area, isAreaCode } from "#src/dossier/life-area.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { AreaTime } from "#src/ui/reading/AreaTime.tsx";
import { AreaView } from "#src/ui/reading/AreaView.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { say } from "#src/ui/session/toast.ts";
import { AreaOwnName } from "./AreaOwnName.tsx";
import { type Areas, createAreas, isOwnView } from "./create-areas.ts";
import { addressOf, areaAddress, OVERVIEW } from "./questions.ts";

/** One topic: how each sees it now, side by side; how it went over time; what was said before. */
export default function AreaPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ area: string }>();
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
      {(area) => <OneArea areas={areas} area={area()} />}
    </Show>
  );
}

function OneArea(props: { readonly areas: Areas; readonly area: Area }): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const history = createMemo(() => props.areas.history(props.area.id));
  const latest = createMemo(() => {
    const raters = new Map(
      history()
        .toReversed()
        .map((rating) => [raterOfRating(rating), rating]),
    );
    return [...raters.values()];
  });
  const older = () => history().filter((rating) => !latest().includes(rating));
  const differ = (): boolean => new Set(latest().flatMap(({ fields }) => fields.value ?? [])).size > 1;
  const who = (rating: Recorded<AreaRating>): string => {
    if (rating.fields.raterName !== undefined) return rating.fields.raterName;
    if (isOwnView(rating)) return t().explore.raters.self;
    return authorName(dossier(), rating.ref.author).name ?? t().explore.raters[raterOfRating(rating)];
  };
  const hide = async ({ id }: Area, name: string): Promise<void> => {
    const undo = await props.areas.hide(id, true);
    if (!undo) return;
    say({ text: t().explore.area.hidden(name), undo: { label: t().records.putBack, run: () => void undo() } }, "next");
    navigate(OVERVIEW);
  };
  const Views = (of: { readonly ratings: readonly Recorded<AreaRating>[] }): JSX.Element => (
    <For each={of.ratings}>
      {(rating) => (
        <AreaView rating={rating.fields} by={t().explore.area.by(who(rating), f().relativeDay(rating.fields.on))} />
      )}
    </For>
  );
  return (
    <Page
      title={t().explore.title}
      heading={<bdi>{areaName(t(), props.area)}</bdi>}
      back={OVERVIEW}
      actions={
        <>
          <LinkButton href={addressOf(props.area.id, "goesWell")}>{t().explore.area.now}</LinkButton>
          <LinkButton kind="quiet" icon="people" href={`${areaAddress(props.area.id)}/samen`}>
            {t().explore.along.open}
          </LinkButton>
          <Show when={isAreaCode(props.area.id)}>
            <LinkButton kind="text" icon="home" href={`/buurt#${props.area.id}`}>
              {t().neighbourhood.topicLink}
            </LinkButton>
          </Show>
        </>
      }
    >
      <Show when={history().length > 0} fallback={<p>{t().explore.area.nothing}</p>}>
        <div class="roer-views">
          <Views ratings={latest()} />
        </div>
        <Show when={differ()}>
          <p>{t().goals.scale.differ}</p>
        </Show>
        <Show when={history().filter(({ fields }) => fields.value !== undefined).length > 1}>
          <Section heading={t().explore.area.time}>
            <AreaTime ratings={history()} who={who} />
          </Section>
        </Show>
        <Show when={older().length > 0}>
          <Fold label={t().explore.area.before}>
            <Views ratings={older()} />
          </Fold>
        </Show>
      </Show>
      <AreaOwnName
        areas={props.areas}
        area={props.area}
        onHide={() => void hide(props.area, areaName(t(), props.area))}
      />
    </Page>
  );
}
