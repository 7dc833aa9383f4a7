import type { Instant } from "#src/base/instant.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type Circle, CIRCLES } from "./ledger.ts";
import { type DomainRights, domainRights } from "./rights.ts";
import type { DateChoice } from "./window.ts";

/** Meedenken · Meelezen · Alleen een berichtje · Gezin · Even meekijken. */
export const PRESETS = ["think-along", "read-along", "message-only", "family", "quick-look"] as const;
export type PresetId = (typeof PRESETS)[number];

export type Preset = {
  readonly id: PresetId;
  /** What it opens: about-me and one goal, or nothing at all. Never the map, the story or anything else. */
  readonly parts: readonly ("about" | "goal" | "family")[];
  readonly domain: DomainRights;
  readonly lasts: DateChoice;
};

const TABLE: Readonly<Record<PresetId, Preset>> = {
  "think-along": {
    id: "think-along",
    parts: ["about", "goal"],
    domain: domainRights("note", "propose"),
    lasts: { type: "three-months" },
  },
  "read-along": { id: "read-along", parts: ["about", "goal"], domain: domainRights(), lasts: { type: "two-weeks" } },
  // Not to propose: who has this key brings a goal in as their own words (family-share.ts). A proposal would have no place in
  // that part to stand, and the resident was asked to give a right that nobody could use.
  family: { id: "family", parts: ["family"], domain: domainRights("note"), lasts: { type: "one-year" } },
  "quick-look": { id: "quick-look", parts: ["about", "goal"], domain: domainRights(), lasts: { type: "two-days" } },
  "message-only": { id: "message-only", parts: [], domain: domainRights("note"), lasts: { type: "three-months" } },
};

export const preset = (id: PresetId): Preset => TABLE[id];

export const parsePresetId = (text: string): PresetId | undefined => PRESETS.find((id) => id === text);

/** For whom the key is. */
export type Relation = "worker" | "somebody-i-know" | "family" | "representative" | "child";
const DEFAULTS: Readonly<Record<Relation, PresetId>> = {
  worker: "think-along",
  "somebody-i-know": "message-only",
  family: "family",
  // What such a key opens follows from what it is about (representation-scope.ts); its window and rights are as these.
  representative: "think-along",
  child: "message-only",
};
export const defaultPreset = (relation: Relation): PresetId => DEFAULTS[relation];

const RELATIONS: Readonly<Record<Circle, Relation>> = {
  professional: "worker",
  supporter: "somebody-i-know",
  family: "family",
  child: "child",
};
export const relationOf = (circle: Circle): Relation => RELATIONS[circle];
/** Who represents somebody mostly does so by profession; older versions know no other circle than these. */
export const circleOf = (relation: Relation): Circle =>
  relation === "representative" ? "professional" : (CIRCLES.find((one) => RELATIONS[one] === relation) ?? "supporter");

/** The parts of a dossier that a preset can choose from. */
export type Parts = {
  readonly about: SectionId | undefined;
  readonly family?: SectionId | undefined;
  readonly goals: readonly { readonly section: SectionId; readonly createdAt: Instant }[];
  /** The goal the resident came from, if the way to the key led from one. */
  readonly cameFrom: SectionId | undefined;
};

/** The sections a preset opens: about-me, the family's plan, and the goal the resident came from, else the newest. */
export function sectionsOf(chosen: Preset, parts: Parts): readonly SectionId[] {
  const out: SectionId[] = [];
  if (chosen.parts.includes("about") && parts.about !== undefined) out.push(parts.about);
  if (chosen.parts.includes("family") && parts.family !== undefined) out.push(parts.family);
  const goal = chosen.parts.includes("goal") ? goalOf(parts) : undefined;
  if (goal !== undefined) out.push(goal);
  return out;
}

function goalOf({ goals, cameFrom }: Parts): SectionId | undefined {
  if (cameFrom !== undefined && goals.some(({ section }) => section === cameFrom)) return cameFrom;
  return [...goals].sort((a, b) => b.createdAt - a.createdAt || (a.section < b.section ? -1 : 1))[0]?.section;
}
