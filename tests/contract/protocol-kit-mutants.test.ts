import { describe, expect, it } from "vitest";
import { LyingRelay } from "#tests/support/lying-relay.ts";
import { AccessLog, type Line } from "#tests/support/protocol-kit/access-log.ts";
import { openBundle, openWelcome } from "#tests/support/protocol-kit/bundle.ts";
import {
  type Bytes,
  Refused,
  base64url,
  concat,
  fromBase64url,
  hex,
  uint,
  utf8,
  zeros,
} from "#tests/support/protocol-kit/bytes.ts";
import { APPEND, Chains, READ } from "#tests/support/protocol-kit/capability.ts";
import { type Envelope, type Prefix, encodeBare, envHash, sealEntry } from "#tests/support/protocol-kit/envelope.ts";
import { Holder } from "#tests/support/protocol-kit/holder.ts";
import { type Given, Issuer } from "#tests/support/protocol-kit/issuer.ts";
import {
  type Keys,
  NO_ID,
  grantKeys,
  leafOf,
  publicOf,
  rootKeys,
  wholeTree,
} from "#tests/support/protocol-kit/keys.ts";
import { EMPTY, decodePage } from "#tests/support/protocol-kit/page.ts";
import { boxPair, draw, signPair, signature } from "#tests/support/protocol-kit/primitives.ts";
import { RelayApi } from "#tests/support/protocol-kit/relay.ts";
import { contentDigest, requestEvidence, signatureBase, signatureInput } from "#tests/support/protocol-kit/request.ts";
import { SectionLog, keyOf, setOp } from "#tests/support/protocol-kit/section-log.ts";
import { reasonOf } from "#tests/support/relay-by-url.ts";

const NOW = Date.UTC(2026, 5, 1, 9, 0);
const LEAF = leafOf(NOW);
const section = "10".repeat(16);
const nodes = wholeTree(draw(32));
const pair = (): Keys => ({ sign: signPair(draw(32)), box: boxPair(draw(32)) });
const root = rootKeys(draw(16));
const issuer = new Issuer(root, pair());
const { dossier } = issuer;
const relay = new LyingRelay(dossier, section);

const given = (rights: number, keys: Keys, window: Partial<Given> = {}): Given => ({
  grant: hex(draw(16)),
  name: "Kit",
  keys: { signPk: keys.sign.pk, boxPk: keys.box.pk },
  sections: [section],
  rights,
  domainRights: 0,
  nbf: LEAF - 8,
  exp: LEAF + 96,
  ...window,
});
const caught = (run: () => unknown): string => {
  try {
    run();
    return "holds";
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
};
const every = (step: number, data: Bytes): readonly number[] => [...data.keys()].filter((at) => at % step === 0);
const flipped = (data: Bytes, at: number): Bytes => data.map((byte, index) => (index === at ? byte ^ 1 : byte));

/** A reader of the section from its beginning, to whom these may write besides the owner. */
function reader(...members: readonly Given[]): SectionLog {
  const chains = new Chains(root.sign.pk, dossier);
  chains.take(issuer.certificate);
  for (const each of members) chains.take(issuer.capability(each, section, false));
  const log = new SectionLog(relay.key, dossier, section, chains, () => LEAF);
  log.keys.set(0, nodes);
  log.begin(EMPTY, 0, 0);
  return log;
}
/** An author who seals whatever is asked at its own next place. */
function author(grant: string, keys: Keys) {
  let last: Envelope | undefined;
  return (
    otherwise: Partial<Prefix> = {},
    ops: readonly string[] = [setOp("note", hex(draw(16)), NOW, 0, { text: "a" })],
  ) => {
    const seq = (last?.prefix.seq ?? 0) + 1;
    const prevAuthor = last ? envHash(last).slice(0, 16) : zeros(16);
    const own = { kind: "entry", dossier, section, generation: 0, epoch: LEAF, grant, seq, prevAuthor } as const;
    const prefix = { ...own, seenPos: 0, seenHead: zeros(16), commit: zeros(16), ...otherwise };
    last = sealEntry(prefix, keyOf(nodes, prefix.epoch), keys.sign, ops);
    return last;
  };
}
const asides = (log: SectionLog, ...envelopes: readonly Envelope[]) => {
  log.take(decodePage(dossier, relay.page(envelopes, NOW, log.head)));
  return log.entries.map(({ aside }) => aside ?? "taken");
};
const owner = () => author(issuer.grant, issuer.device);

describe("a page", () => {
  it("is taken as it was signed, and with a byte of a frame changed it is refused", () => {
    const write = owner();
    const page = relay.page([write(), write()], NOW);
    expect(caught(() => reader().take(decodePage(dossier, page)))).toBe("holds");
    const frames = 4 + new DataView(page.buffer).getUint32(0);
    const taken = [];
    // One reader for all: what is refused leaves nothing behind.
    const log = reader();
    for (let at = frames; at < page.length; at += 3)
      if (caught(() => log.take(decodePage(dossier, flipped(page, at)))) === "holds") taken.push(at);
    expect(page.length - frames).toBeGreaterThan(1000);
    expect(taken).toEqual([]);
    expect(log.head).toEqual(EMPTY);
  });

  it("is refused cut short, with bytes behind it, with an unknown field, and of another dossier", () => {
    const page = relay.page([owner()()], NOW);
    const header = page.slice(4, 4 + new DataView(page.buffer).getUint32(0));
    const more = utf8(new TextDecoder().decode(header).replace("{", `{"more":1,`));
    const another = concat(uint(more.length, 4), more, page.slice(4 + header.length));
    for (const wrong of [page.slice(0, -1), concat(page, zeros(1)), another])
      expect(caught(() => decodePage(dossier, wrong))).toBe("malformed");
    const stranger = new LyingRelay(dossier, section).page([owner()()], NOW);
    expect(caught(() => reader().take(decodePage(dossier, stranger)))).toBe("malformed");
  });

  it("is refused where it leaves a position out, says one again, or tells another history", () => {
    const write = owner();
    const [one, two, three] = [write(), write(), write()];
    const log = reader();
    log.take(decodePage(dossier, relay.page([one, two], NOW)));
    const { head } = log;
    expect(caught(() => log.take(decodePage(dossier, relay.page([three], NOW, { ...head, pos: head.pos + 1 }))))).toBe(
      "malformed",
    );
    expect(caught(() => log.take(decodePage(dossier, relay.page([two], NOW, { ...head, pos: 1 }))))).toBe("malformed");
    expect(caught(() => log.take(decodePage(dossier, relay.page([three], NOW, { ...head, hash: draw(32) }))))).toBe(
      "forked",
    );
    expect(caught(() => log.take(decodePage(dossier, relay.page([], NOW, { ...head, hash: draw(32) }))))).toBe(
      "forked",
    );
    expect(caught(() => log.take(decodePage(dossier, relay.page([three], NOW, head))))).toBe("holds");
  });
});

describe("an envelope that a lying relay vouches for is set aside, and the rest goes on", () => {
  const holder = pair();

  it("by nobody who is known, by another key, out of its author's order", () => {
    const stranger = author(hex(draw(16)), pair());
    const forger = author(issuer.grant, pair());
    const write = owner();
    const skipped = write();
    expect(asides(reader(), stranger(), forger(), write())).toEqual([
      "unknown-author",
      "bad-signature",
      "author-chain",
    ]);
    expect(asides(reader(), skipped, write({ seq: 2, prevAuthor: draw(16) }))).toEqual(["taken", "author-chain"]);
  });

  it("outside its author's window, or without the right", () => {
    const [late, mute] = [given(READ | APPEND, holder, { exp: LEAF }), given(READ, holder)];
    const log = reader(late, mute);
    expect(asides(log, author(late.grant, holder)(), author(mute.grant, holder)())).toEqual([
      "outside-window",
      "may-not-append",
    ]);
  });

  it("of another log, ahead of time, or dated back", () => {
    const write = owner();
    const of = [
      write(),
      write({ seenPos: 1, seenHead: draw(16) }),
      write({ epoch: LEAF + 2 }),
      write({ epoch: LEAF - 3 }),
    ];
    expect(asides(reader(), ...of)).toEqual(["taken", "saw-another-log", "ahead-of-time", "back-dated"]);
  });

  it("that does not open, does not parse, or is of a generation that nobody turned to", () => {
    const write = owner();
    const log = reader();
    const unopenable = sealEntry(
      { ...write().prefix, commit: zeros(16) },
      keyOf(wholeTree(draw(32)), LEAF),
      issuer.device.sign,
      ["{}"],
    );
    log.keys.set(1, nodes);
    log.keys.set(2, nodes);
    const after = author(issuer.grant, issuer.device);
    const goesOn = { seq: 2, prevAuthor: envHash(unopenable).slice(0, 16) };
    const bad = after(goesOn, ["no JSON"]);
    const next = after({ seq: 3, prevAuthor: envHash(bad).slice(0, 16), generation: 1 });
    const beyond = after({ seq: 4, prevAuthor: envHash(next).slice(0, 16), generation: 2 });
    expect(asides(log, unopenable, bad, next, beyond)).toEqual([
      "unopenable",
      "malformed-op",
      "generation",
      "generation",
    ]);
  });

  it("after its author was ended", () => {
    const member = given(READ | APPEND, holder);
    const theirs = author(member.grant, holder);
    const write = owner();
    const log = reader(member);
    log.keys.set(1, nodes);
    const rotation = { generation: 1, voidGrants: [member.grant], endedDevices: [] };
    const turn = write({ generation: 1 }, [setOp("roster.rotation", hex(draw(16)), NOW, 0, rotation)]);
    expect(asides(log, theirs(), turn, theirs({ generation: 1 }))).toEqual(["taken", "taken", "ended"]);
  });

  it("without its body", () => {
    const { prefix, bodyHash, signature: made } = owner()();
    const log = reader();
    log.take(decodePage(dossier, relay.page([{ prefix, bodyHash, signature: made }], NOW)));
    expect(log.entries.map(({ aside }) => aside)).toEqual(["withheld"]);
  });
});

describe("keys", () => {
  const keys = grantKeys(draw(32), hex(draw(16)));
  const key = given(READ, keys);
  const place = { section, kind: "goal", generation: 0, nodes, head: EMPTY };
  const fresh = () => new Holder(new RelayApi("http://localhost"), relay.key, publicOf(root), key.grant, keys);
  const answer = (by: Issuer = issuer, as: Given = key) => {
    const { sealed: bundle, ...rest } = by.bundleFor(as, place, as.nbf, false);
    const { sealed: welcome } = by.welcome(as, place, by.capability(as, section, false), {});
    return {
      time: 0,
      bundles: [{ ...rest, sealed: fromBase64url(bundle) }],
      welcomes: [{ section, sealed: fromBase64url(welcome) }],
    };
  };

  it("are taken as they were sealed, and with a byte changed they are refused", () => {
    const { bundles, welcomes } = answer();
    expect(caught(() => fresh().take({ time: 0, bundles, welcomes }))).toBe("holds");
    const [bundle] = bundles;
    const [welcome] = welcomes;
    if (!bundle || !welcome) throw new Error("one of each");
    const of = { dossier, section, grant: key.grant };
    const tries = [
      ...every(7, bundle.sealed).map((at) =>
        caught(() => openBundle(keys.box, dossier, { ...bundle, ...of }, flipped(bundle.sealed, at))),
      ),
      ...every(7, welcome.sealed).map((at) => caught(() => openWelcome(keys.box, of, flipped(welcome.sealed, at)))),
    ];
    expect(tries.length).toBeGreaterThan(150);
    expect(new Set(tries)).toEqual(new Set(["unopenable"]));
  });

  it("are refused in the place of others, for somebody else, and from somebody whom the root does not know", () => {
    const { bundles, welcomes } = answer();
    const [bundle] = bundles;
    if (!bundle) throw new Error("one");
    const as = (otherwise: Partial<typeof bundle>) =>
      caught(() => fresh().take({ time: 0, bundles: [{ ...bundle, ...otherwise }], welcomes }));
    expect(as({ generation: 1 })).toBe("malformed");
    expect(as({ counter: 9 })).toBe("malformed");
    expect(as({ section: "20".repeat(16) })).toBe("unopenable");
    expect(caught(() => fresh().take(answer(issuer, given(READ, pair()))))).toBe("unopenable");
    const impostor = new Issuer(rootKeys(draw(16)), pair());
    expect(caught(() => fresh().take(answer(impostor)))).toBe("unopenable");
    // Somebody who knows the dossier and the holder's public key, and signs with a device of their own making.
    const forged = Object.assign(new Issuer(root, pair()), {
      certificate: { ...issuer.certificate, signPk: pair().sign.pk },
    });
    expect(caught(() => fresh().take(answer(forged)))).toBe("chain-bad-signature");
    expect(caught(() => openBundle(keys.box, dossier, { ...bundle, grant: NO_ID }, bundle.sealed))).toBe("unopenable");
  });
});

describe("the access log", () => {
  let nonce = 0;
  const request = (path: string, body: string, keys: Keys, grant: string, created = NOW / 1000): Bytes => {
    const digest = contentDigest(utf8(body));
    const input = signatureInput(`${dossier}.${grant}`, created, concat(uint(++nonce, 8), zeros(8)));
    const base = signatureBase("relay.example", path, digest, input);
    return requestEvidence(base, signature(keys.sign, "", utf8(base)), utf8(body));
  };
  const line = (pos: number, otherwise: Partial<Line>): Line => ({
    pos,
    time: NOW,
    verb: "bundles",
    grant: issuer.grant,
    section: NO_ID,
    from: 0,
    to: 0,
    bytes: 0,
    evidence: request("/v1/bundles", "{}", issuer.device, issuer.grant),
    ...otherwise,
  });
  const asked = JSON.stringify({ incarnation: 1, sections: [{ section, after: 0 }] });
  const read = (pos: number, otherwise: Partial<Line> = {}): Line =>
    line(pos, {
      verb: "read",
      section,
      to: 2,
      evidence: request("/v1/read", asked, issuer.device, issuer.grant),
      ...otherwise,
    });
  const keyOfGrant = (grant: string) => (grant === issuer.grant ? issuer.device.sign.pk : undefined);
  const verdict = (...lines: readonly Line[]) =>
    caught(() => new AccessLog(dossier, relay.key, keyOfGrant).take(relay.accessLog(lines)));

  it("is taken as it was signed", () => {
    const written = owner()();
    const append = line(3, { verb: "append", section, to: 1, evidence: encodeBare(written) });
    expect(verdict(line(1, {}), read(2), append)).toBe("holds");
  });

  it("is broken by one line that its author did not sign so", () => {
    const first = line(1, {});
    const written = owner()();
    const append = (otherwise: Partial<Line>) =>
      line(1, { verb: "append", section, to: 1, evidence: encodeBare(written), ...otherwise });
    const wrong: readonly (readonly Line[])[] = [
      [line(2, {})],
      [first, { ...first, pos: 2 }],
      [{ ...first, grant: hex(draw(16)) }],
      [{ ...first, verb: "access" }],
      [{ ...first, time: NOW + 122_000 }],
      [{ ...first, evidence: flipped(first.evidence, 200) }],
      [line(1, { evidence: request("/v1/bundles", "{}", pair(), issuer.grant) })],
      [read(1, { section: "20".repeat(16) })],
      [read(1, { from: 1 })],
      [read(1, { evidence: zeros(0) })],
      [append({ section: "20".repeat(16) })],
      [append({ to: 2 })],
      [append({}), append({ pos: 2, from: 1, to: 2 })],
    ];
    for (const [at, lines] of wrong.entries())
      expect([at, verdict(...lines)]).toEqual([at, expect.stringMatching(/^(broken-log|malformed)$/)]);
  });

  it("is broken by a head that is not its own", () => {
    const answer = relay.accessLog([line(1, {}), read(2)]);
    const take = (otherwise: Partial<typeof answer>) =>
      caught(() => new AccessLog(dossier, relay.key, keyOfGrant).take({ ...answer, ...otherwise }));
    expect(take({ lines: answer.lines.slice(0, 1) })).toBe("broken-log");
    expect(take({ head: { ...answer.head, hash: draw(32) } })).toBe("broken-log");
    expect(take({ head: new LyingRelay(dossier, section).accessLog(answer.lines).head })).toBe("broken-log");
  });
});

describe("an answer", () => {
  const saying = (status: number, type: string, text: string) =>
    new RelayApi("http://localhost", () => Promise.resolve({ status, type, data: utf8(text) }));
  const hello = {
    version: { min: 1, max: 1 },
    time: NOW,
    relayKey: base64url(relay.key),
    signup: "open",
    limits: { envelopeBytes: 1, batchEnvelopes: 1, batchBytes: 1, accessBundleBytes: 1 },
  };

  it("is refused in any other form than the document's", async () => {
    const said = (otherwise: object) =>
      reasonOf(saying(200, "application/json", JSON.stringify({ ...hello, ...otherwise })).hello());
    expect(await said({})).toBe("holds");
    expect(await said({ more: 1 })).toBe("malformed");
    expect(await said({ relayKey: `${base64url(relay.key)}=` })).toBe("malformed");
    expect(await said({ relayKey: base64url(draw(31)) })).toBe("malformed");
    expect(await said({ signup: "maybe" })).toBe("malformed");
    expect(await reasonOf(saying(200, "application/json", "{").hello())).toBe("malformed");
    expect(await reasonOf(saying(500, "text/html", "<h1>").hello())).toBe("malformed");
    const problem = JSON.stringify({ type: "urn:roer:revoked", title: "x", status: 403 });
    expect(await reasonOf(saying(403, "application/problem+json", problem).hello())).toBe("revoked");
    expect(await reasonOf(saying(404, "application/problem+json", problem).hello())).toBe("malformed");
  });
});
