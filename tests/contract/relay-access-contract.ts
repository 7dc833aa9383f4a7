import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import {
  type Actor,
  capabilityOf,
  createActor,
  dossierIdOf,
  randomId,
  signedRequest,
} from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

export function accessContract(open: OpenRelay): void {
  describe("access", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    const rotation = (d: RelayDossier, section: SectionId, who: readonly Actor[], generation = 1) => ({
      sections: [{ section, generation, inbox: section === d.inbox }],
      bundles: who.map((actor) => d.bundle(actor, section, generation)),
    });

    test("a dossier is registered once, under the hash of its own root keys", async () => {
      const d = await under.dossier();
      d.aclVersion = 0;
      expect(verdict(await d.register())).toBe("dossier-exists");
      const other = new RelayDossier(under.relay, () => under.clock.now);
      const foreign = { ...other.change({}), capabilities: [capabilityOf(other.device, d.root, other.dossier)] };
      const body = { dossier: other.dossier, rootPk: d.rootPk, access: foreign };
      const request = signedRequest(other.device, other.dossier, "/v1/dossiers", body, under.clock.now);
      expect(verdict(await under.relay.register(request))).toBe("malformed");
      expect(
        verdict(
          await other.register({
            capabilities: [capabilityOf(other.device, createActor(other.root.grant), other.dossier)],
          }),
        ),
      ).not.toBe("ok");
      expect(verdict(await other.register({ bundles: [] }))).toBe("recipients");
      expect(verdict(await other.register())).toBe("ok");
    });

    test("a key of small order is not admitted", async () => {
      const d = await under.dossier();
      const weak = { ...createActor(), signPk: new Uint8Array(32) };
      expect(verdict(await d.give(weak))).toBe("malformed");
      expect(verdict(await d.give({ ...createActor(), boxPk: new Uint8Array(32) }))).toBe("malformed");
      const bent = new RelayDossier(under.relay, () => under.clock.now);
      const rootPk = new Uint8Array(64);
      const dossier = dossierIdOf(rootPk);
      const body = { dossier, rootPk, access: bent.change({}) };
      expect(
        verdict(await under.relay.register(signedRequest(bent.device, dossier, "/v1/dossiers", body, under.clock.now))),
      ).toBe("malformed");
    });

    test("a change is made at the version it was computed for", async () => {
      const d = await under.dossier();
      valueOf(await d.give(createActor()));
      d.aclVersion -= 1;
      const answer = await d.give(createActor());
      expect(answer.ok ? "ok" : answer.error.current).toBe(2);
      expect(verdict(answer)).toBe("acl-version");
    });

    test("of two changes at once, exactly one is made", async () => {
      const d = await under.dossier();
      const both = await Promise.all([d.give(createActor()), d.give(createActor())]);
      expect(both.map(verdict).sort()).toEqual(["acl-version", "ok"]);
    });

    test("only devices and the root change access, and the root only devices", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(verdict(await d.access({}, holder))).toBe("forbidden");
      expect(verdict(await d.access({ revoked: [holder.grant] }, d.root))).toBe("forbidden");
      expect(verdict(await d.access(rotation(d, d.section, [...d.owners, holder]), d.root))).toBe("forbidden");
    });

    test("a chain that does not come from the root, or widens, is refused", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const colleague = createActor();
      expect(verdict(await d.give(holder, {}, createActor()))).toBe("forbidden");
      valueOf(await d.give(holder, { depth: 1, rights: RIGHTS.read | RIGHTS.delegate }));
      expect(verdict(await d.give(colleague, { rights: RIGHTS.read | RIGHTS.append }, holder))).toBe("forbidden");
      expect(verdict(await d.give(colleague, { rights: RIGHTS.read }, { ...holder, sign: createActor().sign }))).toBe(
        "unauthenticated",
      );
      expect(verdict(await d.give(colleague, { rights: RIGHTS.read }, holder))).toBe("ok");
      expect(verdict(await d.read(colleague))).toBe("ok");
    });

    test("nothing stays of a bundle whose last envelope is refused", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const section = randomId<SectionId>();
      const before = valueOf(await d.status(d.device));
      const refused = await d.access({
        capabilities: [d.capability(holder)],
        sections: [
          { section, generation: 0, inbox: false },
          { section: d.section, generation: 1, inbox: false },
        ],
        envelopes: [
          d.next(d.device, d.section, { generation: 1 }, 296, false).wire,
          d.next(d.device, section, {}, 296, false).wire,
          d.next(d.device, d.inbox, { seq: 9 }, 296, false).wire,
        ],
        bundles: [
          ...[...d.owners].flatMap((who) => [d.bundle(who, section), d.bundle(who, d.section, 1)]),
          d.bundle(holder, d.section, 1),
        ],
      });
      expect(verdict(refused)).toBe("seq");
      expect({ ...valueOf(await d.status(d.device)), time: 0 }).toEqual({ ...before, time: 0 });
      expect(verdict(await d.status(holder))).toBe("unauthenticated");
      expect(valueOf(await d.bundles(d.device)).bundles.length).toBe(2);
      expect(valueOf(await d.accessLog()).lines.filter((line) => line.verb === "access").length).toBe(1);
    });

    test("a rotation is complete or it is not made: everyone with a right gets the new key, nobody else", async () => {
      const d = await under.dossier();
      const [reader, writer, gone] = [createActor(), createActor(), createActor()];
      valueOf(await d.give(reader));
      valueOf(await d.give(writer, { section: d.inbox, rights: RIGHTS.append }));
      valueOf(await d.give(gone));
      const record = d.next(d.device, d.section, { generation: 1 });
      const change = {
        ...rotation(d, d.section, [...d.owners, reader]),
        revoked: [gone.grant],
        envelopes: [record.wire],
      };
      const without = (i: number) => ({ ...change, bundles: change.bundles.toSpliced(i, 1) });
      for (const i of [0, 1, 2]) expect(verdict(await d.access(without(i)))).toBe("recipients");
      for (const extra of [gone, writer])
        expect(
          verdict(await d.access({ ...change, bundles: [...change.bundles, d.bundle(extra, d.section, 1)] })),
        ).toBe("recipients");
      const twice = { ...change, bundles: [...change.bundles, d.bundle(reader, d.section, 1)] };
      expect(verdict(await d.access(twice))).toBe("recipients");
      // What is sealed to a name that was never registered is left out, and keeps nobody from turning a key.
      const nobody = createActor();
      const kept = { ...change, bundles: [...change.bundles, d.bundle(nobody, d.section, 1)] };
      expect(verdict(await d.access(kept))).toBe("ok");
      valueOf(await d.give(nobody, { section: d.inbox, rights: RIGHTS.append }));
      expect(valueOf(await d.bundles(nobody)).bundles.map(({ section }) => section)).toEqual([d.inbox]);
      d.owners.push(nobody);
      expect(verdict(await d.access(rotation(d, d.inbox, d.owners)))).toBe("recipients");
      expect(verdict(await d.access(rotation(d, d.inbox, [...d.owners, writer])))).toBe("ok");

      expect(await d.tryAppend(d.device, { generation: 0 })).toBe("generation");
      expect(await d.tryAppend(reader, { generation: 1 })).toBe("stored");
      expect(await d.tryAppend(gone, { generation: 1 })).toBe("revoked");
      expect(verdict(await d.read(gone))).toBe("revoked");
      expect(verdict(await d.bundles(gone))).toBe("revoked");
    });

    test("sections are created at generation 0 and rotated one by one", async () => {
      const d = await under.dossier();
      const section = randomId<SectionId>();
      expect(verdict(await d.access(rotation(d, section, d.owners, 1)))).toBe("not-found");
      expect(verdict(await d.access(rotation(d, section, d.owners, 0)))).toBe("ok");
      expect(verdict(await d.access(rotation(d, section, d.owners, 0)))).toBe("generation");
      expect(verdict(await d.access(rotation(d, section, d.owners, 2)))).toBe("generation");
      expect(verdict(await d.access(rotation(d, section, d.owners, 1)))).toBe("ok");
    });

    test("a new key needs its bundle; keys to the past may come along", async () => {
      const d = await under.dossier();
      valueOf(await d.access(rotation(d, d.section, d.owners)));
      const holder = createActor();
      const capabilities = [d.capability(holder, { readFrom: epoch(0) })];
      expect(verdict(await d.access({ capabilities }))).toBe("recipients");
      expect(verdict(await d.access({ capabilities, bundles: [d.bundle(holder, d.section, 0)] }))).toBe("recipients");
      const both = [d.bundle(holder, d.section, 0), d.bundle(holder, d.section, 1)];
      expect(verdict(await d.access({ capabilities, bundles: both }))).toBe("ok");
    });

    test("a renewal counts up, needs a bundle, and moves the end", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const leaf = epochAt(under.clock.now);
      valueOf(await d.give(holder, { exp: epoch(leaf + 2) }));
      expect(verdict(await d.give(holder, { exp: epoch(leaf + 9) }))).toBe("conflict");
      expect(verdict(await d.access({ capabilities: [d.capability(holder, { counter: 1 })] }))).toBe("recipients");
      expect(verdict(await d.give(holder, { exp: epoch(leaf + 9), counter: 1 }))).toBe("ok");
      under.clock.now = instant(under.clock.now + leaves(3));
      expect(verdict(await d.read(holder))).toBe("ok");
      under.clock.now = instant(under.clock.now + leaves(9));
      expect(verdict(await d.read(holder))).toBe("expired");
    });

    test("a grant's keys never change", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const usurper = createActor(holder.grant);
      expect(verdict(await d.give(usurper, { counter: 1 }))).toBe("conflict");
    });

    test("a colleague loses access with the one who let her in", async () => {
      const d = await under.dossier();
      const [holder, colleague, third] = [createActor(), createActor(), createActor()];
      const rights = RIGHTS.read | RIGHTS.append | RIGHTS.delegate;
      valueOf(await d.give(holder, { depth: 2, rights }));
      valueOf(await d.give(colleague, { depth: 1, rights }, holder));
      valueOf(await d.give(third, { depth: 0 }, colleague));
      expect(await d.tryAppend(third)).toBe("stored");
      valueOf(await d.access({ revoked: [holder.grant] }));
      for (const who of [holder, colleague, third]) {
        expect(await d.tryAppend(who)).toBe("revoked");
        expect(verdict(await d.read(who))).toBe("revoked");
      }
      expect(verdict(await d.give(createActor(), { depth: 0 }, colleague))).toBe("forbidden");
    });

    test("a part is taken from a key and the rest goes on; below it nobody keeps that part", async () => {
      const d = await under.dossier();
      const [holder, colleague] = [createActor(), createActor()];
      const other = randomId<SectionId>();
      valueOf(await d.access(rotation(d, other, d.owners, 0)));
      const rights = RIGHTS.read | RIGHTS.append | RIGHTS.delegate;
      for (const section of [d.section, other]) {
        valueOf(await d.give(holder, { section, depth: 1, rights }));
        valueOf(await d.give(colleague, { section }, holder));
      }
      const dropped = [{ grant: holder.grant, section: d.section }];
      expect(verdict(await d.access({ ...rotation(d, d.section, [...d.owners, holder]), dropped }))).toBe("recipients");
      expect(verdict(await d.access({ dropped: [{ grant: d.device.grant, section: d.section }] }))).toBe("not-found");
      expect(verdict(await d.access({ ...rotation(d, d.section, d.owners), dropped }))).toBe("ok");
      for (const who of [holder, colleague]) {
        expect(await d.tryAppend(who, { generation: 1 })).toBe("forbidden");
        expect(verdict(await d.read(who))).toBe("forbidden");
        expect(valueOf(await d.bundles(who)).bundles.map(({ section }) => section)).toEqual([other]);
        expect(valueOf(await d.status(who)).sections.map(({ section }) => section)).toEqual([other]);
      }
      expect(verdict(await d.access({ dropped }))).toBe("not-found");
    });

    test("a holder with the right to pass on lets a colleague in, below itself and no wider", async () => {
      const d = await under.dossier();
      const [holder, reader, colleague] = [createActor(), createActor(), createActor()];
      const rights = RIGHTS.read | RIGHTS.append | RIGHTS.delegate;
      valueOf(await d.give(holder, { depth: 1, rights }));
      valueOf(await d.give(reader));
      const version = async (who: typeof holder) => valueOf(await d.status(who)).aclVersion;
      const passOn = async (by: typeof holder, issuer: typeof holder, fields = {}, more = {}) => {
        const change = {
          aclVersion: await version(by),
          capabilities: [d.capability(colleague, fields, issuer)],
          bundles: [d.bundle(colleague, d.section)],
          ...more,
        };
        return verdict(await d.accessAs(by, change));
      };
      expect(await passOn(reader, reader)).toBe("forbidden");
      expect(await passOn(holder, d.device)).toBe("forbidden");
      expect(await passOn(holder, holder, { rights: RIGHTS.read | RIGHTS.manage })).not.toBe("ok");
      expect(await passOn(holder, holder, { exp: epoch(epochAt(under.clock.now) + 97) })).toBe("forbidden");
      expect(await passOn(holder, holder, {}, { revoked: [reader.grant] })).toBe("forbidden");
      expect(await passOn(holder, holder, {}, { dropped: [{ grant: reader.grant, section: d.section }] })).toBe(
        "forbidden",
      );
      const foreign = { bundles: [d.bundle(colleague, d.section), d.bundle(reader, d.section)] };
      expect(await passOn(holder, holder, {}, foreign)).toBe("forbidden");
      expect(await passOn(holder, holder, {}, { bundles: [] })).toBe("recipients");
      const before = await version(d.device);
      expect(await passOn(holder, holder)).toBe("ok");
      expect(await version(d.device)).toBe(before + 1);
      expect(await passOn(holder, holder)).toBe("conflict");
      expect(await d.tryAppend(colleague)).toBe("stored");
      d.aclVersion = before + 1;
      // Of a colleague who was brought in unsaid no owner knows: a turn without one is whole, and one with them too.
      const turned = [...d.owners, holder, reader];
      expect(verdict(await d.access(rotation(d, d.section, [...d.owners, reader], 1)))).toBe("recipients");
      expect(verdict(await d.access(rotation(d, d.section, turned, 1)))).toBe("ok");
      expect(verdict(await d.access(rotation(d, d.section, [...turned, colleague], 2)))).toBe("ok");
      valueOf(await d.access({ revoked: [holder.grant] }));
      expect(await d.tryAppend(colleague, { generation: 2 })).toBe("revoked");
    });

    test("a device joins with the key of every section; one that ends takes no holder along", async () => {
      const d = await under.dossier();
      const [second, holder] = [createActor(), createActor()];
      const capabilities = [capabilityOf(second, d.device, d.dossier)];
      const bundles = [d.section, d.inbox].map((section) => d.bundle(second, section));
      expect(verdict(await d.access({ capabilities, bundles: bundles.slice(1) }))).toBe("recipients");
      expect(verdict(await d.access({ capabilities, bundles }))).toBe("ok");
      d.owners.push(second);
      valueOf(await d.give(holder, {}, second));
      valueOf(await d.access({ endedDevices: [{ grant: second.grant, ledgerPos: 0 }] }));
      expect(await d.tryAppend(second)).toBe("revoked");
      expect(verdict(await d.status(second))).toBe("revoked");
      expect(await d.tryAppend(holder)).toBe("stored");
      expect(verdict(await d.give(createActor(), {}, second))).toBe("forbidden");
      expect(verdict(await d.access({ revoked: [d.device.grant] }))).toBe("malformed");
    });

    test("the sheet brings in a new device and ends the lost one, without anybody's help", async () => {
      const d = await under.dossier();
      const found = createActor();
      const change = {
        capabilities: [capabilityOf(found, d.root, d.dossier)],
        endedDevices: [{ grant: d.device.grant, ledgerPos: 0 }],
      };
      expect(verdict(await d.access(change, d.root))).toBe("ok");
      expect(verdict(await d.status(d.device))).toBe("revoked");
      expect(await d.tryAppend(found)).toBe("stored");
      expect(verdict(await d.access(rotation(d, d.section, [d.root, found]), found))).toBe("ok");
    });

    test("an envelope in a bundle is its sender's own", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(verdict(await d.access({ envelopes: [d.next(holder, d.section, {}, 296, false).wire] }))).toBe(
        "forbidden",
      );
      const again = d.next(d.device, d.section);
      const answer = valueOf(await d.access({ envelopes: [again.wire] }));
      expect(answer.heads.map((head) => head.pos)).toEqual([1]);
    });

    test("there is an end to how many grants live", async () => {
      const fresh = await openUnderTest(open, { liveGrants: 2 });
      const d = await fresh.dossier();
      const first = createActor();
      valueOf(await d.give(first));
      valueOf(await d.give(createActor()));
      expect(verdict(await d.give(createActor()))).toBe("quota");
      valueOf(await d.access({ revoked: [first.grant] }));
      expect(verdict(await d.give(createActor()))).toBe("ok");
      await fresh.relay.close();
    });

    test("an erased dossier is gone for everyone, and its id stays used", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(verdict(await d.erase(holder))).toBe("forbidden");
      expect(verdict(await d.erase())).toBe("ok");
      expect(verdict(await d.status(d.device))).toBe("erased");
      expect(verdict(await d.read(holder))).toBe("erased");
      expect(await d.tryAppend(d.device)).toBe("erased");
      d.aclVersion = 0;
      expect(verdict(await d.register())).toBe("erased");
    });
  });
}
