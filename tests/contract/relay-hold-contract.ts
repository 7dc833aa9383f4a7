import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, instant, MINUTE } from "#src/base/instant.ts";
import { HOLD_BACK } from "#src/protocol/limits.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import {
  type Actor,
  capabilityOf,
  createActor,
  random,
  randomId,
  signedRequest,
} from "#tests/support/relay-client-bytes.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

/** A quarter of an hour, the leaf by which windows are measured. */
const LEAF = 15 * MINUTE;

export function holdContract(open: OpenRelay): void {
  describe("a device key that is held back", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    const ask = (d: RelayDossier, who: Actor) =>
      under.relay.ask(signedRequest(who, d.dossier, "/v1/ask", {}, under.clock.now));
    const wait = (ms: number): void => {
      under.clock.now = instant(under.clock.now + ms);
    };
    const keysFor = (d: RelayDossier, who: Actor) => [d.section, d.inbox].map((section) => d.bundle(who, section));

    async function withKey(heldBack = true) {
      const d = await under.dossier();
      const key = createActor();
      const certificate = capabilityOf(key, d.device, d.dossier, { parent: d.device.grant });
      const held = heldBack ? { heldBack: [key.grant] } : {};
      valueOf(await d.access({ capabilities: [certificate], bundles: keysFor(d, key), ...held }));
      return { d, key };
    }

    /** What a device may ask for, in the words of the relay's answers. */
    async function everything(d: RelayDossier, who: Actor): Promise<ReadonlySet<string>> {
      const fresh = createActor();
      const certificate = capabilityOf(fresh, who, d.dossier, { parent: who.grant });
      const change = { capabilities: [certificate], bundles: keysFor(d, fresh) };
      const invite = {
        invite: randomId() as string as InviteId,
        expires: instant(under.clock.now + MINUTE),
        offer: random(40),
      };
      const socket = listen(under);
      await socket.said();
      await socket.subscribe(d, who);
      await socket.subscribe(d, who, 0, undefined, []);
      const said = (await socket.said()).filter((one) => /^(?:refused|subscribed)/u.test(one));
      const live = said.map((one) => (one === "subscribed" ? "ok" : one.replace("refused ", "")));
      const answers = [
        await d.bundles(who),
        await d.status(who),
        await d.read(who),
        await d.accessLog(who),
        await d.access(change, who),
        await under.relay.openInvite(signedRequest(who, d.dossier, "/v1/invites/open", invite, under.clock.now)),
      ];
      const appended = await d.tryAppend(who);
      return new Set([...answers.map(verdict), ...live, appended === "stored" ? "ok" : appended]);
    }

    test("does nothing before it has asked, nor for 48 hours after; then it is a device like any other", async () => {
      const { d, key } = await withKey();
      const refused = new Set(["held-back"]);
      expect(await everything(d, key)).toEqual(refused);
      wait(HOLD_BACK * 10);
      expect(await everything(d, key)).toEqual(refused);
      const { opens } = valueOf(await ask(d, key));
      d.aclVersion += 1;
      expect(opens - under.clock.now).toBeGreaterThan(HOLD_BACK);
      expect(opens - under.clock.now).toBeLessThanOrEqual(HOLD_BACK + LEAF);
      wait(HOLD_BACK);
      expect(await everything(d, key)).toEqual(refused);
      under.clock.now = instant(opens);
      expect(await everything(d, key)).toEqual(new Set(["ok"]));
    });

    test("one that is not held back has no need to ask: the control", async () => {
      const { d, key } = await withKey(false);
      expect(verdict(await d.bundles(key))).toBe("ok");
      expect(verdict(await ask(d, key))).toBe("forbidden");
    });

    test("its asking is told to the owner's devices at once, with its time, and to nobody else", async () => {
      const { d, key } = await withKey();
      const holder = createActor();
      valueOf(await d.give(holder));
      const socket = listen(under);
      await socket.subscribe(d, d.device);
      await socket.said();
      expect(valueOf(await d.read(d.device)).header.asks).toBeUndefined();
      const asked = under.clock.now;
      const { opens } = valueOf(await ask(d, key));
      expect(await socket.said()).toEqual(["acl"]);
      expect(valueOf(await d.read(d.device)).header.asks).toEqual([{ grant: key.grant, asked, opens }]);
      expect(valueOf(await d.read(holder)).header.asks).toBeUndefined();
      wait(HOUR);
      // Again: the same answer, and no time is won or lost by it.
      expect(valueOf(await ask(d, key)).opens).toBe(opens);
      expect(await socket.said()).toEqual([]);
      const lines = valueOf(await d.accessLog()).lines;
      expect(lines.filter(({ verb }) => verb === "ask").map(({ grant }) => grant)).toEqual([key.grant]);
    });

    test("a device says no by ending it: it is refused, also when its time has come", async () => {
      const { d, key } = await withKey();
      const { opens } = valueOf(await ask(d, key));
      d.aclVersion += 1;
      valueOf(await d.access({ endedDevices: [{ grant: key.grant, ledgerPos: 0 }] }));
      under.clock.now = instant(opens);
      expect(verdict(await ask(d, key))).toBe("revoked");
      expect(verdict(await d.bundles(key))).toBe("revoked");
      expect(valueOf(await d.read(d.device)).header.asks).toBeUndefined();
    });

    test("nobody's key that is in use can be held back, nor a key that is no device's", async () => {
      const { d } = await withKey();
      const other = createActor();
      const certificate = capabilityOf(other, d.device, d.dossier, { parent: d.device.grant });
      valueOf(await d.access({ capabilities: [certificate], bundles: keysFor(d, other) }));
      expect(verdict(await d.access({ heldBack: [other.grant] }))).toBe("malformed");
      const again = capabilityOf(other, d.device, d.dossier, { parent: d.device.grant, counter: 1 });
      expect(verdict(await d.access({ capabilities: [again], heldBack: [other.grant] }))).toBe("malformed");
      const holder = createActor();
      const change = { capabilities: [d.capability(holder)], bundles: [d.bundle(holder, d.section)] };
      expect(verdict(await d.access({ ...change, heldBack: [holder.grant] }))).toBe("malformed");
    });
  });
}
