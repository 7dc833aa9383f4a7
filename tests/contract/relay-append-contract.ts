import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE, instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { headSigningInput, nextHead, EMPTY_HEAD } from "#src/protocol/log-head.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { type Actor, createActor, random, randomId } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, bytesIn, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

export function appendContract(open: OpenRelay): void {
  describe("append", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("a stored envelope has the next position, and a head that the relay's key signs", async () => {
      const d = await under.dossier();
      const first = d.next(d.device, d.section);
      const second = d.next(d.device, d.section);
      const answer = valueOf(await d.append(first, second));
      expect(answer.results).toEqual([
        { status: "stored", pos: 1, time: under.clock.now },
        { status: "stored", pos: 2, time: under.clock.now },
      ]);
      const place = { dossier: d.dossier, section: d.section };
      const one = nextHead({ ...place, head: EMPTY_HEAD }, first.hash, under.clock.now, sha512);
      const two = nextHead({ ...place, head: one }, second.hash, under.clock.now, sha512);
      const [head] = answer.heads;
      expect(head && bytesIn(head.hash)).toEqual(two.hash);
      const signed = headSigningInput(d.dossier, { ...two, section: d.section, generation: 0, time: under.clock.now });
      const relayKey = bytesIn(under.relay.hello().relayKey);
      expect(await createVerifySignature()(relayKey, signed, bytesIn(head?.signature ?? ""))).toBe(true);
    });

    test("the same envelope again gets its first answer, even when every other check would now fail", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder, { exp: epoch(epochAt(under.clock.now) + 1) }));
      const envelope = d.next(holder, d.section);
      const first = valueOf(await d.append(envelope));
      await d.tryAppend(d.device);
      under.clock.now = instant(under.clock.now + leaves(8));
      expect(valueOf(await d.append(envelope)).results).toEqual(first.results);
      expect(valueOf(await d.read(d.device)).frames.length).toBe(2);
    });

    test("another envelope under a number that is used is a conflict", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(await d.tryAppend(d.device, { seq: 1, prevAuthor: new Uint8Array(16) })).toBe("conflict");
    });

    test("numbers run on per grant and section", async () => {
      const d = await under.dossier();
      expect(await d.tryAppend(d.device, { seq: 2 })).toBe("seq");
      expect(await d.tryAppend(d.device)).toBe("stored");
      const refused = valueOf(await d.append(d.next(d.device, d.section, { seq: 5 }, 296, false)));
      expect(refused.results).toEqual([{ status: "refused", problem: "seq", current: 2 }]);
      expect(await d.tryAppend(d.device)).toBe("stored");
    });

    test("the author's chain and the head it saw must be what is kept", async () => {
      const d = await under.dossier();
      const head = valueOf(await d.append(d.next(d.device, d.section))).heads[0];
      const seen = bytesIn(head?.hash ?? "").slice(0, 16);
      expect(await d.tryAppend(d.device, { prevAuthor: random(16) })).toBe("fork");
      expect(await d.tryAppend(d.device, { seenPos: 2, seenHead: seen })).toBe("fork");
      expect(await d.tryAppend(d.device, { seenPos: 1, seenHead: random(16) })).toBe("fork");
      expect(await d.tryAppend(d.device, { seenPos: 0, seenHead: seen })).toBe("fork");
      expect(await d.tryAppend(d.device, { seenPos: 1, seenHead: seen })).toBe("stored");
    });

    test("only the present generation, and epochs within one leaf of the relay's clock", async () => {
      const d = await under.dossier();
      const now = epochAt(under.clock.now);
      expect(await d.tryAppend(d.device, { generation: 1 })).toBe("generation");
      expect(await d.tryAppend(d.device, { epoch: epoch(now + 2) })).toBe("epoch");
      expect(await d.tryAppend(d.device, { epoch: epoch(now - 2) })).toBe("epoch");
      expect(await d.tryAppend(d.device, { epoch: epoch(now + 1) })).toBe("stored");
      expect(await d.tryAppend(d.device, { epoch: epoch(now - 1) })).toBe("stored");
    });

    test("a window opens and ends on the exact leaf", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const leaf = epochAt(under.clock.now);
      valueOf(await d.give(holder, { nbf: epoch(leaf + 1), exp: epoch(leaf + 3) }));
      expect(await d.tryAppend(holder)).toBe("not-yet");
      const start = under.clock.now - ((under.clock.now - Date.UTC(2020, 0, 1)) % leaves(1));
      under.clock.now = instant(start + leaves(1) - 1);
      expect(await d.tryAppend(holder)).toBe("not-yet");
      under.clock.now = instant(start + leaves(1));
      expect(await d.tryAppend(holder)).toBe("stored");
      under.clock.now = instant(start + leaves(3) - 1);
      expect(await d.tryAppend(holder)).toBe("stored");
      under.clock.now = instant(start + leaves(3));
      expect(await d.tryAppend(holder)).toBe("expired");
      expect(verdict(await d.read(holder, 0))).toBe("expired");
    });

    test("no append without the right, without a capability on the section, or by a stranger", async () => {
      const d = await under.dossier();
      const reader = createActor();
      valueOf(await d.give(reader, { rights: RIGHTS.read }));
      expect(await d.tryAppend(reader)).toBe("forbidden");
      expect(await d.tryAppend(reader, {}, d.inbox)).toBe("forbidden");
      expect(await d.tryAppend(reader, {}, randomId<SectionId>())).toBe("forbidden");
      expect(await d.tryAppend(d.device, {}, randomId<SectionId>())).toBe("not-found");
      expect(await d.tryAppend(createActor())).toBe("unauthenticated");
    });

    test("drops go into an inbox, by holders only; entries go everywhere else", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      valueOf(await d.give(holder, { section: d.inbox, rights: RIGHTS.append }));
      expect(await d.tryAppend(holder, { kind: "drop" }, d.inbox)).toBe("stored");
      expect(await d.tryAppend(holder, { kind: "entry" }, d.inbox)).toBe("forbidden");
      expect(await d.tryAppend(holder, { kind: "drop" })).toBe("forbidden");
      expect(await d.tryAppend(d.device, { kind: "drop" }, d.inbox)).toBe("forbidden");
      expect(await d.tryAppend(d.device, { kind: "entry" }, d.inbox)).toBe("stored");
    });

    test("a changed byte is refused, and what stands beside it is stored", async () => {
      const d = await under.dossier();
      const good = d.next(d.device, d.section);
      const bad = d.next(d.device, d.inbox, {}, 296, false);
      const bent = bad.wire.slice();
      bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
      const answer = valueOf(await d.relay.append(d.dossier, [bent, good.wire, random(40)]));
      expect(answer.results.map((r) => (r.status === "stored" ? r.pos : r.problem))).toEqual([
        "unauthenticated",
        1,
        "malformed",
      ]);
    });

    test("nothing of a dossier that the relay does not know", async () => {
      const d = new RelayDossier(under.relay, () => under.clock.now);
      expect(verdict(await d.append(d.next(d.device, d.section)))).toBe("not-found");
    });

    test("many writers at once: positions without holes, each answer its own place", async () => {
      const d = await under.dossier();
      const holders = Array.from({ length: 6 }, () => createActor());
      for (const holder of holders) valueOf(await d.give(holder));
      // Each author in turn, as a client does: of two batches on the way at once either may be the first to be verified.
      const sendAll = async (holder: Actor) => {
        const positions: (number | string)[] = [];
        for (let i = 0; i < 5; i++)
          for (const result of valueOf(await d.append(d.next(holder, d.section))).results)
            positions.push(result.status === "stored" ? result.pos : result.problem);
        return positions;
      };
      const positions = (await Promise.all(holders.map(sendAll))).flat();
      expect(positions.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
      expect(valueOf(await d.read(d.device)).frames.map((f) => f.pos)).toEqual(
        Array.from({ length: 30 }, (_, i) => i + 1),
      );
    });

    test("a clock set back revives nothing", async () => {
      const fresh = await openUnderTest(open);
      const d = await fresh.dossier();
      const holder = createActor();
      valueOf(await d.give(holder, { exp: epoch(epochAt(fresh.clock.now) + 4) }));
      fresh.clock.now = instant(fresh.clock.now + HOUR);
      expect(verdict(await d.read(holder))).toBe("expired");
      fresh.clock.now = instant(fresh.clock.now - MINUTE);
      expect(verdict(await d.read(holder))).toBe("expired");
      await fresh.relay.close();
    });

    test("a holder may fill half of a dossier, a device the rest; reading and revoking go on when it is full", async () => {
      const fresh = await openUnderTest(open, { dossierBytes: 8192 });
      const d = await fresh.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(await d.tryAppend(holder, {}, d.section, 3500)).toBe("stored");
      expect(await d.tryAppend(holder, {}, d.section, 3500)).toBe("quota");
      expect(await d.tryAppend(d.device, {}, d.section, 3500)).toBe("stored");
      expect(await d.tryAppend(d.device, {}, d.section, 3500)).toBe("quota");
      expect(valueOf(await d.read(holder)).frames.length).toBe(2);
      expect(
        verdict(await d.access({ revoked: [holder.grant], envelopes: [d.next(d.device, d.section, {}, 2000).wire] })),
      ).toBe("ok");
      expect(verdict(await d.erase())).toBe("ok");
      await fresh.relay.close();
    });

    test("a grant that comes too often waits; another's bad signatures do not use up its turns", async () => {
      const fresh = await openUnderTest(open, { grantRate: { burst: 2, perSecond: 1 } });
      const d = await fresh.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const forger = { ...createActor(), grant: holder.grant };
      for (let i = 0; i < 5; i++) expect(verdict(await d.status(forger))).toBe("unauthenticated");
      expect(verdict(await d.status(holder))).toBe("ok");
      expect(await d.tryAppend(holder)).toBe("stored");
      expect(await d.tryAppend(holder)).toBe("rate");
      expect(verdict(await d.status(holder))).toBe("rate");
      fresh.clock.now = instant(fresh.clock.now + 1000);
      expect(verdict(await d.status(holder))).toBe("ok");
      await fresh.relay.close();
    });
  });
}
