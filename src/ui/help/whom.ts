import { parseId16 } from "#src/protocol/ids.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { type HelpOffer, helpOffers } from "#src/dossier/help-offer.ts";
import type { HelpKind } from "#src/dossier/help-request.ts";
import { type Circle, opensAt, readLedger } from "#src/grants/ledger.ts";
import type { Replica } from "#src/operations/replica.ts";

/** Somebody with a key, who can be asked. */
export type Helper = {
  readonly grant: GrantId;
  readonly name: string;
  readonly role: string | undefined;
  readonly circle: Circle;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly sections: readonly SectionId[];
  /** What they said they are happy to do. */
  readonly offer: HelpOffer | undefined;
};

/** Everybody with a live key, by name; of the own circle first. A stop that waits for the relay counts as an end. */
export function helpers(replica: Replica, now: number): readonly Helper[] {
  const ledger = replica.shown(replica.only("ledger").id);
  const inbox = replica.shown(replica.only("inbox").id);
  if (!ledger) return [];
  const offers = new Map(
    (inbox ? helpOffers(inbox) : []).map(({ ref, fields }) => [parseId16<GrantId>(ref.author), fields]),
  );
  return [...readLedger(ledger).grants]
    .filter(([grant, entry]) => opensAt(entry, now) && !replica.record.stopping.includes(grant))
    .map(([grant, { name, role, circle, until, sections }]) => ({
      grant,
      name,
      role,
      circle,
      until,
      sections,
      offer: offers.get(grant),
    }))
    .sort(
      (a, b) =>
        Number(a.circle === "professional") - Number(b.circle === "professional") ||
        a.name.localeCompare(b.name) ||
        (a.grant < b.grant ? -1 : 1),
    );
}

/** Who said they want to do this come first. */
export const helpersFor = (all: readonly Helper[], what: HelpKind | undefined): readonly Helper[] =>
  [...all].sort((a, b) => Number(offers(b, what)) - Number(offers(a, what)));

export const offers = ({ offer }: Helper, what: HelpKind | undefined): boolean =>
  what !== undefined && offer?.what.includes(what) === true;

/** Who was asked for this one. */
export const askedFor = (all: readonly Helper[], section: SectionId): readonly Helper[] =>
  all.filter(({ sections }) => sections.includes(section));
