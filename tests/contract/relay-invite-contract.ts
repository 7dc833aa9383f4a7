import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE, instant } from "#src/base/instant.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import { INVITE_LIFE_LINK, INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { DEFAULT_LIMITS } from "#relay/core/limits.ts";
import { type Actor, createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

const STAYS = new AbortController().signal;

function inviting(d: RelayDossier, actor: Actor = d.device) {
  const invite = randomId() as string as InviteId;
  const ask = <Body>(path: string, body: Body, by = actor) => signedRequest(by, d.dossier, path, body, d.now());
  const expires = instant(d.now() + INVITE_LIFE_QR);
  return {
    invite,
    open: (offer = random(40), until = expires) =>
      d.relay.openInvite(ask("/v1/invites/open", { invite, expires: until, offer })),
    claim: (claim = random(60)) => d.relay.claimInvite({ invite, claim }),
    reveal: (reveal = random(60), by = actor) =>
      d.relay.revealInvite(ask("/v1/invites/reveal", { invite, reveal }, by)),
    deliver: (delivery = random(60)) => d.relay.deliverInvite(ask("/v1/invites/deliver", { invite, delivery })),
    cancel: () => d.relay.cancelInvite(ask("/v1/invites/cancel", { invite })),
    look: (known: "none" | "open" | "claimed" | "revealed" | "delivered" | "dead" = "none", wait = 0) =>
      d.relay.lookInvite({ invite, known, wait }, STAYS),
  };
}

export function inviteContract(open: OpenRelay): void {
  describe("invitations", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("go one way: open, claimed, revealed, delivered; each step once", async () => {
      const i = inviting(await under.dossier());
      expect(valueOf(await i.look()).state).toBe("none");
      expect(verdict(await i.claim())).toBe("invite-unknown");
      expect(verdict(await i.open())).toBe("ok");
      expect(verdict(await i.reveal())).toBe("invite-unknown");
      expect(verdict(await i.claim())).toBe("ok");
      expect(verdict(await i.deliver())).toBe("invite-taken");
      const reveal = random(60);
      expect(verdict(await i.reveal(reveal))).toBe("ok");
      expect(verdict(await i.reveal(reveal))).toBe("ok");
      expect(verdict(await i.reveal())).toBe("invite-taken");
      expect(verdict(await i.deliver())).toBe("ok");
      const view = valueOf(await i.look());
      expect([view.state, view.contested]).toEqual(["delivered", false]);
      expect([view.offer, view.claim, view.reveal, view.delivery].every((part) => part !== null)).toBe(true);
    });

    test("two claims at once: exactly one wins, and the owner sees that somebody else tried", async () => {
      const i = inviting(await under.dossier());
      valueOf(await i.open());
      const both = await Promise.all([i.claim(), i.claim()]);
      expect(both.map(verdict).sort()).toEqual(["invite-taken", "ok"]);
      expect(valueOf(await i.look()).contested).toBe(true);
    });

    test("a claim whose answer was lost may be made again", async () => {
      const i = inviting(await under.dossier());
      valueOf(await i.open());
      const claim = random(60);
      expect([verdict(await i.claim(claim)), verdict(await i.claim(claim))]).toEqual(["ok", "ok"]);
      expect(valueOf(await i.look()).contested).toBe(false);
    });

    test("looking waits until there is news, also for an invitation that is yet to be opened", async () => {
      const i = inviting(await under.dossier());
      const opened = i.look("none", 25_000);
      valueOf(await i.open());
      expect(valueOf(await opened).state).toBe("open");
      const claimed = i.look("open", 25_000);
      valueOf(await i.claim());
      expect(valueOf(await claimed).state).toBe("claimed");
      const gone = new AbortController();
      const left = under.relay.lookInvite({ invite: i.invite, known: "claimed", wait: 25_000 }, gone.signal);
      gone.abort();
      expect(valueOf(await left).state).toBe("claimed");
    });

    test("end with their time, or when the owner says so, and then show nothing", async () => {
      const d = await under.dossier();
      const timed = inviting(d);
      valueOf(await timed.open());
      const cancelled = inviting(d);
      valueOf(await cancelled.open());
      valueOf(await cancelled.claim());
      expect(verdict(await cancelled.cancel())).toBe("ok");
      expect(verdict(await cancelled.reveal())).toBe("invite-over");
      under.clock.now = instant(under.clock.now + INVITE_LIFE_QR);
      expect(verdict(await timed.claim())).toBe("invite-over");
      for (const i of [timed, cancelled]) {
        const view = valueOf(await i.look());
        expect([view.state, view.offer, view.claim]).toEqual(["dead", null, null]);
      }
    });

    test("are forgotten a day after their time", async () => {
      const fresh = await openUnderTest(open);
      const i = inviting(await fresh.dossier());
      valueOf(await i.open());
      fresh.clock.now = instant(fresh.clock.now + INVITE_LIFE_QR + DAY + 1);
      await fresh.tick();
      await fresh.relay.readiness();
      expect(valueOf(await i.look()).state).toBe("none");
      await fresh.relay.close();
    });

    test("a look that still waits ends when the relay closes", async () => {
      const fresh = await openUnderTest(open);
      const i = inviting(await fresh.dossier());
      const waiting = i.look("none", 25_000);
      await fresh.relay.close();
      expect(valueOf(await waiting).state).toBe("none");
    });

    test("a holder opens them after its window too, until it is stopped, and leaves half to the owner", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder, { exp: epoch(epochAt(under.clock.now) + 1) }));
      under.clock.now = instant(under.clock.now + DAY);
      expect(verdict(await d.status(holder))).toBe("expired");
      expect(verdict(await inviting(d, holder).open())).toBe("ok");
      for (let i = 1; i < DEFAULT_LIMITS.openInvitesOfHolder; i++) valueOf(await inviting(d, holder).open());
      expect(verdict(await inviting(d, holder).open())).toBe("rate");
      // One holder does not stand in another's way, nor all of them in the owner's.
      let others = 0;
      for (let open = true; open;) {
        const other = createActor();
        valueOf(await d.give(other));
        open = (await inviting(d, other).open()).ok;
        others += 1;
      }
      expect(others).toBeGreaterThan(DEFAULT_LIMITS.openInvitesOfHolder);
      expect(verdict(await inviting(d).open())).toBe("ok");
      valueOf(await d.access({ revoked: [holder.grant] }));
      expect(verdict(await inviting(d, holder).open())).toBe("revoked");
      expect(verdict(await inviting(d, createActor()).open())).toBe("unauthenticated");
    });

    test("only who opened one carries it on", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const i = inviting(d);
      valueOf(await i.open());
      valueOf(await i.claim());
      expect(verdict(await i.reveal(random(10), holder))).toBe("forbidden");
      const other = await under.dossier();
      const foreign = signedRequest(
        other.device,
        other.dossier,
        "/v1/invites/cancel",
        { invite: i.invite },
        under.clock.now,
      );
      expect(verdict(await under.relay.cancelInvite(foreign))).toBe("invite-unknown");
      expect(verdict(await i.open())).toBe("invite-taken");
    });

    test("live at most three days, and twenty at a time", async () => {
      const d = await under.dossier();
      expect(verdict(await inviting(d).open(random(10), instant(d.now() + INVITE_LIFE_LINK + 10 * MINUTE)))).toBe(
        "malformed",
      );
      expect(verdict(await inviting(d).open(random(10), d.now()))).toBe("malformed");
      const all = Array.from({ length: 20 }, () => inviting(d));
      for (const i of all) valueOf(await i.open());
      const another = inviting(d);
      expect(verdict(await another.open())).toBe("rate");
      expect(await all[0]?.cancel().then(verdict)).toBe("ok");
      expect(verdict(await another.open())).toBe("ok");
    });
  });
}
