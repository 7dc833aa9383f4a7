import { type Accessor, createSignal } from "solid-js";
import type { Result } from "#src/base/result.ts";
import type { OpenJsonFault } from "#src/exports/open-json.ts";
import type { CalendarFault } from "#src/exports/read-icalendar.ts";
import type { CardFault } from "#src/exports/read-vcard.ts";
import type { RecordFault } from "#src/operations/record.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import {
  type FileSection,
  planTakeIn,
  recordsOfPlan,
  type TakeIn,
  takeIn,
  undoTakeIn,
} from "#src/operations/take-in.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

export type ReadFault = OpenJsonFault | CalendarFault | CardFault;
export type TakeInFault = ReadFault | RecordFault | { readonly type: "unreadable" | "too-large" };

export type TakeInSource<F> = {
  readonly mostBytes: number;
  readonly read: (text: string) => Result<F, ReadFault> | Promise<Result<F, ReadFault>>;
  /** The file is there: what it begins with may be chosen. */
  readonly opened?: (file: F) => void;
  /** What of it comes, as it is chosen now. */
  readonly sectionsOf: (file: F) => readonly FileSection[];
};

export type TakingIn<F> = {
  readonly choose: (file: File) => Promise<void>;
  readonly file: Accessor<F | undefined>;
  /** What the file would do; undefined until one was read. */
  readonly plan: Accessor<TakeIn | undefined>;
  /** Something else of it was chosen. */
  readonly replan: () => void;
  readonly take: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly taken: Accessor<boolean>;
  /** It was taken in, and taken out again. */
  readonly undone: Accessor<boolean>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<TakeInFault | undefined>;
};

/** What comes into the plan out of a file: first what it would do, then that, and the way back. */
export function createTakeIn<F>(source: TakeInSource<F>): TakingIn<F> {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [file, setFile] = createSignal<F>();
  const [plan, setPlan] = createSignal<TakeIn>();
  const [taken, setTaken] = createSignal(false);
  const [undone, setUndone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<TakeInFault>();
  const outAgain = new Set<EntityId>();
  let turn = 0;

  const replan = (): void => {
    const shown = file();
    setUndone(false);
    setPlan(shown && planTakeIn(dossier(), source.sectionsOf(shown), session().now(), outAgain));
  };

  const choose = async (chosen: File): Promise<void> => {
    const mine = ++turn;
    setTaken(false);
    setUndone(false);
    setFile(undefined);
    setPlan(undefined);
    setFault(undefined);
    if (chosen.size > source.mostBytes) return void setFault({ type: "too-large" });
    let text: string;
    try {
      text = await chosen.text();
    } catch {
      return void setFault({ type: "unreadable" });
    }
    const parsed = await source.read(text);
    // Another file was chosen meanwhile.
    if (mine !== turn) return;
    if (!parsed.ok) return void setFault(parsed.error);
    setFile(() => parsed.value);
    source.opened?.(parsed.value);
    replan();
  };

  const run = async (work: typeof takeIn, isIn: boolean): Promise<void> => {
    const shown = plan();
    if (!shown || busy()) return;
    setBusy(true);
    const done = await work(session(), dossier(), shown);
    setBusy(false);
    setFault(done.ok ? undefined : done.error);
    app.wake();
    if (!done.ok) return;
    if (!isIn) {
      for (const id of recordsOfPlan(shown)) outAgain.add(id);
      replan();
    }
    setTaken(isIn);
    setUndone(!isIn);
  };

  return {
    choose,
    file,
    plan,
    replan,
    take: () => run(takeIn, true),
    undo: () => run(undoTakeIn, false),
    taken,
    undone,
    busy,
    fault,
  };
}
