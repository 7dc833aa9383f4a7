import { aboutMeOf } from "#src/dossier/about-me.ts";
import { openProposals } from "#src/dossier/answer.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { networkMembers } from "#src/dossier/network-member.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import { isShareable } from "#src/dossier/section-kinds.ts";
import { readLedger, standingOf } from "#src/grants/ledger.ts";
import { isBackupDue, lastBackup } from "#src/operations/backup-age.ts";
import { type StandingAct, standingActs } from "#src/operations/standing-acts.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { isLeft } from "#src/ui/session/let-end.ts";
import type { Offering, OpenOffer } from "#src/ui/session/offering.ts";

type Codes = Pick<Offering, "state" | "links">;

/** What may ask for attention, the most urgent kind first. */
export type Attention =
  | { readonly type: "key-asked"; readonly name: string; readonly link: OpenOffer | undefined }
  /** The relay takes people by invitation, and does not know this one. */
  | { readonly type: "code" }
  | { readonly type: "proposal"; readonly section: SectionId; readonly author: AuthorId }
  /** Somebody did this for the resident, who has not seen it yet. */
  | { readonly type: "acted"; readonly act: StandingAct }
  | { readonly type: "key-ending"; readonly grant: GrantId; readonly name: string; readonly until: number }
  | { readonly type: "sheet" }
  /** Things have changed for long enough since the last one; or there was none. */
  | { readonly type: "backup"; readonly first: boolean };

/** Somebody who opened a code > the relay's own code > new proposal > what was done for the resident > key that ends within a week > recovery sheet > backup. A screen shows one of them at a time. */
export function attentionOf(replica: Replica, offering: Codes, now: number): readonly Attention[] {
  return [
    ...asked(offering),
    ...(replica.record.codeAsked === true ? [{ type: "code" } as const] : []),
    ...proposed(replica),
    ...standingActs(replica)
      .filter(({ answer }) => answer.fields.seen !== true)
      .map((act) => ({ type: "acted" as const, act })),
    ...ending(replica, now),
    ...(needsSheet(replica) ? [{ type: "sheet" } as const] : []),
    ...(hasContent(replica) && isBackupDue(replica, now)
      ? [{ type: "backup", first: lastBackup(replica) === undefined } as const]
      : []),
  ];
}

function asked({ state, links }: Codes): readonly Attention[] {
  const shown = state();
  const here: Attention[] =
    shown.type === "claimed" && !shown.offer.isKept
      ? [{ type: "key-asked", name: shown.claimant.name, link: undefined }]
      : [];
  return [
    ...here,
    ...links().flatMap((link): Attention[] => {
      const sent = link.state();
      return sent.type === "claimed" ? [{ type: "key-asked", name: sent.claimant.name, link }] : [];
    }),
  ];
}

/** One for each section with open proposals: they are answered together. */
function proposed(replica: Replica): readonly Attention[] {
  return replica.sections
    .filter(({ id, kind }) => isShareable(kind) && replica.mayHold(id, Proposal.name))
    .flatMap(({ id }) => {
      const state = replica.shown(id);
      const [newest] = state ? openProposals(state) : [];
      return newest ? [{ section: id, newest }] : [];
    })
    .sort((a, b) => newestFirst(a.newest, b.newest))
    .map(({ section, newest }) => ({ type: "proposal", section, author: newest.ref.author }));
}

function ending(replica: Replica, now: number): readonly Attention[] {
  const state = replica.shown(replica.only("ledger").id);
  if (!state) return [];
  return (
    [...readLedger(state).grants]
      .filter(([grant, entry]) => standingOf(entry, now) === "ending" && !replica.record.stopping.includes(grant))
      .sort(([, a], [, b]) => a.until - b.until)
      // A colleague's key ends with the one above it, which is the one to renew.
      .filter(([grant, entry]) => entry.parent === undefined && !isLeft({ grant, entry }))
      .map(([grant, { name, until }]) => ({ type: "key-ending", grant, name, until }))
  );
}

/** The sheet is asked for once there is something to lose: after the first thing that was written. */
const needsSheet = (replica: Replica): boolean => !replica.record.sheetChecked && hasContent(replica);

function hasContent(replica: Replica): boolean {
  const about = replica.shown(replica.only("about").id);
  const network = replica.shown(replica.only("network").id);
  return (
    replica.ofKind("goal").length > 0 ||
    (about !== undefined && aboutMeOf(about) !== undefined) ||
    (network !== undefined && networkMembers(network).length > 0)
  );
}
