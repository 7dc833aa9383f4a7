import { type Accessor, createSignal } from "solid-js";
import { utf8 } from "#src/base/bytes.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import type { CopyForm } from "#src/dossier/copied.ts";
import { type HolderCopy, makeHolderCopy } from "#src/exports/holder-copy.ts";
import type { RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { sayCopied } from "#src/operations/say-copied.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { saveFile } from "#src/ui/session/save-file.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { draftNames } from "./draft-names.ts";
import { partsOf, type Part } from "./what-holder-may.ts";

export const REASONS = ["register", "meeting", "request", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** What came of the last way that was chosen. */
export type HandedOut =
  | { readonly type: "done"; readonly as: CopyForm }
  /** Written down, and the browser would not take the text. */
  | { readonly type: "text-refused" }
  | { readonly type: "not-written"; readonly fault: RecordFault };

export type HolderCopying = {
  readonly step: Accessor<"why" | "what">;
  readonly reason: Accessor<Reason | undefined>;
  readonly chooseReason: (reason: Reason) => void;
  readonly own: Accessor<string>;
  readonly setOwn: (text: string) => void;
  readonly missing: Accessor<boolean>;
  readonly next: () => void;
  readonly back: () => void;
  /** The parts that go along. */
  readonly parts: Accessor<readonly Part[]>;
  readonly copy: Accessor<HolderCopy>;
  /** The reason in words. */
  readonly words: Accessor<string>;
  readonly handedOut: Accessor<HandedOut | undefined>;
  /** `text`: of the page as it stands. Nothing is handed out before it is written down that it was. */
  readonly asText: (text: string) => Promise<void>;
  readonly asFile: () => Promise<void>;
  readonly onPaper: () => Promise<void>;
};

/** A copy for one's own file: why, what, and in which of three ways. */
export function createHolderCopy(replica: Accessor<Replica>, resident: Accessor<string>): HolderCopying {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const today = useToday();
  const [step, setStep] = createSignal<"why" | "what">("why");
  const [reason, setReason] = createSignal<Reason>();
  const [own, setOwn] = createDraft(draftNames(replica().ref.grant).copy);
  const [missing, setMissing] = createSignal(false);
  const [handedOut, setHandedOut] = createSignal<HandedOut>();

  const words = (): string => {
    const chosen = reason();
    if (chosen === undefined) return "";
    return (chosen === "other" ? own() : t().workspace.copy.reasons[chosen]).trim().slice(0, LINE_LENGTH);
  };
  const parts = (): readonly Part[] => (session(), partsOf(replica()).filter(({ reads }) => reads));
  const copy = (): HolderCopy =>
    makeHolderCopy({
      sections: parts(),
      nameOf: (author) => authorName(replica(), author).name ?? resident(),
      resident: resident(),
      copiedBy: session().profile.introduction ?? { name: "", role: "", organisation: "" },
      reason: words(),
      today: today(),
      now: session().now(),
    });
  const writeDown = async (as: CopyForm): Promise<boolean> => {
    const sections = parts().map(({ id }) => id);
    const written = await sayCopied(session(), replica(), { sections, reason: words(), as });
    setHandedOut(written.ok ? { type: "done", as } : { type: "not-written", fault: written.error });
    if (written.ok) app.wake();
    return written.ok;
  };
  return {
    step,
    reason,
    chooseReason: (chosen) => {
      setMissing(false);
      setReason(chosen);
    },
    own,
    setOwn: (text) => {
      setMissing(false);
      setOwn(text);
    },
    missing,
    next: () => {
      setMissing(words() === "");
      if (words() !== "") setStep("what");
    },
    back: () => {
      setHandedOut(undefined);
      setStep("why");
    },
    parts,
    copy,
    words,
    handedOut,
    asText: async (text) => {
      if (!(await writeDown("text"))) return;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Some browsers at work forbid it; the text stands on the screen to be selected.
        setHandedOut({ type: "text-refused" });
      }
    },
    asFile: async () => {
      if (await writeDown("file"))
        saveFile(`${t().workspace.copy.fileName}.json`, [utf8(`${JSON.stringify(copy(), undefined, 2)}\n`)]);
    },
    onPaper: async () => {
      if (await writeDown("print")) window.print();
    },
  };
}
