import { OWNER } from "./entity-id.ts";
import type { Goal } from "./goal.ts";
import { type Area, AREA_CODES, type AreaId, entityOfArea, LifeArea } from "./life-area.ts";
import { logOf, type SectionState } from "./reduce.ts";

/** By each name of a topic the topic itself; undefined under a name that two of them had. */
export type TopicNames = ReadonlyMap<string, AreaId | undefined>;

export type GoalTopics = {
  readonly areas: ReadonlySet<AreaId>;
  /** Names of which nothing here tells what they are names of. */
  readonly unknown: readonly string[];
};

const listedById: ReadonlyMap<string, AreaId> = new Map(AREA_CODES.map((code) => [entityOfArea(code), code]));

/**
 * Every name that the resident's own list ever gave a topic, the present ones among them, and the names of a language.
 * A goal keeps the name its topic had when it was chosen.
 */
export function topicNames(
  areas: SectionState | undefined,
  language: ReadonlyMap<AreaId, string> = new Map(),
): TopicNames {
  const out = new Map<string, AreaId | undefined>();
  const learn = (name: string, area: AreaId): void => {
    out.set(name, out.has(name) && out.get(name) !== area ? undefined : area);
  };
  for (const [area, name] of language) learn(name, area);
  for (const { op, author } of areas ? logOf(areas) : []) {
    if (op.t !== "set" || op.kind !== LifeArea.name || author !== OWNER) continue;
    const { name } = op.fields;
    if (typeof name === "string") learn(name.trim(), listedById.get(op.id) ?? op.id);
  }
  return out;
}

/** The names of the list as it stands, to choose from; undefined under a name that two of them have. */
export function listNames(areas: readonly Area[], nameOf: (area: Area) => string): TopicNames {
  const out = new Map<string, AreaId | undefined>();
  for (const area of areas) out.set(nameOf(area), out.has(nameOf(area)) ? undefined : area.id);
  return out;
}

/**
 * What a goal is about. The topic that was kept with a name counts as long as the goal still has that name: an older
 * version changes the names and knows no more. Without one the name itself is looked up.
 */
export function topicsOf(goal: Pick<Goal, "areas" | "topics">, names: TopicNames): GoalTopics {
  const areas = new Set<AreaId>();
  const unknown: string[] = [];
  for (const name of goal.areas ?? []) {
    const area = goal.topics?.find((one) => one.name === name)?.area ?? names.get(name);
    if (area === undefined) unknown.push(name);
    else areas.add(area);
  }
  return { areas, unknown };
}

/** To keep with the names that were chosen: what each is a name of, as far as that is plain. */
export const topicsFor = (chosen: readonly string[], names: TopicNames): NonNullable<Goal["topics"]> =>
  chosen.flatMap((name) => {
    const area = names.get(name);
    return area === undefined ? [] : [{ area, name }];
  });
