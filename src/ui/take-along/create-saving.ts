import { type Accessor, createSignal } from "solid-js";
import { utf8 } from "#src/base/bytes.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { sayCopied } from "#src/operations/say-copied.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { saveFile } from "#src/ui/session/save-file.ts";
import { say } from "#src/ui/session/toast.ts";

export type SavedFile = {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** What it is, as the access log tells it later. */
  readonly reason: string;
  readonly sections: readonly SectionId[];
  /** Runs once it is written down: of what cannot be, there is no copy. */
  readonly make: () => string;
};

export type Saving = {
  readonly save: (file: SavedFile) => Promise<void>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<RecordFault | undefined>;
};

/** A file in the open out of the own plan: first it stands in "Wie keek er?", then it is handed out. */
export function createSaving(): Saving {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [fault, setFault] = createSignal<RecordFault>();
  const [busy, setBusy] = createSignal(false);
  const save: Saving["save"] = async ({ name, type, reason, sections, make }) => {
    setBusy(true);
    const written = await sayCopied(session(), dossier(), { sections, reason, as: "file" });
    setBusy(false);
    setFault(written.ok ? undefined : written.error);
    if (!written.ok) return;
    app.wake();
    saveFile(name, [utf8(make())], type);
    say({ text: t().takeAlong.saved });
  };
  return { save, busy, fault };
}
