import { createSignal } from "solid-js";
import { type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { amendStep, isOpenStep, type Step, type StepStatus } from "#src/dossier/step.ts";
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

/** Ticking steps on one visit of a screen. Putting back restores what the step was before. */
export function createStepTicks(writer: Writer): StepTicks {
  const [before, setBefore] = createSignal<ReadonlyMap<EntityKey, StepStatus>>(new Map());
  const isTicked = ({ ref, fields }: Recorded<Step>): boolean =>
    before().has(entityKey(ref)) && fields.status === "done";
  return {
    isTicked,
    inSight: (step) => isOpenStep(step.fields) || isTicked(step),
    tick: async (section, { ref, fields }) => {
      setBefore(new Map([...before(), [entityKey(ref), fields.status]]));
      await writer.write(section, (at) => amendStep(ref.id, { status: "done" }, at));
    },
    putBack: async (section, { ref }) => {
      const status = before().get(entityKey(ref)) ?? "todo";
      const written = await writer.write(section, (at) => amendStep(ref.id, { status }, at));
      if (written) setBefore(new Map([...before()].filter(([key]) => key !== entityKey(ref))));
    },
  };
}
