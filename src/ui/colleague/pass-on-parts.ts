import { goals } from "#src/dossier/goal.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { type DomainRights, formatDomainRights, knownDomainRights } from "#src/grants/rights.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { passable } from "#src/operations/pass-on-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { isReadableKind } from "#src/ui/reading/reading-order.ts";

/** A part of a received key that may be passed on, and what one may do in it oneself. */
export type PassablePart = { readonly section: SectionId; readonly label: string; readonly domain: DomainRights };

export function passableParts(t: Catalogue, replica: Replica): readonly PassablePart[] {
  return [...passable(replica)].flatMap(([section, capability]) => {
    const kind = replica.section(section)?.kind;
    if (kind === undefined || kind === "inbox" || !isReadableKind(kind)) return [];
    return [{ section, label: labelOf(t, replica, section, kind), domain: knownDomainRights(capability.domainRights) }];
  });
}

function labelOf(t: Catalogue, replica: Replica, section: SectionId, kind: SectionKind): string {
  const state = replica.shown(section);
  const goal = kind === "goal" && state ? goals(state)[0] : undefined;
  if (goal) return goal.fields.text;
  const names: Readonly<Record<string, unknown>> = t.keys.parts;
  const name = names[kind];
  return typeof name === "string" ? name : t.holder.plan.title;
}

/** Domain rights that one has anywhere, in the order in which they are asked. */
export const ownRights = (parts: readonly PassablePart[]) => {
  const all = parts.reduce((bits, { domain }) => bits | domain, 0);
  return formatDomainRights(knownDomainRights(all)).filter((right) => right !== "help");
};
