import { useLocation } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { type AreaCode, isAreaCode } from "#src/dossier/life-area.ts";
import type { Activity, NeighbourhoodCard } from "#src/exports/neighbourhood-card.ts";
import type { Card } from "./create-card.ts";

export const NEARBY = "/buurt";

/**
 * Which topic or activity stands behind the #, which a browser sends to nobody: also a page that is loaded anew tells no
 * server what somebody looks at.
 */
export const activityAddress = (place: number, what: "activiteit" | "stap" | "kaart" = "activiteit"): string =>
  `${NEARBY}/${what}#${place}`;

/** The topic that a link to the list names, if any. */
export function topicIn(hash: string): AreaCode | undefined {
  const code = hash.slice(1);
  return isAreaCode(code) ? code : undefined;
}

/** Where an activity stands on its card, from 1. */
export const placeOf = ({ activities }: NeighbourhoodCard, activity: Activity): number =>
  activities.indexOf(activity) + 1;

export type PlacedActivity = { readonly place: number; readonly activity: Activity };

/** The activity at the address; undefined when there is none such. The same for as long as it is: a form stands on it. */
export function useActivity(card: Card): Accessor<PlacedActivity | undefined> {
  const location = useLocation();
  return createMemo(
    (): PlacedActivity | undefined => {
      const place = Number(location.hash.slice(1));
      const activity = card.here()?.card.activities[place - 1];
      return activity && { place, activity };
    },
    undefined,
    { equals: (a, b) => a?.place === b?.place && a?.activity === b?.activity },
  );
}
