import { type Goal, goals } from "#src/dossier/goal.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { hasDomainRight, hasRelayRight, knownDomainRights, parseRelayRights } from "#src/grants/rights.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Other } from "./propose-fields.ts";

/** One part of somebody's plan with what this key allows in it. */
export type Part = {
  readonly id: SectionId;
  readonly kind: SectionKind;
  readonly state: SectionState;
  readonly reads: boolean;
  readonly notes: boolean;
  readonly proposes: boolean;
  readonly scores: boolean;
};

/** The parts of a key, from its own capabilities; nothing else is known here of what the dossier holds. */
export function partsOf(replica: Replica): readonly Part[] {
  return replica.sections.flatMap((copy) => {
    const capability = copy.authors.get(replica.ref.grant)?.capability;
    const state = replica.shown(copy.id);
    const rights = capability && parseRelayRights(capability.rights);
    if (!capability || !state || rights === undefined) return [];
    const domain = knownDomainRights(capability.domainRights);
    const reads = copy.kind !== "inbox" && hasRelayRight(rights, "read");
    const appends = hasRelayRight(rights, "append");
    return [
      {
        id: copy.id,
        kind: copy.kind,
        state,
        reads,
        notes: appends && hasDomainRight(domain, "note"),
        proposes: appends && reads && hasDomainRight(domain, "propose"),
        scores: appends && reads && hasDomainRight(domain, "score"),
      },
    ];
  });
}

/** Where a note or a proposal can go. `goal` is its words, undefined for what is about nothing in particular. */
export type Target = {
  readonly section: SectionId;
  readonly goal: string | undefined;
  readonly about: EntityRef | undefined;
};

/**
 * Goals first, newest before older; then the one place for what is about nothing in particular: where this holder can read
 * it back if there is such a part, else the resident's inbox.
 */
export function noteTargets(parts: readonly Part[]): readonly Target[] {
  const may = parts.filter(({ notes }) => notes);
  const general =
    may.find(({ kind }) => kind === "about") ??
    may.find(({ kind }) => kind === "family") ??
    may.find(({ kind }) => kind === "inbox");
  const others = general === undefined ? may.filter(({ kind }) => kind !== "goal").slice(0, 1) : [general];
  return [...goalTargets(may), ...others.map(({ id }) => ({ section: id, goal: undefined, about: undefined }))];
}

/** The goals for which this holder may propose a step. */
export const proposalTargets = (parts: readonly Part[]): readonly Target[] =>
  goalTargets(parts.filter(({ proposes }) => proposes));

/** In which section each of these may be proposed: where it would come to stand, and a goal beside what it is about. */
export function otherTargets(parts: readonly Part[]): Readonly<Partial<Record<Other, SectionId>>> {
  const may = parts.filter(({ proposes }) => proposes);
  const of = (kind: SectionKind): SectionId | undefined => may.find((part) => part.kind === kind)?.id;
  const [goal, service, appointment] = [of("about") ?? of("goal"), of("services"), of("calendar")];
  return {
    ...(goal === undefined ? {} : { goal }),
    ...(service === undefined ? {} : { service }),
    ...(appointment === undefined ? {} : { appointment }),
  };
}

export type Proposable = "step" | Other;

/** What this holder may propose, the most usual first. */
export function mayPropose(parts: readonly Part[]): readonly Proposable[] {
  const others = otherTargets(parts);
  return [
    ...(proposalTargets(parts).length > 0 ? (["step"] as const) : []),
    ...(["goal", "appointment", "service"] as const).filter((what) => others[what] !== undefined),
  ];
}

function goalTargets(parts: readonly Part[]): readonly Target[] {
  const found = parts.flatMap(({ id, kind, state }) => {
    const [goal] = kind === "goal" ? goals(state) : [];
    return goal ? [{ section: id, goal: goal.fields.text, about: goal.ref, createdAt: goal.createdAt }] : [];
  });
  return found
    .sort((a, b) => b.createdAt - a.createdAt || (a.section < b.section ? -1 : 1))
    .map(({ section, goal, about }) => ({ section, goal, about }));
}

/** The goals of which this holder may say how far they are: those that have a scale, newest before older. */
export const scoredGoals = (
  parts: readonly Part[],
): readonly { readonly section: SectionId; readonly goal: Recorded<Goal> }[] =>
  parts
    .filter(({ scores, kind }) => scores && kind === "goal")
    .flatMap(({ id, state }) => goals(state).map((goal) => ({ section: id, goal })))
    .filter(({ goal }) => goal.fields.scale !== undefined)
    .sort((a, b) => newestFirst(a.goal, b.goal));
