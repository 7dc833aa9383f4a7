import type { Recorded } from "#src/dossier/kind.ts";
import type { Step } from "#src/dossier/step.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { actThatMade, doerOf } from "./done-for-me.ts";
import { stepMeta } from "./step-meta.ts";

/** Under a step of the resident's own plan: who does it and when; and where somebody made it for the resident, who. */
export function stepLine(
  t: Catalogue,
  f: Formats,
  replica: Replica,
  section: SectionId,
  { ref, fields }: Recorded<Step>,
): string | undefined {
  const act = fields.proposedBy && actThatMade(replica, section, ref);
  const by = act && t.represent.act.by(doerOf(replica, act) ?? t.log.someone);
  const parts = [stepMeta(t, f, fields), by].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}
