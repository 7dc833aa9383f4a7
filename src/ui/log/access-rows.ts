import { holder } from "#src/dossier/entity-id.ts";
import type { AccessRow } from "#src/exports/access-log-csv.ts";
import { readLedger } from "#src/grants/ledger.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Replica } from "#src/operations/replica.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import { eventText } from "./log-days.ts";
import type { LogEvent } from "./log-event.ts";
import { certaintyOf, isOfDevice } from "./log-kinds.ts";
import { logNames } from "./log-names.ts";

/** What happened, with who did it and on whose behalf, for a file or for paper; nothing is joined. */
export function accessRows(
  t: Catalogue,
  f: Formats,
  replica: Replica,
  events: readonly LogEvent[],
): readonly AccessRow[] {
  const names = logNames(t, replica);
  const resident = residentName(replica) ?? t.log.export.resident;
  const ledger = replica.shown(replica.only("ledger").id);
  const grants = ledger && readLedger(ledger).grants;
  return events.map((event) => {
    const certainty = certaintyOf(event);
    const by = event.type === "passed-on" ? event.by : event.grant;
    const isHolders = certainty !== "yours" && certainty !== "by-itself";
    const { role, organisation } = authorName(replica, holder(by));
    const parent = grants?.get(by)?.parent;
    const acted = event.type === "acted" ? resident : undefined;
    const behalf = [acted, parent && names.person(parent), organisation].filter((part) => part !== undefined);
    return {
      at: event.at,
      event: event.type,
      // What stands in the plan is not in the file (log.export.notIn).
      what: eventText(t, f, names, "text" in event ? { ...event, text: "" } : event),
      who: isHolders ? names.person(by) : certainty === "yours" ? resident : "",
      role: (isHolders ? role : undefined) ?? "",
      behalf: isHolders ? behalf.join(", ") : "",
      about: isOfDevice(event) || (isHolders && by === event.grant) ? "" : names.person(event.grant),
      part: "section" in event ? names.part(event.section) : "",
      key: isOfDevice(event) ? "" : event.grant,
      certainty,
    };
  });
}
