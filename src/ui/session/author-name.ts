import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { foldRoster, nameOf } from "#src/grants/roster.ts";
import type { Replica } from "#src/operations/replica.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { parseId16, type GrantId } from "#src/protocol/ids.ts";

/** Who is behind an author, as a screen says it. */
export type AuthorName = {
  /** Undefined when nothing on this device tells the name. */
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly organisation: string | undefined;
  /** The one who holds this device wrote it. */
  readonly own: boolean;
};

/**
 * The name and role of an author, also after the key ended. The resident reads them in the ledger, where also keys
 * stand that may only write to the inbox; a holder reads them in the rosters, and the resident's name as the key told it.
 */
export function authorName(replica: Replica, author: AuthorId): AuthorName {
  const own = author === replica.author;
  if (author === OWNER) return { name: residentName(replica), role: undefined, organisation: undefined, own };
  const grant = parseId16<GrantId>(author);
  const known = grant && ((replica.owner ? inLedger(replica, grant) : undefined) ?? inRosters(replica, grant));
  return { name: known?.name, role: known?.role, organisation: known?.organisation, own };
}

type Known = {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
};

function inLedger(replica: Replica, grant: GrantId): Known | undefined {
  const state = replica.shown(replica.only("ledger").id);
  return state && readLedger(state).grants.get(grant);
}

function inRosters(replica: Replica, grant: GrantId): Known | undefined {
  for (const { id } of replica.sections) {
    const state = replica.shown(id);
    const member = state && nameOf(foldRoster(state.records), grant);
    if (member?.name !== undefined) return member;
  }
  return undefined;
}
