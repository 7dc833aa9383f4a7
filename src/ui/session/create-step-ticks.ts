import { type Accessor, createSignal } from "solid-js";
import { type EntityId, type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import { type Recorded, retract } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { amendStep, createStep, isOpenStep, stepAfter, Step, type StepStatus } from "#src/dossier/step.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Writer } from "./create-writer.ts";

export type StepTicks = {
  /** Was it ticked since the screen was opened? Such a step stays in sight and can be put back. */
  readonly isTicked: (step: Recorded<Step>) => boolean;
  /** Open, or ticked on this visit. */
  readonly inSight: (step: Recorded<Step>) => boolean;
  readonly tick: (section: SectionId, step: Recorded<Step>) => Promise<void>;
  readonly putBack: (section: SectionId, step: Recorded<Step>) => Promise<void>;
};

/** How a step stood before it was ticked, and the next one that the tick of a repeating step made. */
type Before = { readonly status: StepStatus; readonly next: EntityId | undefined };

/** Ticking steps on one visit of a screen. Putting back restores what the step was before. */
export function createStepTicks(writer: Writer, today: Accessor<LocalDate>): StepTicks {
  const [before, setBefore] = createSignal<ReadonlyMap<EntityKey, Before>>(new Map());
  const isTicked = ({ ref, fields }: Recorded<Step>): boolean =>
    before().has(entityKey(ref)) && fields.status === "done";
  return {
    isTicked,
    inSight: (step) => isOpenStep(step.fields) || isTicked(step),
    tick: async (section, { ref, fields }) => {
      const following = stepAfter(fields, today());
      const next = following && newEntityId();
      setBefore(new Map([...before(), [entityKey(ref), { status: fields.status, next }]]));
      await writer.write(
        section,
        (at) => amendStep(ref.id, { status: "done" }, at),
        ...(following && next ? [(at: Parameters<typeof createStep>[2]) => createStep(following, next, at)] : []),
      );
    },
    putBack: async (section, { ref }) => {
      const { status, next } = before().get(entityKey(ref)) ?? { status: "todo" as const, next: undefined };
      const written = await writer.write(
        section,
        (at) => amendStep(ref.id, { status }, at),
        ...(next ? [(at: Parameters<typeof createStep>[2]) => retract(Step, next, at)] : []),
      );
      if (written) setBefore(new Map([...before()].filter(([key]) => key !== entityKey(ref))));
    },
  };
}
