import { type Accessor, createMemo } from "solid-js";
import { agreedLists, AgreedList, type Said } from "#src/dossier/agreed-list.ts";
import {
  type Agreeing,
  attend,
  everythingSaid,
  fixAgreed,
  isThere,
  readAgreeing,
  say as sayIn,
  type Standing,
  standingOf,
  stillToAsk,
  type UnfinishedFault,
  unfinished,
  writeAgreeing,
} from "#src/dossier/agreeing.ts";
import { type Agreement, linesOf } from "#src/dossier/agreement.ts";
import { retract } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createDraft } from "#src/ui/session/create-draft.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";

export type Agree = {
  /** The lines that everybody is asked about, as they stand now. */
  readonly lines: Accessor<readonly Agreement[]>;
  /** Whom one may expect: who has a key to the sheet, who is named in a line, who was added. */
  readonly expected: Accessor<readonly string[]>;
  readonly present: Accessor<readonly string[]>;
  readonly isThere: (name: string) => boolean;
  readonly attend: (name: string, there: boolean) => void;
  readonly standing: (name: string) => Standing;
  readonly say: (said: Said) => void;
  /** Who says no, to the lines as they stand. */
  readonly noes: Accessor<readonly Said[]>;
  readonly toAsk: Accessor<readonly string[]>;
  readonly unfinished: Accessor<UnfinishedFault | undefined>;
  readonly resident: Accessor<string>;
  /** Fixes the list with what everybody said. Undefined when it was not kept; else how to take it back. */
  readonly fix: () => Promise<(() => Promise<boolean>) | undefined>;
};

/**
 * "Zijn we het eens?" on the resident's device. What was said so far is a sealed draft: a lock or a reload loses nothing.
 * A line that comes in meanwhile makes everybody be asked again, since they said yes to another list.
 */
export function createAgree(of: Accessor<OpenSheet>, writer: Writer): Agree {
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const [text, setText, clear] = createDraft(`case-sheet/${of().section}/agree`);

  const round = createMemo(() => readAgreeing(text()));
  const change = (next: Agreeing): void => setText(writeAgreeing(next));
  const lines = createMemo(() => linesOf(of().state));
  const resident = (): string => residentName(dossier()) ?? "";
  const expected = createMemo((): readonly string[] => {
    const keys = whoCanSee(dossier(), session().now(), of().section).map(({ name }) => name);
    const named = lines().flatMap(({ who }) => who ?? []);
    const own = resident().toLowerCase();
    const byName = new Map<string, string>();
    for (const name of [...round().present, ...keys, ...named]) {
      const key = name.trim().toLowerCase();
      if (key !== own && !byName.has(key)) byName.set(key, name.trim());
    }
    return [...byName.values()].sort((a, b) => a.localeCompare(b));
  });
  const fix = async (): Promise<(() => Promise<boolean>) | undefined> => {
    const { section, state } = of();
    const id = newEntityId();
    const on = { day: today(), resident: resident(), replaces: agreedLists(state)[0]?.list.ref };
    const said = round();
    const asked = lines();
    if (!(await writer.write(section, (at) => fixAgreed(said, asked, on, id, at)))) return undefined;
    clear();
    return () => writer.write(section, (at) => retract(AgreedList, id, at));
  };
  return {
    lines,
    expected,
    present: () => round().present,
    isThere: (name) => isThere(round(), name),
    attend: (name, there) => change(attend(round(), name, there)),
    standing: (name) => standingOf(round(), name, lines()),
    say: (said) => change(sayIn(round(), said, lines())),
    noes: () => everythingSaid(round(), lines(), resident()).filter(({ answer }) => answer === "no"),
    toAsk: () => stillToAsk(round(), lines()),
    unfinished: () => unfinished(round(), lines()),
    resident,
    fix,
  };
}
