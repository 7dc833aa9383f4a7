import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { type Actor, createActor, random } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { type OpenRelay, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

export function roomContract(open: OpenRelay): void {
  describe("what a holder may write in a day", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open, { grantDayBytes: 4000 });
    });
    afterAll(() => under.relay.close());

    const forDays = (days: number) => ({ exp: epoch(epochAt(under.clock.now) + 96 * days) });

    test("is bounded in bytes, for the holder alone, and begins anew the next day", async () => {
      const d = await under.dossier();
      const [holder, other] = [createActor(), createActor()];
      valueOf(await d.give(holder, forDays(3)));
      valueOf(await d.give(other));
      expect(await d.tryAppend(holder, {}, d.section, 3000)).toBe("stored");
      expect(await d.tryAppend(holder, {}, d.section, 3000)).toBe("quota");
      expect(await d.tryAppend(holder, {}, d.section, 296)).toBe("stored");
      expect(await d.tryAppend(other, {}, d.section, 3000)).toBe("stored");
      expect(await d.tryAppend(d.device, {}, d.section, 3000)).toBe("stored");
      expect(await d.tryAppend(d.device, {}, d.section, 3000)).toBe("stored");
      expect(verdict(await d.read(holder))).toBe("ok");
      under.clock.now = instant(Math.ceil(under.clock.now / DAY) * DAY - 1);
      expect(await d.tryAppend(holder, {}, d.section, 3000)).toBe("quota");
      under.clock.now = instant(under.clock.now + 1);
      expect(await d.tryAppend(holder, {}, d.section, 3000)).toBe("stored");
    });

    test("counts what colleagues write, of all of them together and at any depth", async () => {
      const d = await under.dossier();
      const [holder, colleague, next] = [createActor(), createActor(), createActor()];
      const rights = RIGHTS.read | RIGHTS.append | RIGHTS.delegate;
      valueOf(await d.give(holder, { rights, depth: 2 }));
      valueOf(await d.give(colleague, { rights, depth: 1 }, holder));
      valueOf(await d.give(next, {}, colleague));
      const write = (who: Actor) => d.tryAppend(who, {}, d.section, 1000);
      expect([await write(next), await write(colleague), await write(holder)]).toEqual(Array(3).fill("stored"));
      expect([await write(next), await write(colleague), await write(holder)]).toEqual(Array(3).fill("quota"));
    });

    test("does not count what was stored before", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const envelope = d.next(holder, d.section, {}, 3000);
      const first = valueOf(await d.append(envelope));
      expect(valueOf(await d.append(envelope)).results).toEqual(first.results);
      expect(await d.tryAppend(holder, {}, d.section, 296)).toBe("stored");
    });
  });

  describe("a disk with little room", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("takes no envelopes, keys or dossiers; reading, ending access and erasing go on", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const before = d.next(holder, d.section);
      const first = valueOf(await d.append(before));
      under.disk.free = 0.049;
      expect(await under.relay.readiness()).toEqual({ ready: false, reason: "disk" });
      expect(await d.tryAppend(d.device)).toBe("unavailable");
      expect(await d.tryAppend(holder)).toBe("unavailable");
      expect(valueOf(await d.append(before)).results).toEqual(first.results);
      expect(verdict(await d.give(createActor()))).toBe("unavailable");
      expect(verdict(await new RelayDossier(under.relay, () => under.clock.now).register())).toBe("unavailable");
      expect(valueOf(await d.read(holder)).frames.length).toBe(1);
      expect(verdict(await d.bundles(holder))).toBe("ok");
      const record = d.next(d.device, d.section, { generation: 1 });
      const stop = {
        revoked: [holder.grant],
        sections: [{ section: d.section, generation: 1, inbox: false }],
        envelopes: [record.wire],
        bundles: d.owners.map((who) => d.bundle(who, d.section, 1)),
      };
      expect(verdict(await d.access(stop))).toBe("ok");
      expect(verdict(await d.read(holder))).toBe("revoked");
      under.disk.free = 0.05;
      expect(await d.tryAppend(d.device, { generation: 1 })).toBe("stored");
      under.disk.free = 0;
      expect(verdict(await d.erase())).toBe("ok");
      under.disk.free = 1;
    });
  });

  describe("a bundle that ends access", () => {
    test("goes beyond a full dossier by a reserve, and no further; ending alone always goes", async () => {
      const fresh = await openUnderTest(open, { dossierBytes: 8192, revokeReserveBytes: 6000 });
      const d = await fresh.dossier();
      const holders = Array.from({ length: 4 }, () => createActor());
      for (const holder of holders) valueOf(await d.give(holder));
      while ((await d.tryAppend(d.device, {}, d.section, 300)) === "stored");
      /** Stops one with a new generation, whose keys weigh 800 bytes a recipient. */
      const stop = async (i: number) => {
        const who = [...d.owners, ...holders.slice(i + 1)];
        return verdict(
          await d.access({
            revoked: holders.slice(i, i + 1).map(({ grant }) => grant),
            sections: [{ section: d.section, generation: i + 1, inbox: false }],
            bundles: who.map((one) => ({ ...d.bundle(one, d.section, i + 1), sealed: random(800) })),
          }),
        );
      };
      expect(verdict(await d.give(createActor()))).toBe("quota");
      expect(await stop(0)).toBe("ok");
      expect(await stop(1)).toBe("quota");
      const last = holders[1];
      expect(verdict(await d.access({ revoked: last ? [last.grant] : [] }))).toBe("ok");
      expect(last && verdict(await d.read(last))).toBe("revoked");
      await fresh.relay.close();
    });

    test("lets nobody in above the number of keys that may be live", async () => {
      const fresh = await openUnderTest(open, { liveGrants: 2 });
      const d = await fresh.dossier();
      const [one, two, three, four] = [createActor(), createActor(), createActor(), createActor()];
      valueOf(await d.give(one));
      valueOf(await d.give(two));
      const swap = (...fresh: readonly Actor[]) => ({
        revoked: [one.grant],
        capabilities: fresh.map((who) => d.capability(who)),
        bundles: fresh.map((who) => d.bundle(who, d.section)),
      });
      expect(verdict(await d.access(swap(three, four)))).toBe("quota");
      expect(verdict(await d.access(swap(three)))).toBe("ok");
      await fresh.relay.close();
    });
  });

  describe("a live subscription that is refused", () => {
    test("leaves a line with what proves it, and not more lines than other refused tries", async () => {
      const fresh = await openUnderTest(open, { refusedRate: { burst: 3, perSecond: 1 / 60 } });
      const d = await fresh.dossier();
      const holder = createActor();
      valueOf(await d.give(holder, { exp: epoch(epochAt(fresh.clock.now) + 1) }));
      fresh.clock.now = instant(fresh.clock.now + leaves(1));
      const socket = listen(fresh);
      await socket.said();
      for (let i = 0; i < 5; i++) await socket.subscribe(d, holder);
      await socket.subscribe(d, { ...createActor(), grant: holder.grant });
      await socket.subscribe(d, createActor());
      expect(await socket.said()).toEqual([
        ...Array<string>(5).fill("refused expired"),
        ...Array<string>(2).fill("refused unauthenticated"),
      ]);
      const lines = valueOf(await d.accessLog()).lines.filter(({ verb }) => verb === "refused");
      expect(lines.map(({ grant, section }) => [grant, section])).toEqual(Array(3).fill([holder.grant, d.section]));
      for (const { evidence } of lines) expect(evidence.length).toBeGreaterThan(64);
      await fresh.relay.close();
    });
  });
}
