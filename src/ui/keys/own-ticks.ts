import type { Result } from "#src/base/result.ts";
import { chooseOwn, type KeyChoice, type KeyChoiceFault } from "#src/grants/key-choice.ts";
import { hasDomainRight } from "#src/grants/rights.ts";
import type { DateChoice } from "#src/grants/window.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { PlanPart } from "./plan-parts.ts";

/** "Zelf kiezen": which parts, and what the other may do with them. */
export type OwnTicks = {
  readonly sections: ReadonlySet<SectionId>;
  readonly read: boolean;
  readonly note: boolean;
  readonly propose: boolean;
  readonly score: boolean;
  readonly passOn: boolean;
};

export const ticksOf = ({ sections, domain, passOn }: Pick<KeyChoice, "sections" | "domain" | "passOn">): OwnTicks => ({
  sections: new Set(sections),
  read: sections.length > 0,
  note: hasDomainRight(domain, "note"),
  propose: hasDomainRight(domain, "propose"),
  score: hasDomainRight(domain, "score"),
  passOn: passOn === true,
});

/** The choice that ticks make of what the plan has now. */
export function choiceOf(
  { sections, ...rights }: OwnTicks,
  parts: readonly PlanPart[],
  until: DateChoice,
): Result<KeyChoice, KeyChoiceFault> {
  return chooseOwn({ parts: parts.filter(({ section }) => sections.has(section)), ...rights, until });
}
