import { Appointment } from "./appointment.ts";
import type { EntityRef } from "./entity-id.ts";
import { Goal } from "./goal.ts";
import type { Kind, Recorded, Unchecked } from "./kind.ts";
import type { Proposal } from "./proposal.ts";
import type { SectionKind } from "./section-kinds.ts";
import { Service } from "./service.ts";
import { Step } from "./step.ts";

/** Which field of the answer names what was made. */
export type Names = "step" | "goal" | "service" | "appointment";

/** A record to make, from values that `createFrom` checks. `here`: in the section of the proposal; else in one of its own. */
export type Outcome = {
  readonly kind: Kind;
  readonly names: Names;
  readonly here: boolean;
  readonly fields: Unchecked;
};

/**
 * What a proposal becomes when the answer is yes, in the words of who proposed it or of the resident. A step for which no
 * goal is known becomes a goal of its own. Undefined for one that makes nothing: a change that was only agreed to, and what
 * was proposed where it cannot stand.
 */
export function outcomeOf(
  { ref, fields }: Pick<Recorded<Proposal>, "ref" | "fields">,
  text: string,
  place: { readonly kind: SectionKind | undefined; readonly goal: EntityRef | undefined },
): Outcome | undefined {
  const { proposes, why = null, due = null, at = null, place: where = null, provider = null } = fields;
  switch (proposes) {
    case "appointment":
      return place.kind === "calendar" && due !== null
        ? here(Appointment, "appointment", { title: text, on: due, at, place: where })
        : undefined;
    case "service":
      return place.kind === "services" ? here(Service, "service", { what: text, provider }) : undefined;
    case "change":
      return undefined;
    case "step":
      if (place.goal)
        return here(Step, "step", { title: text, status: "todo", goal: place.goal, proposedBy: ref, due });
      break;
    case "goal":
      break;
  }
  const goal = { text, kind: "change", lifecycle: "active", proposedBy: ref, why, dueDate: due };
  return { kind: Goal, names: "goal", here: false, fields: goal };
}

const here = (kind: Kind, names: Names, fields: Unchecked): Outcome => ({ kind, names, here: true, fields });
