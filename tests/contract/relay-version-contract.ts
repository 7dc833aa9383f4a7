import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type Actor, createActor, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

export function versionContract(open: OpenRelay): void {
  describe("the version of access", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    /** A holder of a key to a section, and beside it a section in which it has nothing. */
    async function withHolder() {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const apart = randomId<SectionId>();
      const sections = [{ section: apart, generation: 0, inbox: false }];
      valueOf(await d.access({ sections, bundles: d.owners.map((who) => d.bundle(who, apart)) }));
      return { d, holder, apart };
    }
    const statusOf = async (d: RelayDossier, who: Actor) => valueOf(await d.status(who)).aclVersion;
    const pageOf = async (d: RelayDossier, who: Actor) => valueOf(await d.read(who)).header.aclVersion;
    const poll = (d: RelayDossier, who: Actor, aclVersion: number, wait = 0, leaving = new AbortController()) =>
      under.relay.poll(
        signedRequest(who, d.dossier, "/v1/poll", { aclVersion, sections: [], wait }, under.clock.now),
        leaving.signal,
      );

    /** What happens to the key of another in a section: given, renewed, and stopped with a new generation. */
    async function lifeOfAnotherKey(d: RelayDossier, section: SectionId, readers: readonly Actor[]): Promise<void> {
      const other = createActor();
      valueOf(await d.give(other, { section }));
      valueOf(await d.give(other, { section, counter: 1 }));
      valueOf(
        await d.access({
          revoked: [other.grant],
          sections: [{ section, generation: 1, inbox: false }],
          bundles: [...d.owners, ...readers].map((who) => d.bundle(who, section, 1)),
        }),
      );
    }

    test("a holder sees nothing of another's key in a section that it does not share", async () => {
      const { d, holder, apart } = await withHolder();
      const socket = listen(under);
      await socket.subscribe(d, holder);
      await socket.subscribe(d, d.device);
      await socket.said();
      const before = await statusOf(d, holder);
      const leaving = new AbortController();
      const waiting = poll(d, holder, before, 25_000, leaving);
      await lifeOfAnotherKey(d, apart, []);
      expect(await statusOf(d, holder)).toBe(before);
      expect(await pageOf(d, holder)).toBe(before);
      // The owner's device, on the same socket, is told of each of the three.
      expect(await socket.heard()).toEqual([1, 2, 3].map((n) => ["acl", d.device.grant, d.aclVersion - 3 + n]));
      leaving.abort();
      expect(valueOf(await waiting)).toMatchObject({ aclVersion: before, sections: [] });
    });

    test("in a section that it shares, a holder is told of the new generation's key, once", async () => {
      const { d, holder } = await withHolder();
      const socket = listen(under);
      await socket.subscribe(d, holder);
      await socket.said();
      const before = await statusOf(d, holder);
      await lifeOfAnotherKey(d, d.section, [holder]);
      expect(await statusOf(d, holder)).toBe(before + 1);
      expect(await socket.heard()).toEqual([["acl", holder.grant, before + 1]]);
      expect(valueOf(await poll(d, holder, before)).aclVersion).toBe(before + 1);
    });

    test("a holder's number rises with its renewal, its bundles and its welcomes, once a change", async () => {
      const { d, holder } = await withHolder();
      const before = await statusOf(d, holder);
      const welcomes = [{ grant: holder.grant, section: d.section, sealed: new Uint8Array(40) }];
      const bundles = [d.bundle(holder, d.section, 0, 1)];
      valueOf(await d.access({ capabilities: [d.capability(holder, { counter: 1 })], bundles, welcomes }));
      expect(await statusOf(d, holder)).toBe(before + 1);
      valueOf(await d.access({ bundles: [d.bundle(holder, d.section, 0, 2)] }));
      expect(await statusOf(d, holder)).toBe(before + 2);
      valueOf(await d.access({ welcomes }));
      expect(await statusOf(d, holder)).toBe(before + 3);
      expect(await pageOf(d, holder)).toBe(before + 3);
    });

    test("a colleague who is let in raises the number of the colleague alone", async () => {
      const d = await under.dossier();
      const [holder, colleague] = [createActor(), createActor()];
      valueOf(await d.give(holder, { depth: 1, rights: RIGHTS.read | RIGHTS.delegate }));
      const before = await statusOf(d, holder);
      valueOf(await d.give(colleague, { rights: RIGHTS.read }, holder));
      expect([await statusOf(d, holder), await statusOf(d, colleague)]).toEqual([before, 1]);
    });

    test("devices and the root are told the dossier's, at which changes are made", async () => {
      const { d } = await withHolder();
      for (const owner of [d.device, d.root]) {
        expect(await statusOf(d, owner)).toBe(d.aclVersion);
        expect(await pageOf(d, owner)).toBe(d.aclVersion);
      }
    });

    test("who may not change access is not told the dossier's version by the refusal, and leaves a line", async () => {
      const { d, holder } = await withHolder();
      d.aclVersion -= 1;
      const refused = await d.access({}, holder);
      expect(verdict(refused)).toBe("forbidden");
      expect(refused.ok ? 0 : refused.error.current).toBeUndefined();
      const last = valueOf(await d.accessLog()).lines.at(-1);
      expect([last?.verb, last?.grant]).toEqual(["refused", holder.grant]);
    });
  });
}
