import type { Accessor } from "solid-js";
import type { Audience } from "#src/dossier/child-part.ts";
import type { ChildVoice } from "#src/dossier/child-voice.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { Recorded, Unchecked } from "#src/dossier/kind.ts";

/** Something the child told, and who may read it. */
export type Told = { readonly audience: Audience; readonly voice: Recorded<ChildVoice> };

/** With what a child writes: on the parent's device, or on one of its own. */
export type ChildHand = {
  readonly name: Accessor<string>;
  /** How the parent is called. */
  readonly parent: Accessor<string>;
  /** Newest first; what this hand can change. */
  readonly own: Accessor<readonly Told[]>;
  /** Told with a key that is over: to read only. */
  readonly earlier: Accessor<readonly Told[]>;
  /** Undefined once it is kept; else the sentence that says why not. */
  readonly say: (
    audience: Audience,
    values: Unchecked,
    id: EntityId,
    editing: Told | undefined,
  ) => Promise<string | undefined>;
  readonly takeBack: (told: Told) => Promise<string | undefined>;
};

/** The screens, by the last part of their address. */
export const CHILD_STEPS = ["", "fijn", "niet-fijn", "wens", "teken", "wie", "klaar", "eerder"] as const;
export type ChildStep = (typeof CHILD_STEPS)[number];

export const childStepAt = (slug: string | undefined): ChildStep => CHILD_STEPS.find((step) => step === slug) ?? "";
