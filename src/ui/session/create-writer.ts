import { type Accessor, createSignal } from "solid-js";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import type { Op } from "#src/dossier/op.ts";
import type { Result } from "#src/base/result.ts";
import { recordAll, recordIn, recordInNewSection, type RecordFault } from "#src/operations/record.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import { useApp } from "./app-context.tsx";
import { hush } from "./toast.ts";

/** Makes an op at a reading of the clock, or says why it cannot be. */
export type Make = (at: Timestamp) => Result<Op, FieldFault> | Op;

export type Writer = {
  /** Writes what belongs together; true once it is kept on this device. It waits for no network. */
  readonly write: (section: SectionId, ...makes: readonly Make[]) => Promise<boolean>;
  /** The same into the one section of a kind, which is made when nothing was written there yet. */
  readonly writeIn: (kind: SectionKind, ...makes: readonly Make[]) => Promise<boolean>;
  /** A new section with its first op; its id, or undefined when it was not kept. */
  readonly begin: (kind: SectionKind, make: Make) => Promise<SectionId | undefined>;
  /** Why the last write did not happen; undefined after one that did. */
  readonly fault: Accessor<RecordFault | undefined>;
  readonly clear: () => void;
};

/**
 * How a screen of the resident writes: into the own dossier, shared when there is a network. Undo may be pressed after
 * the screen was left, so the session is looked up at each write; when it was locked by then nothing is written. What
 * was said of the write before goes: its undo would reach back past this one.
 */
export function createWriter(): Writer {
  const app = useApp();
  const [fault, setFault] = createSignal<RecordFault>();

  const own = (): { readonly session: Session; readonly replica: Replica } | undefined => {
    const state = app.state();
    const replica = state.type === "open" ? state.session.owned() : undefined;
    return state.type === "open" && replica ? { session: state.session, replica } : undefined;
  };
  const settle = <T>(done: Result<T, RecordFault>): T | undefined => {
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return undefined;
    app.wake();
    return done.value;
  };
  return {
    write: async (section, ...makes) => {
      const open = own();
      if (!open) return false;
      hush();
      const done = await recordAll(open.session, open.replica, section, makes);
      settle(done);
      return done.ok;
    },
    writeIn: async (kind, ...makes) => {
      const open = own();
      if (!open) return false;
      hush();
      const done = await recordIn(open.session, open.replica, kind, makes);
      settle(done);
      return done.ok;
    },
    begin: async (kind, make) => {
      const open = own();
      if (!open) return undefined;
      hush();
      return settle(await recordInNewSection(open.session, open.replica, kind, make));
    },
    fault,
    clear: () => setFault(undefined),
  };
}
