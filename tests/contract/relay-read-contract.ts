import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, instant } from "#src/base/instant.ts";
import { type AccessLine, accessHeadSigningInput, nextLineHash } from "#src/protocol/access-line.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { createActor, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, bytesIn, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, leaves, openUnderTest } from "#tests/support/relay-under-test.ts";

async function linesOf(d: RelayDossier): Promise<readonly AccessLine[]> {
  return valueOf(await d.accessLog()).lines.map((line) => ({
    ...line,
    grant: line.grant as AccessLine["grant"],
    section: line.section as AccessLine["section"],
    time: instant(line.time),
    evidence: bytesIn(line.evidence),
  }));
}

export function readContract(open: OpenRelay): void {
  describe("read", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("pages run on without holes, each with the head at its last position", async () => {
      const fresh = await openUnderTest(open, { readPageBytes: 2000 });
      const d = await fresh.dossier();
      valueOf(await d.append(...Array.from({ length: 10 }, () => d.next(d.device, d.section))));
      const positions: number[] = [];
      for (let more = true, pages = 0; more; pages++) {
        const page = valueOf(await d.read(d.device, positions.length));
        positions.push(...page.frames.map((f) => f.pos));
        expect(page.header.sections[0]?.head.pos).toBe(positions.length);
        more = page.header.sections[0]?.more === true;
        expect(pages).toBeLessThan(10);
      }
      expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      await fresh.relay.close();
    });

    test("the root reads, for the sheet must open the ledger after a loss", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(valueOf(await d.read(d.root)).frames.length).toBe(1);
      expect(valueOf(await d.bundles(d.root)).bundles.length).toBe(2);
    });

    test("who holds a key from now on starts at the log's present head, and not before", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section), d.next(d.device, d.section)));
      under.clock.now = instant(under.clock.now + leaves(4));
      const holder = createActor();
      valueOf(await d.give(holder));
      valueOf(await d.append(d.next(d.device, d.section)));
      expect(verdict(await d.read(holder, 1))).toBe("forbidden");
      expect(valueOf(await d.read(holder, 2)).frames.map((f) => f.pos)).toEqual([3]);
    });

    test("a welcome written just before others went on appending still reads on", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section)));
      under.clock.now = instant(under.clock.now + leaves(4));
      const knownPos = 1;
      const before = epoch(epochAt(under.clock.now) - 1);
      valueOf(await d.append(d.next(d.device, d.section, { epoch: before })));
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(valueOf(await d.read(holder, knownPos)).frames.map((f) => f.pos)).toEqual([2]);
      expect(verdict(await d.read(holder, 0))).toBe("forbidden");
    });

    test("a key into the past starts where that past begins", async () => {
      const d = await under.dossier();
      valueOf(await d.append(d.next(d.device, d.section)));
      under.clock.now = instant(under.clock.now + leaves(4));
      const since = epochAt(under.clock.now);
      valueOf(await d.append(d.next(d.device, d.section)));
      under.clock.now = instant(under.clock.now + leaves(4));
      valueOf(await d.append(d.next(d.device, d.section)));
      const holder = createActor();
      valueOf(await d.give(holder, { readFrom: since }));
      expect(verdict(await d.read(holder, 0))).toBe("forbidden");
      expect(valueOf(await d.read(holder, 1)).frames.map((f) => f.pos)).toEqual([2, 3]);
    });

    test("no read without the right, of another section, or past the log's end", async () => {
      const d = await under.dossier();
      const dropper = createActor();
      valueOf(await d.give(dropper, { section: d.inbox, rights: RIGHTS.append }));
      expect(verdict(await d.read(dropper, 0, d.inbox))).toBe("forbidden");
      expect(verdict(await d.read(dropper))).toBe("forbidden");
      expect(verdict(await d.read(createActor()))).toBe("unauthenticated");
      expect(verdict(await d.read(d.device, 1))).toBe("stale-cursor");
      const stale = { incarnation: 2, sections: [{ section: d.section, after: 0 }] };
      expect(verdict(await d.relay.read(signedRequest(d.device, d.dossier, "/v1/read", stale, under.clock.now)))).toBe(
        "stale-cursor",
      );
    });

    test("a request counts once, near its time, under its own key", async () => {
      const d = await under.dossier();
      const request = signedRequest(d.device, d.dossier, "/v1/status", {}, under.clock.now);
      expect(verdict(await d.relay.status(request))).toBe("ok");
      expect(verdict(await d.relay.status(request))).toBe("replayed");
      const late = signedRequest(d.device, d.dossier, "/v1/status", {}, instant(under.clock.now - 2 * MINUTE - 1000));
      expect(verdict(await d.relay.status(late))).toBe("clock-skew");
      const early = signedRequest(d.device, d.dossier, "/v1/status", {}, instant(under.clock.now + 2 * MINUTE + 1000));
      expect(verdict(await d.relay.status(early))).toBe("clock-skew");
      const fresh = signedRequest(d.device, d.dossier, "/v1/status", {}, under.clock.now);
      expect(verdict(await d.relay.status({ ...fresh, base: request.base }))).toBe("unauthenticated");
    });

    test("a refused request does not succeed later by being sent again", async () => {
      const d = await under.dossier();
      const body = d.change({ revoked: [createActor().grant] });
      const request = signedRequest(d.device, d.dossier, "/v1/access", body, under.clock.now);
      expect(verdict(await d.relay.access(request))).toBe("not-found");
      expect(verdict(await d.relay.access(request))).toBe("replayed");
    });

    test("every delivered read leaves exactly one line a section, and the lines chain to a signed head", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      valueOf(await d.append(d.next(d.device, d.section), d.next(d.device, d.section)));
      valueOf(await d.read(holder, 0));
      valueOf(await d.read(holder, 1));
      valueOf(await d.read(holder, 2));
      const lines = await linesOf(d);
      const reads = lines.filter((line) => line.verb === "read" && line.grant === holder.grant);
      expect(reads.map(({ section, from, to }) => ({ section, from, to }))).toEqual([
        { section: d.section, from: 0, to: 2 },
        { section: d.section, from: 1, to: 2 },
      ]);
      expect(reads.every((line) => line.evidence.length > 0)).toBe(true);

      let hash = new Uint8Array(32);
      for (const [i, line] of lines.entries()) {
        expect(line.pos).toBe(i + 1);
        hash = nextLineHash(d.dossier, hash, line, sha512);
      }
      const { head } = valueOf(await d.accessLog());
      expect(bytesIn(head.hash)).toEqual(hash);
      const relayKey = bytesIn(under.relay.hello().relayKey);
      const signed = accessHeadSigningInput(d.dossier, head.pos, hash);
      expect(await createVerifySignature()(relayKey, signed, bytesIn(head.signature))).toBe(true);
    });

    test("an append leaves one line for its run of positions; a retry leaves none", async () => {
      const d = await under.dossier();
      const batch = [d.next(d.device, d.section), d.next(d.device, d.section), d.next(d.device, d.inbox)];
      valueOf(await d.append(...batch));
      valueOf(await d.append(...batch));
      const appends = (await linesOf(d)).filter((line) => line.verb === "append");
      expect(appends.map(({ section, from, to }) => ({ section, from, to }))).toEqual([
        { section: d.section, from: 0, to: 2 },
        { section: d.inbox, from: 0, to: 1 },
      ]);
    });

    test("a refused try by a known key is written down, a flood of them is not, a forged one never", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.access({ capabilities: [d.capability(holder, { rights: RIGHTS.append })] }));
      await d.read({ ...createActor(), grant: holder.grant });
      for (let i = 0; i < 30; i++) await d.read(holder);
      const refused = (await linesOf(d)).filter((line) => line.verb === "refused");
      expect(refused.length).toBe(10);
      expect(refused.every((line) => line.grant === holder.grant && line.section === d.section)).toBe(true);
    });

    test("only the owner sees the access log", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(verdict(await d.accessLog(holder))).toBe("forbidden");
      expect(verdict(await d.accessLog(d.root))).toBe("ok");
    });

    test("who lost its memory learns its own last envelope and goes on", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      valueOf(await d.append(d.next(holder, d.section), d.next(holder, d.section)));
      const status = valueOf(await d.status(holder));
      expect(status.sections.map((s) => s.section)).toEqual([d.section]);
      const own = bytesIn(status.sections[0]?.own ?? "");
      expect(own.length).toBe(122 + 32 + 64);
      expect(new DataView(own.buffer).getBigUint64(58)).toBe(2n);
      expect(valueOf(await d.status(d.device)).sections.find((s) => s.section === d.section)?.own).toBeNull();
    });

    test("bundles and welcomes are given while the window is open", async () => {
      const d = await under.dossier();
      const holder = createActor();
      const leaf = epochAt(under.clock.now);
      const bundle = d.bundle(holder, d.section);
      const welcome = { grant: holder.grant, section: d.section, sealed: new Uint8Array(90).fill(7) };
      const capability = d.capability(holder, { exp: epoch(leaf + 4) });
      valueOf(await d.access({ capabilities: [capability], bundles: [bundle], welcomes: [welcome] }));
      const mail = valueOf(await d.bundles(holder));
      expect(mail.bundles.map((b) => bytesIn(b.sealed))).toEqual([bundle.sealed]);
      expect(mail.welcomes.map((w) => bytesIn(w.sealed))).toEqual([welcome.sealed]);
      under.clock.now = instant(under.clock.now + leaves(5));
      expect(verdict(await d.bundles(holder))).toBe("expired");
    });
  });
}
