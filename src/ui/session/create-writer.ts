import { type Accessor, createSignal } from "solid-js";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import type { Op } from "#src/dossier/op.ts";
import type { Result } from "#src/base/result.ts";
import { recordAll, recordInNewSection, type RecordFault } from "#src/operations/record.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useApp, useOwnDossier, useSession } from "./app-context.tsx";

/** Makes an op at a reading of the clock, or says why it cannot be. */
export type Make = (at: Timestamp) => Result<Op, FieldFault> | Op;

export type Writer = {
  /** Writes what belongs together; true once it is kept on this device. It waits for no network. */
  readonly write: (section: SectionId, ...makes: readonly Make[]) => Promise<boolean>;
  /** A new section with its first op; its id, or undefined when it was not kept. */
  readonly begin: (kind: SectionKind, make: Make) => Promise<SectionId | undefined>;
  /** Why the last write did not happen; undefined after one that did. */
  readonly fault: Accessor<RecordFault | undefined>;
  readonly clear: () => void;
};

/** How a screen of the resident writes: into the own dossier, shared when there is a network. */
export function createWriter(): Writer {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [fault, setFault] = createSignal<RecordFault>();

  const settle = <T>(done: Result<T, RecordFault>): T | undefined => {
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return undefined;
    app.wake();
    return done.value;
  };
  return {
    write: async (section, ...makes) => {
      const done = await recordAll(session(), dossier(), section, makes);
      settle(done);
      return done.ok;
    },
    begin: async (kind, make) => settle(await recordInNewSection(session(), dossier(), kind, make)),
    fault,
    clear: () => setFault(undefined),
  };
}
