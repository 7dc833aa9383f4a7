import type { ClaimedDate } from "#src/dossier/help-claim.ts";
import { datesAhead } from "#src/dossier/help-dates.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { helpRequestIn, type HelpRequest } from "#src/dossier/help-request.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { standingClaims } from "#src/grants/help-standing.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** A help request with the section that is its own, and who does which date. */
export type PlanHelp = {
  readonly section: SectionId;
  readonly state: SectionState;
  readonly request: Recorded<HelpRequest>;
  readonly claims: ReadonlyMap<LocalDate, ClaimedDate>;
};

/** Undefined when the section is no help request, or is not here. */
export function helpIn(replica: Replica, section: SectionId, today: LocalDate): PlanHelp | undefined {
  const state = replica.section(section)?.kind === "help" ? replica.shown(section) : undefined;
  const request = state && helpRequestIn(state);
  return request && { section, state, request, claims: standingClaims(state, request, today) };
}

/** All that this access reads, for the resident and for who was asked alike: what is needed soonest comes first. */
export const planHelp = (replica: Replica, today: LocalDate): readonly PlanHelp[] =>
  replica
    .ofKind("help")
    .flatMap(({ id }) => helpIn(replica, id, today) ?? [])
    .sort((a, b) => compareDates(nextOf(a, today), nextOf(b, today)) || newestFirst(a.request, b.request));

const nextOf = ({ request }: PlanHelp, today: LocalDate): LocalDate =>
  datesAhead(request.fields, today)[0]?.on ?? ("9999-12-31" as LocalDate);

/** Somebody who comes on a day. */
export type HelpOnDay = {
  readonly section: SectionId;
  readonly what: HelpRequest["what"];
  readonly author: AuthorId;
  readonly at: string | undefined;
};

/** Who comes on that day, in the order of the clock; what has no time comes last. */
export const helpOn = (replica: Replica, day: LocalDate): readonly HelpOnDay[] =>
  planHelp(replica, day)
    .filter(({ request }) => request.fields.closedOn === undefined)
    .flatMap(({ section, request, claims }) =>
      [...claims.values()]
        .filter(({ holds }) => (holds.fields.on ?? holds.fields.date) === day)
        .map(({ holds }) => ({
          section,
          what: request.fields.what,
          author: holds.ref.author,
          at: holds.fields.at ?? request.fields.at,
        })),
    )
    .sort((a, b) => (a.at ?? "24:00").localeCompare(b.at ?? "24:00"));
