import { describe, expect, it } from "vitest";
import { hex, same, uint, utf8, zeros } from "#tests/support/protocol-kit/bytes.ts";
import { envHash } from "#tests/support/protocol-kit/envelope.ts";
import { live } from "#tests/support/protocol-kit/live.ts";
import { NO_ID } from "#tests/support/protocol-kit/keys.ts";
import { StatusAnswer } from "#tests/support/protocol-kit/messages.ts";
import { Owner } from "#tests/support/protocol-kit/owner.ts";
import { decodePage, isWhole } from "#tests/support/protocol-kit/page.ts";
import { blobCut, openPieces, sealPieces, unpadded } from "#tests/support/protocol-kit/pieces.ts";
import { draw, signPair, verifies } from "#tests/support/protocol-kit/primitives.ts";
import { RelayApi, type Send, overFetch } from "#tests/support/protocol-kit/relay.ts";
import { note, notesOf, problemOf, reasonOf, relayByUrl } from "#tests/support/relay-by-url.ts";

type Init = Parameters<Send>[1];

const under = relayByUrl();
const writing = async () => {
  const owner = await Owner.create(under.relay);
  return { owner, section: await owner.makeSection("about") };
};

describe("a dossier", () => {
  it("is made once, under the name of its root", async () => {
    const owner = await Owner.create(under.relay);
    const { sections, incarnation } = await owner.status();
    expect(incarnation).toBeGreaterThanOrEqual(1);
    expect(new Set(sections.map(({ section, generation, pos }) => `${section} ${generation} ${pos}`))).toEqual(
      new Set([`${owner.ledger} 0 1`, `${owner.inbox} 0 1`]),
    );
    const access = owner.change([], {});
    expect(await reasonOf(under.relay.register(owner.asker, owner.rootPk, access))).toBe("dossier-exists");
    const elsewhere = { ...owner.asker, dossier: hex(draw(16)) };
    expect(await reasonOf(under.relay.register(elsewhere, owner.rootPk, access))).toBe("malformed");
    expect(await reasonOf(under.relay.status({ ...owner.asker, dossier: hex(draw(16)) }))).toBe("not-found");
  });

  it("takes a change of access at its version only, with keys for exactly those who have access", async () => {
    const { owner, section } = await writing();
    const stale = { ...owner.change([], {}), aclVersion: 0 };
    expect(await problemOf(under.relay.access(owner.asker, stale))).toMatchObject({
      type: "urn:roer:acl-version",
      current: 2,
    });
    const again = { sections: [{ section, generation: 0, inbox: false }] };
    expect(await reasonOf(under.relay.access(owner.asker, owner.change([], again)))).toBe("generation");
    const another = { sections: [{ section: hex(draw(16)), generation: 0, inbox: false }] };
    expect(await reasonOf(under.relay.access(owner.asker, owner.change([], another)))).toBe("recipients");
  });

  it("gives its root the keys of all sections, and the root may look but not write", async () => {
    const { owner } = await writing();
    const { bundles } = await under.relay.bundles(owner.root);
    expect(bundles).toHaveLength(3);
    expect(await reasonOf(under.relay.access(owner.root, owner.change([], { revoked: [hex(draw(16))] })))).toBe(
      "forbidden",
    );
  });

  it("is erased for good, and the relay signs that it said so", async () => {
    const { owner } = await writing();
    const { time, signature } = await under.relay.erase(owner.asker);
    const receipt = Uint8Array.from([...Buffer.from(owner.dossier, "hex"), ...uint(time, 8)]);
    expect(verifies(owner.relayKey, "roer/v1/receipt", receipt, signature)).toBe(true);
    expect(await reasonOf(owner.status())).toBe("erased");
    expect(await reasonOf(under.relay.register(owner.asker, owner.rootPk, owner.change([], {})))).toBe("erased");
  });
});

describe("an append", () => {
  it("is kept in order under heads that the relay signed, and has the same answer again", async () => {
    const { owner, section } = await writing();
    const first = owner.seal(section, [note(owner, "first")]);
    const answer = await under.relay.append(owner.dossier, [first]);
    expect(owner.log(section).stored(answer, first)).toBe(2);
    expect((await under.relay.append(owner.dossier, [first])).results).toEqual(answer.results);
    expect(await owner.append(section, [note(owner, "second")])).toBe(3);
    const { incarnation } = await owner.status();
    const page = decodePage(owner.dossier, await under.relay.read(owner.asker, incarnation, [{ section, after: 0 }]));
    expect(page.frames.map(({ pos }) => pos)).toEqual([1, 2, 3]);
    expect(page.frames.every(({ envelope }) => isWhole(envelope))).toBe(true);
    expect(notesOf(owner.log(section))).toEqual(["first", "second"]);
  });

  it("is refused for what is wrong with it, and what comes beside it is stored", async () => {
    const { owner, section } = await writing();
    const { seq, seenPos, seenHead } = owner.log(section).next(owner.device);
    const but = (otherwise: Parameters<Owner["seal"]>[2]) => owner.seal(section, [note(owner, "one")], otherwise);
    const good = but({});
    const { results } = await under.relay.append(owner.dossier, [
      { ...good, signature: but({}).signature },
      but({ section: hex(draw(16)) }),
      but({ generation: 1 }),
      but({ epoch: owner.leaf() + 2 }),
      but({ epoch: owner.leaf() - 2 }),
      but({ seq: seq + 1 }),
      but({ prevAuthor: draw(16) }),
      but({ seenPos: seenPos + 1 }),
      but({ seenHead: draw(16) }),
      but({ grant: hex(draw(16)) }),
      good,
      but({}),
      but({ seq: seq + 1, prevAuthor: envHash(good).slice(0, 16), seenPos, seenHead }),
    ]);
    expect(results.map((each) => (each.status === "stored" ? each.pos : each.problem))).toEqual([
      "unauthenticated",
      "not-found",
      "generation",
      "epoch",
      "epoch",
      "seq",
      "fork",
      "fork",
      "fork",
      "unauthenticated",
      2,
      "conflict",
      3,
    ]);
  });

  it("is refused past the limits, and where the batch is none", async () => {
    const { owner, section } = await writing();
    const large = owner.seal(section, [note(owner, "x".repeat(70_000))]);
    expect(await reasonOf(under.relay.append(owner.dossier, [large]))).toBe("malformed");
    expect(await reasonOf(under.relay.append(owner.dossier, []))).toBe("malformed");
  });
});

describe("a request", () => {
  /** The kit over a network that changes what is sent. */
  const changed = (change: (init: Init, url: string) => { url?: string; init?: Partial<Init> }) =>
    new RelayApi(under.relay.origin, (url, init) => {
      const other = change(init, url);
      return overFetch(other.url ?? url, { ...init, ...other.init });
    });

  it("counts once", async () => {
    const owner = await Owner.create(under.relay);
    let kept: Init | undefined;
    const replaying = changed((init) => ({ init: (kept ??= init) }));
    await replaying.status(owner.asker);
    expect(await reasonOf(replaying.status(owner.asker))).toBe("replayed");
  });

  it("is signed over its body, path and time, without a query", async () => {
    const owner = await Owner.create(under.relay);
    const reason = (change: Parameters<typeof changed>[0]) => reasonOf(changed(change).status(owner.asker));
    expect(await reason(() => ({ init: { body: utf8("{} ") } }))).toBe("unauthenticated");
    expect(await reason((_, url) => ({ url: url.replace("/v1/status", "/v1/bundles") }))).toBe("unauthenticated");
    expect(await reason((_, url) => ({ url: `${url}?a=1` }))).toBe("malformed");
    expect(await reason(({ headers }) => ({ init: { headers: { ...headers, signature: "" } } }))).toBe(
      "unauthenticated",
    );
    expect(
      await reason(({ headers }) => ({ init: { headers: { ...headers, "content-digest": "sha-512=:AA==:" } } })),
    ).toBe("unauthenticated");
    const late = new RelayApi(under.relay.origin);
    late.now = () => under.relay.now() - 180_000;
    const { type, time } = await problemOf(late.status(owner.asker));
    expect([type, typeof time]).toEqual(["urn:roer:clock-skew", "number"]);
    const stranger = { ...owner.asker, grant: hex(draw(16)) };
    expect(await reasonOf(under.relay.status(stranger))).toBe("unauthenticated");
    const unknown = under.relay.json("/v1/status", { unknown: 1 }, StatusAnswer, owner.asker);
    expect(await reasonOf(unknown)).toBe("malformed");
  });

  it("reads no section twice, none that is not there, and nothing past the head", async () => {
    const { owner, section } = await writing();
    const { incarnation } = await owner.status();
    const read = (...sections: readonly { section: string; after: number }[]) =>
      reasonOf(under.relay.read(owner.asker, incarnation, sections));
    expect(await read({ section, after: 0 }, { section, after: 0 })).toBe("malformed");
    expect(await read({ section: hex(draw(16)), after: 0 })).toBe("not-found");
    expect(await read({ section, after: 9 })).toBe("stale-cursor");
    const stale = under.relay.read(owner.asker, incarnation + 1, [{ section, after: 0 }]);
    expect(await problemOf(stale)).toMatchObject({ type: "urn:roer:stale-cursor", current: incarnation });
  });

  it("waits for what is newer, and answers at once where something is", async () => {
    const { owner, section } = await writing();
    const { aclVersion } = await owner.status();
    const now = await under.relay.poll(owner.asker, aclVersion, [{ section, after: 0 }], 25_000);
    expect(now.sections).toEqual([{ section, pos: 1 }]);
    const waits = under.relay.poll(owner.asker, aclVersion, [{ section, after: 1 }], 25_000);
    await owner.append(section, [note(owner, "news")]);
    expect((await waits).sections).toEqual([{ section, pos: 2 }]);
  });
});

describe("the access log", () => {
  it("has a line for each thing, and each line is what its author signed", async () => {
    const { owner, section } = await writing();
    await owner.append(section, [note(owner, "one")]);
    await owner.pull(section);
    await under.relay.bundles(owner.root);
    const { lines } = await owner.accessLog();
    expect(lines.map(({ verb, grant, section: of }) => [verb, grant, of])).toEqual([
      ["access", owner.device, NO_ID],
      ["access", owner.device, NO_ID],
      ["append", owner.device, section],
      ["bundles", NO_ID, NO_ID],
    ]);
  });

  it("keeps that a body was withdrawn, and the section still chains", async () => {
    const { owner, section } = await writing();
    await owner.append(section, [note(owner, "taken back")]);
    await under.relay.withdraw(owner.asker, section, [2]);
    await owner.append(section, [note(owner, "after it")]);
    expect(notesOf(await owner.readAgain(section))).toEqual(["withheld", "after it"]);
    expect((await owner.accessLog()).lines.map(({ verb }) => verb)).toContain("erase");
  });
});

describe("a file", () => {
  it("lies beside the log in sealed pieces, and whoever has its key reads it", async () => {
    const { owner, section } = await writing();
    const [blob, cut] = [hex(draw(16)), draw(32)];
    const file = draw(1_200_000);
    const pieces = sealPieces(blobCut(cut, blob), file);
    expect(pieces).toHaveLength(2);
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    expect((await under.relay.beginBlob(owner.asker, section, blob, bytes)).arrived).toEqual([]);
    const [first = zeros(0), last = zeros(0)] = pieces;
    await under.relay.storePiece(owner.asker, section, blob, 1, last);
    expect(await reasonOf(under.relay.readPiece(owner.asker, section, blob, 0))).toBe("not-found");
    expect(await reasonOf(under.relay.storePiece(owner.asker, section, blob, 0, last))).toBe("malformed");
    expect((await under.relay.beginBlob(owner.asker, section, blob, bytes)).arrived).toEqual([1]);
    expect(await reasonOf(under.relay.beginBlob(owner.asker, section, blob, bytes + 1))).toBe("conflict");
    expect(await under.relay.storePiece(owner.asker, section, blob, 0, first)).toBe(0);
    const back = await Promise.all([0, 1].map((at) => under.relay.readPiece(owner.asker, section, blob, at)));
    expect(same(unpadded(openPieces(blobCut(cut, blob), back), file.length), file)).toBe(true);
    expect(() => openPieces(blobCut(cut, blob), back.toReversed())).toThrow("damaged");
    expect((await owner.accessLog()).lines.map(({ verb }) => verb).slice(2)).toEqual(
      expect.arrayContaining(["store-file", "fetch-file"]),
    );
  });
});

describe("live", () => {
  it("says that there is something new, to who signed the challenge", async () => {
    const { owner, section } = await writing();
    const { asker, dossier, device: grant } = owner;
    const hints = await live(under.relay, asker, [{ section, after: 1 }]);
    expect(await hints.next()).toMatchObject({ t: "subscribed", dossier, grant });
    await owner.append(section, [note(owner, "news")]);
    expect(await hints.next()).toEqual({ t: "head", dossier, grant, section, pos: 2 });
    hints.close();
    const stranger = await live(under.relay, { ...asker, sign: signPair(draw(32)) }, [{ section, after: 1 }]);
    expect(await stranger.next()).toMatchObject({ t: "refused", problem: "unauthenticated" });
    stranger.close();
    expect((await owner.accessLog()).lines.map(({ verb }) => verb)).toContain("live");
  });
});
