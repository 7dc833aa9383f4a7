import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { AUTHORITY, type Actor, createActor, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { type OpenRelay, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

export function liveContract(open: OpenRelay): void {
  describe("live", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("tells of heads from where the client stands, and of changes in access", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section)));
      const socket = listen(under);
      await socket.subscribe(d, d.device);
      expect(await socket.said()).toEqual(["challenge", "subscribed", "head 1"]);
      valueOf(await d.append(d.next(d.device, d.section), d.next(d.device, d.section)));
      valueOf(await d.append(d.next(d.device, d.inbox)));
      expect(await socket.said()).toEqual(["head 3"]);
      valueOf(await d.give(createActor()));
      expect(await socket.said()).toEqual(["acl"]);
      socket.close();
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(await socket.said()).toEqual([]);
    });

    test("refuses a challenge signed for another authority, by another key, or without the right", async () => {
      const d = await under.dossier();
      const socket = listen(under);
      await socket.said();
      await socket.subscribe(d, d.device, 0, "elsewhere.example");
      await socket.subscribe(d, { ...createActor(), grant: d.device.grant });
      await socket.subscribe(d, createActor());
      const elsewhere = listen(under, "elsewhere.example");
      await elsewhere.said();
      await elsewhere.subscribe(d, d.device);
      expect(await elsewhere.said()).toEqual(["refused unauthenticated"]);
      expect(await socket.said()).toEqual(Array(3).fill("refused unauthenticated"));
    });

    test("ends with the window, at the next second", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder, { exp: epoch(epochAt(under.clock.now) + 1) }));
      const socket = listen(under);
      await socket.subscribe(d, holder);
      expect(await socket.said()).toEqual(["challenge", "subscribed"]);
      await under.tick();
      expect(await socket.said()).toEqual([]);
      under.clock.now = instant(under.clock.now + leaves(1));
      await under.tick();
      expect(await socket.said()).toEqual(["ended expired"]);
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(await socket.said()).toEqual([]);
    });

    test("tells nothing after the window, even before that second has passed", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const leaf = epochAt(under.clock.now);
      valueOf(await d.give(holder, { exp: epoch(leaf + 1) }));
      const socket = listen(under);
      await socket.subscribe(d, holder);
      await socket.said();
      under.clock.now = instant(under.clock.now + leaves(1));
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(await socket.said()).toEqual(["ended expired"]);
    });

    test("goes on for the sections whose window is still open", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const leaf = epochAt(under.clock.now);
      valueOf(await d.give(holder, { exp: epoch(leaf + 1) }));
      valueOf(await d.give(holder, { section: d.inbox, exp: epoch(leaf + 9) }));
      const socket = listen(under);
      await socket.subscribe(d, holder, 0, AUTHORITY, [d.section, d.inbox]);
      await socket.said();
      under.clock.now = instant(under.clock.now + leaves(1));
      await under.tick();
      valueOf(await d.append(d.next(d.device, d.section)));
      valueOf(await d.append(d.next(d.device, d.inbox), d.next(d.device, d.inbox)));
      expect(await socket.said()).toEqual(["head 2"]);
    });

    test("a colleague's subscription ends with the window of who let her in", async () => {
      const d = await under.dossier();
      const [holder, colleague] = [createActor(), createActor()];
      const leaf = epochAt(under.clock.now);
      const rights = RIGHTS.read | RIGHTS.delegate;
      valueOf(await d.give(holder, { depth: 1, rights, exp: epoch(leaf + 8) }));
      valueOf(await d.give(colleague, { rights: RIGHTS.read, exp: epoch(leaf + 8) }, holder));
      valueOf(await d.give(holder, { depth: 1, rights, exp: epoch(leaf + 2), counter: 1 }));
      const socket = listen(under);
      await socket.subscribe(d, colleague);
      expect(await socket.said()).toEqual(["challenge", "subscribed"]);
      under.clock.now = instant(under.clock.now + leaves(2));
      await under.tick();
      expect(await socket.said()).toEqual(["ended expired"]);
    });

    test("ends with a revoke and with erasure, at once", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const socket = listen(under);
      await socket.subscribe(d, holder);
      await socket.subscribe(d, d.device);
      await socket.said();
      valueOf(await d.access({ revoked: [holder.grant] }));
      expect(await socket.said()).toEqual(["ended revoked", "acl"]);
      valueOf(await d.erase());
      expect(await socket.said()).toEqual(["ended erased"]);
    });

    test("a poll answers at once when there is news, waits when there is none, and sees a revoke while it waits", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const own = valueOf(await d.status(holder)).aclVersion;
      const poll = (actor: Actor, after: number, wait: number) => {
        const body = { aclVersion: own, sections: [{ section: d.section, after }], wait };
        const request = signedRequest(actor, d.dossier, "/v1/poll", body, under.clock.now);
        return under.relay.poll(request, new AbortController().signal);
      };
      expect(valueOf(await poll(holder, 0, 0)).sections).toEqual([]);
      const waiting = poll(holder, 0, 25_000);
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(valueOf(await waiting).sections).toEqual([{ section: d.section, pos: 1 }]);
      expect(valueOf(await poll(holder, 0, 25_000)).sections).toEqual([{ section: d.section, pos: 1 }]);
      const revoked = poll(holder, 1, 25_000);
      valueOf(await d.access({ revoked: [holder.grant] }));
      expect(verdict(await revoked)).toBe("revoked");
    });

    test("a relay in use is ready", async () => {
      expect(await under.relay.readiness()).toEqual({ ready: true });
    });
  });
}
