import { type Accessor, createSignal } from "solid-js";
import type { Backup } from "#src/operations/open-backup.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { planRestore, restoreBackup, type RestorePlan } from "#src/operations/restore-backup.ts";
import { recordsOfPlan, undoTakeIn } from "#src/operations/take-in.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

export type PuttingBack = {
  /** As it was when the backup was opened: what is shown does not change while it happens. */
  readonly plan: RestorePlan;
  readonly take: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly state: Accessor<"before" | "taken" | "undone">;
  readonly busy: Accessor<boolean>;
  /** How many of how many files are back; undefined while that is not what it waits for. */
  readonly at: Accessor<readonly [done: number, all: number] | undefined>;
  readonly fault: Accessor<RecordFault | undefined>;
};

/** An opened backup into the plan that is open: first what it would do, then that, and the way back. */
export function createPutBack(backup: Backup): PuttingBack {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [state, setState] = createSignal<"before" | "taken" | "undone">("before");
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<RecordFault>();
  const [at, setAt] = createSignal<readonly [done: number, all: number]>();
  const report = (done: number, all: number): void => void setAt([done, all]);
  const plan = planRestore(dossier(), backup, session().now());
  let doing = plan;
  const planAgain = (): RestorePlan =>
    planRestore(dossier(), backup, session().now(), new Set(recordsOfPlan(doing.takeIn)));
  const run = async (work: () => ReturnType<typeof restoreBackup>, then: "taken" | "undone"): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    const done = await work();
    setBusy(false);
    setAt(undefined);
    setFault(done.ok ? undefined : done.error);
    app.wake();
    if (done.ok) setState(then);
  };
  return {
    plan,
    take: () =>
      run(() => {
        if (state() === "undone") doing = planAgain();
        return restoreBackup(session(), dossier(), backup, doing, report);
      }, "taken"),
    undo: () => run(() => undoTakeIn(session(), dossier(), doing.takeIn), "undone"),
    state,
    busy,
    at,
    fault,
  };
}
