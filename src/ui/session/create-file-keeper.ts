import { type Accessor, createSignal } from "solid-js";
import type { Attachment } from "#src/dossier/attachment.ts";
import { type KeepFault, keepFile, type Picked } from "#src/operations/keep-file.ts";
import { useApp } from "./app-context.tsx";

export type FileKeeper = {
  /** Undefined when it was not kept: `fault` says why. */
  readonly keep: (picked: Picked) => Promise<Attachment | undefined>;
  /** Pieces kept so far, while one is being kept. */
  readonly progress: Accessor<{ readonly done: number; readonly all: number } | undefined>;
  readonly fault: Accessor<KeepFault | undefined>;
  readonly clear: () => void;
};

/** Seals files of the resident onto this device, one after the other. */
export function createFileKeeper(): FileKeeper {
  const app = useApp();
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly all: number }>();
  const [fault, setFault] = createSignal<KeepFault>();
  return {
    keep: async (picked) => {
      const state = app.state();
      const replica = state.type === "open" ? state.session.owned() : undefined;
      if (state.type !== "open" || !replica) return undefined;
      setProgress({ done: 0, all: 1 });
      const kept = await keepFile(state.session, replica, picked, (done, all) => setProgress({ done, all }));
      setProgress(undefined);
      setFault(kept.ok ? undefined : kept.error);
      return kept.ok ? kept.value : undefined;
    },
    progress,
    fault,
    clear: () => setFault(undefined),
  };
}
