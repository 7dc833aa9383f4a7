import { type Accessor, createSignal } from "solid-js";
import { type MadeBackup, makeBackup } from "#src/operations/make-backup.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { sayCopied } from "#src/operations/say-copied.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { saveBlob } from "#src/ui/session/save-file.ts";

export type BackupMaking = {
  readonly make: () => Promise<void>;
  /** The one that was just made; undefined before. */
  readonly made: Accessor<MadeBackup | undefined>;
  readonly busy: Accessor<boolean>;
  /** How far along; undefined where there is nothing to count. */
  readonly at: Accessor<readonly [done: number, all: number] | undefined>;
  readonly fault: Accessor<RecordFault | { readonly type: "backup-too-large" } | undefined>;
  /** Hands it to another app; undefined where the browser cannot. */
  readonly share: Accessor<(() => Promise<void>) | undefined>;
};

/** One press: the file is made, written down, and handed out. */
export function createBackup(): BackupMaking {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [made, setMade] = createSignal<MadeBackup>();
  const [busy, setBusy] = createSignal(false);
  const [at, setAt] = createSignal<readonly [done: number, all: number]>();
  const [fault, setFault] = createSignal<RecordFault | { readonly type: "backup-too-large" }>();
  const name = (): string => t().backup.file(f().day(session().now()));

  const run = async (): ReturnType<typeof makeBackup> => {
    const replica = dossier();
    const someone = t().log.someone;
    return makeBackup(
      session(),
      replica,
      (author) => authorName(replica, author).name ?? someone,
      (done, all) => setAt([done, all]),
    );
  };
  const make = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFault(undefined);
    const done = await run();
    // Written down before it is handed out: so other devices know of it, and do not ask for one.
    const note = { sections: [], reason: t().backup.title, as: "backup" } as const;
    const written = done.ok ? await sayCopied(session(), dossier(), note) : done;
    setBusy(false);
    setAt(undefined);
    if (!done.ok || !written.ok) {
      if (!written.ok) setFault(written.error);
      return;
    }
    app.wake();
    setMade(done.value);
    saveBlob(name(), done.value.file);
  };
  const asFiles = (): File[] | undefined => {
    const { file } = made() ?? {};
    return file && [new File([file], name(), { type: file.type })];
  };
  return {
    make,
    made,
    busy,
    at,
    fault,
    share: () => {
      const files = asFiles();
      if (!files || typeof navigator.share !== "function" || navigator.canShare?.({ files }) !== true) return undefined;
      // Closed without choosing is no fault: the file lies on the device already.
      return () => navigator.share({ files }).catch(() => undefined);
    },
  };
}
