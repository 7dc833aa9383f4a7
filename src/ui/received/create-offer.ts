import { type Accessor, createSignal } from "solid-js";
import { restoreHelpOffer, withdrawHelpOffer, writeHelpOffer } from "#src/dossier/help-offer.ts";
import { HELP_KINDS, type HelpKind } from "#src/dossier/help-request.ts";
import { recordAll, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createFormDraft } from "#src/ui/writing/create-form-draft.ts";
import { ticked, withTick } from "#src/ui/writing/form-values.ts";
import { draftNames } from "./draft-names.ts";

export type Offer = {
  readonly what: Accessor<readonly HelpKind[]>;
  readonly tick: (what: HelpKind, on: boolean) => void;
  readonly limits: Accessor<string>;
  readonly setLimits: (text: string) => void;
  /** `changed`: what the resident has is another than what stands here. */
  readonly standing: Accessor<"draft" | "shared" | "changed">;
  readonly saved: Accessor<boolean>;
  /** True once it is kept and on its way. */
  readonly share: () => Promise<boolean>;
  readonly withdraw: () => Promise<boolean>;
  readonly fault: Accessor<RecordFault | undefined>;
};

/**
 * What this holder is happy to do. It is a sealed draft on this device, and goes to the resident's inbox when that is
 * asked for and not before; nobody who writes there can read it back, so what was sent is remembered beside the draft.
 */
export function createOffer(replica: Accessor<Replica>): Offer {
  const app = useApp();
  const session = useSession();
  const draft = createFormDraft(draftNames(replica().ref.grant).offer, () => ({}));
  const [fault, setFault] = createSignal<RecordFault>();
  const what = (): readonly HelpKind[] => {
    const chosen = ticked(draft.form()["what"] ?? "");
    return HELP_KINDS.filter((kind) => chosen.includes(kind));
  };
  const limits = (): string => draft.form()["limits"] ?? "";
  const present = (): string => JSON.stringify([what(), limits().trim()]);
  const sent = (): string => draft.form()["sent"] ?? "";
  const change = (name: string, text: string): void => {
    setFault(undefined);
    draft.change(name, text);
  };
  const write = async (makes: Parameters<typeof recordAll>[3]): Promise<boolean> => {
    const [inbox] = replica().ofKind("inbox");
    if (!inbox) return false;
    const done = await recordAll(session(), replica(), inbox.id, makes);
    setFault(done.ok ? undefined : done.error);
    if (done.ok) app.wake();
    return done.ok;
  };
  return {
    what,
    tick: (kind, on) => change("what", withTick(draft.form()["what"] ?? "", kind, on)),
    limits,
    setLimits: (text) => change("limits", text),
    standing: () => (sent() === "" ? "draft" : sent() === present() ? "shared" : "changed"),
    saved: draft.saved,
    share: async () => {
      const now = present();
      const offer = { what: [...what()], ...(limits().trim() === "" ? {} : { limits: limits() }) };
      // Put back as well: it may have been taken back before, on this device or on one that is gone.
      if (!(await write([(at) => writeHelpOffer(offer, at), restoreHelpOffer]))) return false;
      draft.change("sent", now);
      return true;
    },
    withdraw: async () => {
      if (!(await write([withdrawHelpOffer]))) return false;
      draft.change("sent", "");
      return true;
    },
    fault,
  };
}
