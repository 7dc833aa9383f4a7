import { type Accessor, createSignal } from "solid-js";
import type { Attachment } from "#src/dossier/attachment.ts";
import { forgetFile, type KeepFault, keepFile, type Picked } from "#src/operations/keep-file.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import { useApp } from "./app-context.tsx";

export type FileKeeper = {
  /** Undefined when it was not kept: `fault` says why. */
  readonly keep: (picked: Picked) => Promise<Attachment | undefined>;
  /** A file that was kept and is not wanted after all. One that a record names stays. */
  readonly forget: (file: Attachment) => void;
  readonly progress: Accessor<{ readonly done: number; readonly all: number } | undefined>;
  readonly fault: Accessor<KeepFault | undefined>;
  readonly clear: () => void;
};

/** Seals files of the resident onto this device, one after the other. */
export function createFileKeeper(): FileKeeper {
  const app = useApp();
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly all: number }>();
  const [fault, setFault] = createSignal<KeepFault>();
  const own = (): { readonly session: Session; readonly replica: Replica } | undefined => {
    const state = app.state();
    const replica = state.type === "open" ? state.session.owned() : undefined;
    return state.type === "open" && replica ? { session: state.session, replica } : undefined;
  };
  return {
    keep: async (picked) => {
      const open = own();
      if (!open) return undefined;
      setProgress({ done: 0, all: 1 });
      const kept = await keepFile(open.session, open.replica, picked, (done, all) => setProgress({ done, all }));
      setProgress(undefined);
      setFault(kept.ok ? undefined : kept.error);
      return kept.ok ? kept.value : undefined;
    },
    forget: ({ blob }) => {
      const open = own();
      if (open) void forgetFile(open.session, open.replica, blob).catch(() => undefined);
    },
    progress,
    fault,
    clear: () => setFault(undefined),
  };
}
