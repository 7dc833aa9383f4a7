import { createMemo, For, type JSX, Show } from "solid-js";
import { lifeAreas } from "#src/dossier/life-area.ts";
import { activitiesOn, type NeighbourhoodCard } from "#src/exports/neighbourhood-card.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { search } from "#src/ui/session/match.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { activityAddress, placeOf } from "./activity-address.ts";
import type { Card } from "./create-card.ts";
import { type Fit, fitWishes, wishesIn } from "./fit-wishes.ts";
import { whenText } from "./when-text.ts";

const MOST = 50;
const LONGEST = 100;

export type ActivityListProps = {
  readonly card: Card;
  readonly here: NeighbourhoodCard;
  /** A code of the list; empty for all. */
  readonly topic: string;
  readonly onTopic: (topic: string) => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
};

/** By topic, by a word, by one's own wishes: all of it is decided here, and nobody is asked. */
export function ActivityList(props: ActivityListProps): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const areas = createMemo(() => dossier().shownOf("areas"));
  const names = createMemo(
    () => new Map(lifeAreas(areas()).flatMap((area) => (area.hidden ? [] : [[area.id, areaName(t(), area)] as const]))),
  );
  const wishes = createMemo(() => wishesIn(areas()).filter(({ area }) => names().has(area)));
  const all = createMemo(() => activitiesOn(props.here, today()));
  const topics = createMemo(() => {
    const there = new Set<string>(all().flatMap(({ about }) => about ?? []));
    return [...names()].filter(([id]) => there.has(id) || id === props.topic);
  });
  const byWords = createMemo(() => {
    if (props.words.trim() === "") return all();
    const entries = all().map((activity) => ({
      part: "activity" as const,
      title: activity.name,
      text: [activity.description, activity.organizer, activity.location, whenText(t(), f(), activity)].join(" "),
      href: "",
      activity,
    }));
    return search(entries, props.words).map((found) => found.activity);
  });
  const found = createMemo((): readonly Fit[] => {
    const some = byWords().filter(({ about }) => props.topic === "" || about?.some((code) => code === props.topic));
    return props.card.byWishes() ? fitWishes(some, wishes()) : some.map((activity) => ({ activity, areas: [] }));
  });
  const told = (): string => {
    if (found().length > 0) return t().neighbourhood.count(found().length);
    if (props.card.byWishes() && wishes().length === 0) return t().neighbourhood.noWishes;
    return props.card.byWishes() ? t().neighbourhood.nothingFits : t().neighbourhood.nothing;
  };
  const hint = ({ activity, areas: fitting }: Fit): string => {
    const fits = fitting.flatMap((id) => names().get(id) ?? []);
    const why = fits.length > 0 ? t().neighbourhood.filter.fits(f().list(fits)) : activity.location;
    return [whenText(t(), f(), activity), why].filter((part) => part !== undefined).join(" · ");
  };
  return (
    <>
      <form class="roer-form" role="search" onSubmit={(event) => event.preventDefault()}>
        <SelectField
          label={t().neighbourhood.filter.topic}
          choices={[
            { value: "", label: t().neighbourhood.filter.all },
            ...topics().map(([value, label]) => ({ value, label })),
          ]}
          value={props.topic}
          onChange={props.onTopic}
        />
        <TextField
          label={t().neighbourhood.filter.words}
          hint={t().neighbourhood.filter.wordsHint}
          value={props.words}
          onInput={props.onWords}
          capitals="none"
          maxLength={LONGEST}
        />
        <CheckRow
          label={t().neighbourhood.filter.wishes}
          hint={t().neighbourhood.filter.wishesHint}
          checked={props.card.byWishes()}
          onChange={props.card.setByWishes}
        />
      </form>
      <p role="status">{told()}</p>
      <Show when={props.card.byWishes() && wishes().length === 0}>
        <p>
          <LinkButton kind="quiet" href="/hoe-gaat-het">
            {t().neighbourhood.toWishes}
          </LinkButton>
        </p>
      </Show>
      <div class="roer-choices">
        <For each={found().slice(0, MOST)}>
          {(one) => (
            <ChoiceRow
              label={one.activity.name}
              hint={hint(one)}
              go={activityAddress(placeOf(props.here, one.activity))}
            />
          )}
        </For>
      </div>
      <Show when={found().length > MOST}>
        <p>{t().neighbourhood.more}</p>
      </Show>
    </>
  );
}
