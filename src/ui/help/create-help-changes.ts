import type { Accessor } from "solid-js";
import { nextWeek } from "#src/dossier/help-dates.ts";
import { amendHelpRequest, type HelpRequest } from "#src/dossier/help-request.ts";
import type { Changes } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";

export type HelpChanges = {
  /** The same days a week later, of the same people. */
  readonly again: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly reopen: () => Promise<void>;
  readonly error: Accessor<string | undefined>;
};

/** What a resident does with a request that was asked; each of it can be undone, and needs no network. */
export function createHelpChanges(of: Accessor<PlanHelp>): HelpChanges {
  const { t } = useI18n();
  const today = useToday();
  const writer = createWriter();
  const change = async (changes: Changes<HelpRequest>, before: Changes<HelpRequest>, said: string): Promise<void> => {
    const { section, request } = of();
    const write = (what: Changes<HelpRequest>) =>
      writer.write(section, (at) => amendHelpRequest(request.ref.id, what, at));
    if (await write(changes)) say({ text: said, undo: { run: () => void write(before) } });
  };
  return {
    again: () => {
      const { on } = of().request.fields;
      return change({ on: nextWeek(of().request.fields, today()) }, { on }, t().help.one.againSaid);
    },
    close: () => change({ closedOn: today() }, { closedOn: null }, t().help.one.closedSaid),
    reopen: () => {
      const { closedOn = null } = of().request.fields;
      return change({ closedOn: null }, { closedOn }, t().help.check.asked);
    },
    error: () => {
      const fault = writer.fault();
      return fault && faultText(t(), fault);
    },
  };
}
