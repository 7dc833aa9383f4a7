import { aboutMeOf } from "#src/dossier/about-me.ts";
import { latestRatings } from "#src/dossier/area-rating.ts";
import { LINE_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { IF_THEN_DIRECTIONS, ifThenCards } from "#src/dossier/if-then-card.ts";
import { lifeAreas } from "#src/dossier/life-area.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Replica } from "#src/operations/replica.ts";
import { areaName } from "#src/ui/reading/area-name.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";

export const CHOICE_GROUPS = ["goals", "areas", "about", "agreements"] as const;
export type ChoiceGroupName = (typeof CHOICE_GROUPS)[number];

/** Something of the plan that can be copied onto a case sheet: its words as they stand now, and what they are of. */
export type CaseChoice = { readonly of: string; readonly text: string };

/** One text for each choice, for telling what was ticked. */
export const choiceKey = ({ of, text }: CaseChoice): string => `${of}\n${text}`;

const ABOUT = ["howToSupport", "pleaseDont", "whatMatters", "strengths", "communication"] as const;
const AREA_PARTS = ["goesWell", "hard", "wish"] as const;

/** All that the plan has to offer now, group by group, what goes well before what is hard; an empty group is left out. */
export function caseChoices(
  replica: Replica,
  t: Catalogue,
  today: LocalDate,
): ReadonlyMap<ChoiceGroupName, readonly CaseChoice[]> {
  const all: Readonly<Record<ChoiceGroupName, readonly CaseChoice[]>> = {
    goals: ofGoals(replica, t),
    areas: ofAreas(replica, t),
    about: ofAbout(replica, t),
    agreements: ofAgreements(replica, t, today),
  };
  return new Map(CHOICE_GROUPS.flatMap((group) => (all[group].length === 0 ? [] : [[group, all[group].map(fitting)]])));
}

/** Two texts may have become one that is longer than a point may be; what is cut off can be seen before it is chosen. */
const fitting = ({ of, text }: CaseChoice): CaseChoice => ({
  of: of.slice(0, LINE_LENGTH),
  text: text.slice(0, TEXT_LENGTH),
});

function ofGoals(replica: Replica, t: Catalogue): readonly CaseChoice[] {
  const words = t.caseSheet.choose;
  return planGoals(replica, "now").map(({ goal: { fields } }) => ({
    of: words.of.goal,
    text: fields.why === undefined ? fields.text : words.goalAndWhy(fields.text, fields.why),
  }));
}

function ofAreas(replica: Replica, t: Catalogue): readonly CaseChoice[] {
  const state = replica.shownOf("areas");
  const latest = latestRatings(state);
  return lifeAreas(state).flatMap((area) => {
    const fields = area.hidden ? undefined : latest.get(area.id)?.get("self")?.fields;
    return AREA_PARTS.flatMap((part): readonly CaseChoice[] => {
      const text = fields?.[part];
      return text === undefined
        ? []
        : [{ of: t.caseSheet.choose.of.areaPart(areaName(t, area), t.sheets[part].toLowerCase()), text }];
    });
  });
}

function ofAbout(replica: Replica, t: Catalogue): readonly CaseChoice[] {
  const about = aboutMeOf(replica.shownOf("about"))?.fields;
  return ABOUT.flatMap((field) => {
    const text = about?.[field];
    return text === undefined ? [] : [{ of: t.about.fields[field], text }];
  });
}

function ofAgreements(replica: Replica, t: Catalogue, today: LocalDate): readonly CaseChoice[] {
  const state = replica.shownOf("coordination");
  const { of, ifThenText } = t.caseSheet.choose;
  return [
    ...pointsOfContact(state, today).now.map(({ fields }) => ({
      of: of.contact,
      text: [fields.name, fields.organisation].filter((part) => part !== undefined).join(", "),
    })),
    ...IF_THEN_DIRECTIONS.flatMap((direction) => ifThenCards(state, direction)).map(({ fields }) => ({
      of: of.ifThen,
      text: ifThenText(fields.signal, fields.does),
    })),
    ...waitingCards(state)
      .filter(({ fields }) => fields.endedOn === undefined)
      .map(({ fields }) => ({ of: of.waiting, text: fields.waitingFor })),
  ];
}
