import { toBase64url } from "#src/base/bytes.ts";
import { personOf } from "#src/dossier/person.ts";
import type { Keeping } from "#src/grants/welcome-text.ts";
import { encodeCapability, type SignedCapability } from "#src/protocol/capability.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { AccessChange } from "./access-change.ts";
import type { Replica } from "./replica.ts";
import { welcomeText } from "./welcome-state.ts";

/** Is there a box to send something to that its holder is to keep? */
export const maySendTo = (replica: Replica, grant: GrantId): boolean => inboxOf(replica, grant) !== undefined;

/**
 * Into a change: sealed to one key's holder, signed by this device, and seen by nobody who reads the same parts. It goes as
 * the welcome of the inbox does, which every key has and no holder reads; the app that takes it keeps it beyond the window.
 */
export function askToKeep(replica: Replica, change: AccessChange, grant: GrantId, keeping: Omit<Keeping, "at">): void {
  const entry = change.ledger.grants.get(grant);
  const own = inboxOf(replica, grant);
  if (!entry || !own) return;
  const inbox = replica.only("inbox").id;
  const text = welcomeText(replica, change, {
    section: inbox,
    name: personOf(replica.shownOf("about"))?.fields.preferredName ?? "",
    capability: toBase64url(encodeCapability(own)),
    until: entry.until,
    sections: [...entry.sections, inbox],
    keeping: { ...keeping, at: replica.only("ledger").head.pos },
  });
  change.welcome(inbox, own.capability, text);
}

/** What the grant holds on the inbox, as the inbox itself knows it. */
const inboxOf = (replica: Replica, grant: GrantId): SignedCapability | undefined =>
  replica.section(replica.only("inbox").id)?.authors.get(grant);
