import { type Accessor, createSignal } from "solid-js";
import { type OpenDossier, type OpenJsonFault, parseOpenDossier } from "#src/exports/open-json.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { planTakeIn, redoTakeIn, type TakeIn, takeIn, undoTakeIn } from "#src/operations/take-in.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

/** A year of everything is some hundreds of kilobytes; what is far larger is something else. */
const MOST_BYTES = 64 * 1024 * 1024;

export type TakeInFault = OpenJsonFault | RecordFault | { readonly type: "unreadable" | "too-large" };

export type Preview = { readonly dossier: OpenDossier; readonly plan: TakeIn };

export type TakingIn = {
  readonly choose: (file: File) => Promise<void>;
  /** What the chosen file would do; undefined until one was read. */
  readonly preview: Accessor<Preview | undefined>;
  readonly take: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly taken: Accessor<boolean>;
  /** It was taken in, and taken out again. */
  readonly undone: Accessor<boolean>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<TakeInFault | undefined>;
};

/** A plan that comes back out of a file: first what it would do, then that, and the way back. */
export function createTakeIn(): TakingIn {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [preview, setPreview] = createSignal<Preview>();
  const [taken, setTaken] = createSignal(false);
  const [undone, setUndone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<TakeInFault>();

  const planOf = (file: OpenDossier): TakeIn => {
    const sections = file.sections.map(({ id, kind, records }) => ({
      id,
      kind,
      records: records.map(({ createdAt, amendedAt, files: _named, ...record }) => ({
        ...record,
        createdAt: Date.parse(createdAt),
        amendedAt: Date.parse(amendedAt),
      })),
    }));
    return planTakeIn(dossier(), sections, session().now());
  };

  const choose = async (file: File): Promise<void> => {
    setTaken(false);
    setUndone(false);
    setPreview(undefined);
    if (file.size > MOST_BYTES) return void setFault({ type: "too-large" });
    let text: string;
    try {
      text = await file.text();
    } catch {
      return void setFault({ type: "unreadable" });
    }
    const parsed = parseOpenDossier(text);
    setFault(parsed.ok ? undefined : parsed.error);
    if (parsed.ok) setPreview({ dossier: parsed.value, plan: planOf(parsed.value) });
  };

  const run = async (work: typeof takeIn, then: () => void): Promise<void> => {
    const shown = preview();
    if (!shown) return;
    setBusy(true);
    const done = await work(session(), dossier(), shown.plan);
    setBusy(false);
    setFault(done.ok ? undefined : done.error);
    app.wake();
    if (done.ok) then();
  };

  return {
    choose,
    preview,
    take: () =>
      run(undone() ? redoTakeIn : takeIn, () => {
        setTaken(true);
        setUndone(false);
      }),
    undo: () =>
      run(undoTakeIn, () => {
        setTaken(false);
        setUndone(true);
      }),
    taken,
    undone,
    busy,
    fault,
  };
}
