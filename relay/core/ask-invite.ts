import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import type { InviteDone, InviteView } from "#src/protocol/invite-messages.ts";
import type { InviteRow } from "#relay/ports/invitation-box.ts";
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
      const known = await desk.look(({ invites }) =>
        invites.invite(invite) ? ok({}) : err(problem("invite-unknown")),
      );
      if (!known.ok) return known;
      const claimed = await desk.run("claimInvite", { invite, claim });
      if (!claimed.ok) return claimed;
      announcer.announce({ t: "invite", invite });
      return claimed.value.contested ? err(problem("invite-taken")) : ok({ time: now() });
    },
    async lookInvite({ invite, known, wait }, leaving) {
      const gone = AbortSignal.any([leaving, desk.closing]);
      let contested: boolean | undefined;
      const isNews = (view: Awaited<ReturnType<typeof viewOf>>): boolean => {
        if (!view.ok || view.value.state !== known) return true;
        const before = contested ?? view.value.contested;
        contested = view.value.contested;
        return contested !== before;
      };
      return desk.wait(longPoll(announcer, invite, wait, gone, () => viewOf(desk, invite), isNews));
    },
  };
}

const text = (data: Bytes | undefined): string | null => (data ? toBase64url(data) : null);

/** An id that nobody opened looks as `none`; what is dead shows nothing any more. */
const viewOf = ({ look, now }: Desk, invite: InviteId): Promise<Result<WireForm<typeof InviteView>, Problem>> =>
  look(({ invites }) => ok(viewAt(invites.invite(invite), now())));

function viewAt(row: InviteRow | undefined, time: Instant): WireForm<typeof InviteView> {
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
