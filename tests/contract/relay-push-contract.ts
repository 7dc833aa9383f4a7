import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DAY, HOUR, type Instant, MINUTE, instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { SubscribePush } from "#src/protocol/push-messages.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { type Actor, capabilityOf, createActor, random, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, START, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

/** Two in the afternoon in Amsterdam, in winter. */
const AFTERNOON = instant(Date.UTC(2026, 2, 2, 13));
const endpointOf = (actor: Actor): string => `https://push.example/${actor.grant}`;

export function pushContract(open: OpenRelay): void {
  describe("telling a device that there is something new", () => {
    let under: UnderTest;
    let d: RelayDossier;
    beforeEach(async () => {
      under = await openUnderTest(open);
      under.clock.now = AFTERNOON;
      d = await under.dossier();
    });
    afterEach(() => under.relay.close());

    const subscribe = (who: Actor, fields: Partial<SubscribePush> = {}, dossier = d) => {
      const body = { endpoint: endpointOf(who), p256dh: random(65), auth: random(16), quietFrom: 21, quietUntil: 8 };
      return dossier.relay.subscribePush(
        signedRequest(who, dossier.dossier, "/v1/push", { ...body, ...fields }, dossier.now()),
      );
    };
    const remove = (who: Actor) =>
      d.relay.unsubscribePush(signedRequest(who, d.dossier, "/v1/push/remove", {}, d.now()));
    const at = (moment: Instant): void => void (under.clock.now = moment);
    const later = (by: number): void => at(instant(under.clock.now + by));
    /** To whom something was sent since the last time, once everything that is due has been looked at. */
    const told = async (): Promise<readonly string[]> => {
      // What comes of a second may have to be looked at in the next.
      for (let second = 0; second < 3; second++) await under.tick();
      return under.push.sentTo.splice(0).sort();
    };
    const holder = async (fields: Parameters<RelayDossier["give"]>[1] = {}, more: Partial<SubscribePush> = {}) => {
      const made = createActor();
      valueOf(await d.give(made, fields));
      valueOf(await subscribe(made, more));
      return made;
    };
    const write = async (who: Actor): Promise<void> => expect(await d.tryAppend(who)).toBe("stored");

    test("once for all that happens within an hour, and again for what comes after it", async () => {
      const reader = await holder();
      await write(d.device);
      await write(d.device);
      expect(await told()).toEqual([endpointOf(reader)]);
      later(20 * MINUTE);
      await write(d.device);
      expect(await told()).toEqual([]);
      later(39 * MINUTE);
      expect(await told()).toEqual([]);
      later(MINUTE);
      expect(await told()).toEqual([endpointOf(reader)]);
      later(5 * HOUR);
      expect(await told()).toEqual([]);
    });

    test("never the author, nor a resident's own other device", async () => {
      const [writer, other] = [await holder(), await holder()];
      valueOf(await subscribe(d.device));
      await write(writer);
      expect(await told()).toEqual([endpointOf(d.device), endpointOf(other)].sort());
      later(2 * HOUR);
      const second = createActor();
      valueOf(
        await d.access({
          capabilities: [capabilityOf(second, d.device, d.dossier)],
          bundles: [d.section, d.inbox].map((section) => d.bundle(second, section)),
        }),
      );
      valueOf(await subscribe(second));
      expect(await told()).toEqual([]);
      await write(d.device);
      expect(await told()).toEqual([endpointOf(writer), endpointOf(other)].sort());
    });

    test("what was stored before and comes again tells nobody anything", async () => {
      await holder();
      const envelope = d.next(d.device, d.section);
      valueOf(await d.append(envelope));
      expect(await told()).toHaveLength(1);
      later(2 * HOUR);
      valueOf(await d.append(envelope));
      expect(await told()).toEqual([]);
    });

    test("not in the evening and at night in Amsterdam, but in the morning; at night too for who chose so", async () => {
      const exp = epoch(epochAt(AFTERNOON) + 30 * 96);
      const sleeper = await holder({ exp });
      const wakeful = await holder({ exp }, { quietFrom: 0, quietUntil: 0 });
      // Nine in the evening, and a minute before.
      at(instant(Date.UTC(2026, 2, 2, 19, 59)));
      await write(d.device);
      expect(await told()).toEqual([endpointOf(sleeper), endpointOf(wakeful)].sort());
      at(instant(Date.UTC(2026, 2, 2, 23)));
      await write(d.device);
      expect(await told()).toEqual([endpointOf(wakeful)]);
      at(instant(Date.UTC(2026, 2, 3, 6, 59)));
      expect(await told()).toEqual([]);
      at(instant(Date.UTC(2026, 2, 3, 7)));
      expect(await told()).toEqual([endpointOf(sleeper)]);
      // In summer eight o'clock comes an hour earlier.
      valueOf(await d.give(sleeper, { counter: 1, exp: epoch(exp + 300 * 96) }));
      at(instant(Date.UTC(2026, 6, 1, 4)));
      await write(d.device);
      expect(await told()).toEqual([]);
      at(instant(Date.UTC(2026, 6, 1, 6)));
      expect(await told()).toEqual([endpointOf(sleeper)]);
    });

    test("not of a part that the grant may not read, now or any more", async () => {
      const dropper = createActor();
      valueOf(await d.give(dropper, { section: d.inbox, rights: RIGHTS.append }));
      valueOf(await subscribe(dropper));
      await write(d.device);
      expect(await told()).toEqual([]);
      // Written while it could be read, to be told an hour after the last time: by then it cannot.
      const short = await holder({ exp: epoch(epochAt(AFTERNOON) + 3) });
      await write(d.device);
      expect(await told()).toEqual([endpointOf(short)]);
      await write(d.device);
      later(HOUR);
      expect(await told()).toEqual([]);
    });

    test("not after its window, nor after a stop, even when it waits already", async () => {
      const [first, second] = [await holder(), await holder()];
      await write(d.device);
      valueOf(
        await d.access({
          revoked: [first.grant],
          sections: [{ section: d.section, generation: 1, inbox: false }],
          bundles: [...d.owners, second].map((who) => d.bundle(who, d.section, 1)),
        }),
      );
      expect(await told()).toEqual([endpointOf(second)]);
      expect(await d.tryAppend(d.device, { generation: 1 })).toBe("stored");
      at(instant(START + DAY + leaves(20)));
      expect(await told()).toEqual([]);
      expect(verdict(await subscribe(second))).toBe("expired");
      expect(verdict(await subscribe(first))).toBe("revoked");
      expect(verdict(await remove(first))).toBe("ok");
    });

    test("of more time for a key, and the other devices of what is given and ended", async () => {
      const reader = await holder();
      const second = createActor();
      const access = {
        capabilities: [capabilityOf(second, d.device, d.dossier)],
        bundles: [d.section, d.inbox].map((section) => d.bundle(second, section)),
      };
      valueOf(await d.access(access));
      valueOf(await subscribe(second));
      valueOf(await subscribe(d.device));
      expect(await told()).toEqual([]);
      d.owners.push(second);
      valueOf(await d.give(reader, { counter: 1, exp: epoch(epochAt(AFTERNOON) + 960) }));
      expect(await told()).toEqual([endpointOf(reader), endpointOf(second)].sort());
      later(2 * HOUR);
      valueOf(
        await d.access({
          endedDevices: [{ grant: second.grant, ledgerPos: 0 }],
          sections: [d.section, d.inbox].map((section) => ({ section, generation: 1, inbox: section === d.inbox })),
          bundles: [
            ...[d.root, d.device].flatMap((who) => [d.section, d.inbox].map((section) => d.bundle(who, section, 1))),
            d.bundle(reader, d.section, 1, 1),
          ],
        }),
      );
      expect(await told()).toEqual([]);
    });

    test("one device with several keys is told once, whichever of them it is for", async () => {
      const other = await under.dossier();
      const [here, there] = [createActor(), createActor()];
      valueOf(await d.give(here));
      valueOf(await other.give(there));
      const endpoint = "https://push.example/one-device";
      valueOf(await subscribe(here, { endpoint }));
      valueOf(await subscribe(there, { endpoint }, other));
      await write(d.device);
      expect(await other.tryAppend(other.device)).toBe("stored");
      expect(await told()).toEqual([endpoint]);
      later(30 * MINUTE);
      expect(await other.tryAppend(other.device)).toBe("stored");
      expect(await told()).toEqual([]);
      later(30 * MINUTE);
      expect(await told()).toEqual([endpoint]);
    });

    test("turned off, it is told no more; a new address takes the place of the old one", async () => {
      const reader = await holder();
      const endpoint = "https://push.example/rotated";
      valueOf(await subscribe(reader, { endpoint }));
      await write(d.device);
      expect(await told()).toEqual([endpoint]);
      valueOf(await remove(reader));
      valueOf(await remove(reader));
      later(2 * HOUR);
      await write(d.device);
      expect(await told()).toEqual([]);
    });

    test("asked for again, as apps do, it does not tell sooner", async () => {
      const reader = await holder();
      await write(d.device);
      expect(await told()).toHaveLength(1);
      await write(d.device);
      valueOf(await subscribe(reader));
      expect(await told()).toEqual([]);
      later(HOUR);
      expect(await told()).toHaveLength(1);
    });

    test("an address of which the push service knows no more is forgotten", async () => {
      const reader = await holder();
      under.push.says = () => "gone";
      await write(d.device);
      expect(await told()).toEqual([endpointOf(reader)]);
      under.push.says = () => "taken";
      later(2 * HOUR);
      await write(d.device);
      expect(await told()).toEqual([]);
    });

    test("what was not taken is tried again, ever later, and given up in the end", async () => {
      const exp = epoch(epochAt(AFTERNOON) + 60 * 96);
      const reader = await holder({ exp }, { quietFrom: 0, quietUntil: 0 });
      under.push.says = () => ({ later: 90 * MINUTE });
      await write(d.device);
      expect(await told()).toEqual([endpointOf(reader)]);
      // In hours: what the push service asked for, then twice as long each time, and a day at most.
      for (const pause of [1.5, 2, 4, 8, 16, 24, 24]) {
        later(pause * HOUR - MINUTE);
        expect([pause, await told()]).toEqual([pause, []]);
        later(MINUTE);
        expect([pause, await told()]).toEqual([pause, [endpointOf(reader)]]);
      }
      later(2 * DAY);
      expect(await told()).toEqual([]);
      under.push.says = () => "taken";
      await write(d.device);
      expect(await told()).toEqual([]);
      // Asked for anew, it is as if nothing had been.
      valueOf(await subscribe(reader, { quietFrom: 0, quietUntil: 0 }));
      await write(d.device);
      expect(await told()).toEqual([endpointOf(reader)]);
    });

    test("a try that came to nothing still tells of what it was about, and of what came since, once", async () => {
      const reader = await holder();
      under.push.says = () => ({ later: 0 });
      await write(d.device);
      expect(await told()).toEqual([endpointOf(reader)]);
      under.push.says = () => "taken";
      await write(d.device);
      expect(await told()).toEqual([]);
      later(HOUR);
      expect(await told()).toEqual([endpointOf(reader)]);
      later(2 * HOUR);
      expect(await told()).toEqual([]);
    });

    test("a push service that does not answer holds up nothing that is written", async () => {
      await holder();
      let answer = (): void => undefined;
      under.push.says = () => new Promise((resolve) => (answer = () => resolve("taken")));
      await write(d.device);
      const second = under.tick();
      await vi.waitFor(() => expect(under.push.sentTo).toHaveLength(1));
      for (let i = 0; i < 5; i++) await write(d.device);
      answer();
      await second;
    });

    test("the address is one that this relay sends to, and the asker is known", async () => {
      const reader = await holder();
      expect(verdict(await subscribe(reader, { endpoint: "https://no.example/x" }))).toBe("push-service");
      expect(verdict(await subscribe(createActor()))).toBe("unauthenticated");
      expect(verdict(await subscribe(d.root))).toBe("forbidden");
      under.disk.free = 0.01;
      expect(verdict(await subscribe(reader))).toBe("unavailable");
      expect(verdict(await remove(reader))).toBe("ok");
    });

    test("goes with the dossier", async () => {
      const reader = await holder();
      await write(d.device);
      valueOf(await d.erase());
      await under.tick();
      await under.tick();
      expect(under.push.sentTo).toEqual([]);
      expect(verdict(await subscribe(reader))).toBe("erased");
    });
  });
}
