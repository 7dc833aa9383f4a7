import { type JSX, Match, Switch } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { NEARBY, type PlacedActivity, useActivity } from "./activity-address.ts";
import { createCard } from "./create-card.ts";

/** A screen about the activity at the address, once the card is read. */
export function OnActivity(props: { readonly children: (one: PlacedActivity) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const card = createCard();
  const one = useActivity(card);
  return (
    <Switch>
      <Match when={one()} keyed>
        {(found) => props.children(found)}
      </Match>
      <Match when={card.here() !== undefined && !card.busy()}>
        <Page
          title={t().neighbourhood.activity.title}
          heading={t().neighbourhood.activity.gone}
          back={NEARBY}
          actions={<LinkButton href={NEARBY}>{t().neighbourhood.activity.toList}</LinkButton>}
        />
      </Match>
    </Switch>
  );
}
