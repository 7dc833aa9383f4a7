import { type ClaimedDate, claimsOf, type HelpClaim } from "#src/dossier/help-claim.ts";
import { datesAhead, isAskedOn } from "#src/dossier/help-dates.ts";
import type { HelpRequest } from "#src/dossier/help-request.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { hasDomainRight } from "./rights.ts";
import { foldRoster, memberAt } from "./roster.ts";

/**
 * Who does which date, as the roster stands: what somebody took on and was shut out from since is free again, so that
 * another can take it. A key that ended by itself took nothing back, and what is over stays as it was. A date that was
 * never asked for is nobody's.
 */
export function standingClaims(
  state: SectionState,
  { ref, fields }: Recorded<HelpRequest>,
  today: LocalDate,
): ReadonlyMap<LocalDate, ClaimedDate> {
  const roster = foldRoster(state.records);
  const isIn = ({ author }: Recorded<HelpClaim>["ref"]): boolean => {
    const grant = parseId16<GrantId>(author);
    const member = grant && memberAt(roster, grant, Number.MAX_SAFE_INTEGER);
    return member !== undefined && hasDomainRight(member.domain, "help");
  };
  const isPast = ({ date, on }: HelpClaim): boolean => compareDates(on ?? date, today) < 0;
  const isAsked = ({ date, on }: HelpClaim): boolean => isAskedOn(fields, date, on);
  return claimsOf(
    state,
    ref,
    (claim) => isAsked(claim.fields) && (fields.closedOn !== undefined || isPast(claim.fields) || isIn(claim.ref)),
  );
}

/** The headings of the list: somebody is still needed, all dates have somebody, or there is nothing ahead. */
export type HelpGroup = "open" | "arranged" | "past";

export function helpGroup(
  { fields }: Recorded<HelpRequest>,
  claims: ReadonlyMap<LocalDate, ClaimedDate>,
  today: LocalDate,
): HelpGroup {
  const ahead = datesAhead(fields, today);
  if (fields.closedOn !== undefined || ahead.length === 0) return "past";
  return ahead.every(({ on }) => claims.has(on)) ? "arranged" : "open";
}
