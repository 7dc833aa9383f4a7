import { holder } from "#src/dossier/entity-id.ts";
import type { AccessRow } from "#src/exports/access-log-csv.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Replica } from "#src/operations/replica.ts";
import { authorName, residentName } from "#src/ui/session/author-name.ts";
import { eventText } from "./log-days.ts";
import type { LogEvent } from "./log-events.ts";
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
  return events.map((event) => {
    const certainty = certaintyOf(event);
    const isHolders = certainty !== "yours" && certainty !== "by-itself";
    const { role, organisation } = authorName(replica, holder(event.grant));
    return {
      at: event.at,
      event: event.type,
      what: eventText(t, f, names, event),
      who: isHolders ? names.person(event.grant) : certainty === "yours" ? resident : "",
      role: (isHolders ? role : undefined) ?? "",
      behalf: (isHolders ? organisation : undefined) ?? "",
      about: isHolders || isOfDevice(event) ? "" : names.person(event.grant),
      part: "section" in event ? names.part(event.section) : "",
      key: isOfDevice(event) ? "" : event.grant,
      certainty,
    };
  });
}
