import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import type { InviteDone, InviteView } from "#src/protocol/invite-messages.ts";
import type { CheckedRequest } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { stateAt } from "./invitations.ts";
import { longPoll } from "./long-poll.ts";
import type { RelayService, SignedRequest, WireForm } from "./service.ts";

type InviteVerbs = Pick<
  RelayService,
  "openInvite" | "claimInvite" | "revealInvite" | "deliverInvite" | "cancelInvite" | "lookInvite"
>;

/** The invitation's mailbox as HTTP asks for it: every step wakes those who look. */
export function inviteVerbs(desk: Desk): InviteVerbs {
  const { now, parts } = desk;
  const { announcer } = parts;

  const step = async (
    request: SignedRequest<{ readonly invite: InviteId }>,
    decide: (checked: CheckedRequest) => Promise<Result<object, Problem>>,
  ): Promise<Result<WireForm<typeof InviteDone>, Problem>> => {
    const checked = await desk.check(request);
    if (!checked.ok) return checked;
    const decided = await decide(checked.value);
    if (decided.ok) announcer.announce({ t: "invite", invite: request.body.invite });
    return map(decided, () => ({ time: now() }));
  };

  return {
    openInvite: (request) => {
      const { invite, expires, offer } = request.body;
      return step(request, (checked) =>
        desk.run("openInvite", { request: checked, invite, expires: instant(expires), offer }),
      );
    },
    revealInvite: (request) => {
      const { invite, reveal } = request.body;
      return step(request, (checked) => desk.run("revealInvite", { request: checked, invite, reveal }));
    },
    deliverInvite: (request) => {
      const { invite, delivery } = request.body;
      return step(request, (checked) => desk.run("deliverInvite", { request: checked, invite, delivery }));
    },
    cancelInvite: (request) => {
      const { invite } = request.body;
      return step(request, (checked) => desk.run("cancelInvite", { request: checked, invite }));
    },
    async claimInvite({ invite, claim }) {
      // Guessing costs no transaction: whoever has no id of an invitation has nothing to claim.
      if (!parts.store.committed.invites.invite(invite)) return err(problem("invite-unknown"));
      const claimed = await desk.run("claimInvite", { invite, claim });
      if (!claimed.ok) return claimed;
      announcer.announce({ t: "invite", invite });
      return claimed.value.contested ? err(problem("invite-taken")) : ok({ time: now() });
    },
    async lookInvite({ invite, known, wait }, leaving) {
      const gone = AbortSignal.any([leaving, desk.closing]);
      const first = viewOf(desk, invite);
      let contested = first.contested;
      const changed = (): WireForm<typeof InviteView> | undefined => {
        const view = viewOf(desk, invite);
        const news = view.state !== known || view.contested !== contested;
        contested = view.contested;
        return news ? view : undefined;
      };
      return ok((await longPoll(announcer, invite, wait, gone, changed)) ?? viewOf(desk, invite));
    },
  };
}

const text = (data: Bytes | undefined): string | null => (data ? toBase64url(data) : null);

/** An id that nobody opened looks as `none`; what is dead shows nothing any more. */
function viewOf({ now, parts }: Desk, invite: InviteId): WireForm<typeof InviteView> {
  const time = now();
  const row = parts.store.committed.invites.invite(invite);
  const nothing = { time, expires: 0, offer: null, claim: null, reveal: null, delivery: null };
  if (!row) return { ...nothing, state: "none", contested: false };
  const state = stateAt(row, time);
  if (state === "dead") return { ...nothing, state, expires: row.expires, contested: row.contested };
  return {
    time,
    state,
    expires: row.expires,
    offer: text(row.offer),
    claim: text(row.claim),
    reveal: text(row.reveal),
    delivery: text(row.delivery),
    contested: row.contested,
  };
}
