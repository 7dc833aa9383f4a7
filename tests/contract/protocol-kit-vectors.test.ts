import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accessHeadInput, lineHash } from "#tests/support/protocol-kit/access-log.ts";
import { backupInput, openBackup, openHead } from "#tests/support/protocol-kit/backup.ts";
import { type Draws, openBundle, openWelcome, sealBundle, sealWelcome } from "#tests/support/protocol-kit/bundle.ts";
import {
  type Bytes,
  Refused,
  concat,
  fromBase64url,
  fromHex,
  hex,
  same,
  utf8,
  zeros,
} from "#tests/support/protocol-kit/bytes.ts";
import { decodeSigned, demandChain, encodeSigned } from "#tests/support/protocol-kit/capability.ts";
import {
  type Prefix,
  decodeEnvelope,
  encodeEnvelope,
  encodePrefix,
  envHash,
  isSignedBy,
  openDrop,
  openEntry,
  sealDrop,
  sealEntry,
  signed,
} from "#tests/support/protocol-kit/envelope.ts";
import * as invitation from "#tests/support/protocol-kit/invitation.ts";
import {
  coverOf,
  coverPositions,
  decodeCover,
  encodeCover,
  epochKey,
  grantKeys,
  inboxPair,
  leafKey,
  rootKeys,
  secretOf,
  wholeTree,
  wordsOf,
} from "#tests/support/protocol-kit/keys.ts";
import {
  EMPTY,
  decodePage,
  encodeBatch,
  encodePage,
  headInput,
  isRelaysHead,
  link,
} from "#tests/support/protocol-kit/page.ts";
import { apart, backupCut, openPieces, sealPieces, unpadded } from "#tests/support/protocol-kit/pieces.ts";
import {
  H,
  KDF,
  boxPair,
  openSealed,
  pad,
  padme,
  secretbox,
  sha512,
  signPair,
  signature,
  unpad,
  verifies,
} from "#tests/support/protocol-kit/primitives.ts";
import { liveInput, signatureBase, signatureInput, signedHeaders } from "#tests/support/protocol-kit/request.ts";
import { decodeShare, encodeShare, split, times, together } from "#tests/support/protocol-kit/share.ts";
import { argon2OfTyped, deviceMix, openUnlock } from "#tests/support/protocol-kit/unlock.ts";

const vectors = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8")) as Shape;
const wordList = readFileSync(new URL("../vectors/word-list.txt", import.meta.url), "utf8").split("\n");
const reasonOf = (run: () => unknown): string => {
  try {
    run();
    return "holds";
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
};
const drawsOf = (eph: string, nonce: string): Draws => ({ eph: boxPair(fromHex(eph)), nonce: fromHex(nonce) });

type Crypto = {
  kdf: { label: string; ikm: string; info: string; length: number; key: string }[];
  hash: { label: string; fields: string[]; hash: string }[];
  tree: {
    sr: string;
    leaves: { leaf: number; key: string; encKey: string; commit: string }[];
    covers: { from: number; to: number; positions: number[]; encoded: string }[];
  };
  padding: { lengths: { data: number; padded: number }[]; padded: { data: string; padded: string }[] };
  sealedBox: Record<"recipientSecretKey" | "recipientPublicKey" | "label" | "context" | "plain" | "sealed", string>;
  unlock: { recordLength: number } & Record<
    | "hash"
    | "deviceMix"
    | "masterKey"
    | "areaKey"
    | "compartmentHash"
    | "compartmentKey"
    | "head"
    | "areaNonce"
    | "recordSha512",
    string
  >;
  deviceMix: Record<"key" | "salt" | "mix", string>;
  passphrase: Record<"text" | "salt" | "hash", string>[];
};

describe("crypto.json", () => {
  const v = vectors<Crypto>("crypto");

  it("derives and hashes", () => {
    for (const { label, ikm, info, length, key } of v.kdf)
      expect(hex(KDF(label, fromHex(ikm), length, fromHex(info)))).toBe(key);
    for (const { label, fields, hash } of v.hash) expect(hex(H(label, ...fields.map(fromHex)))).toBe(hash);
  });
  it("walks the time tree, from the root and from each cover", () => {
    const nodes = wholeTree(fromHex(v.tree.sr));
    for (const { leaf, key, encKey, commit } of v.tree.leaves) {
      const made = leafKey(nodes, leaf) ?? zeros(32);
      expect(hex(made)).toBe(key);
      expect(hex(epochKey(made).encKey) + hex(epochKey(made).commit)).toBe(encKey + commit);
    }
    for (const { from, to, positions, encoded } of v.tree.covers) {
      expect(coverPositions(from, to)).toEqual(positions);
      const cover = coverOf(nodes, from, to);
      expect(hex(encodeCover(cover))).toBe(encoded);
      expect(decodeCover(fromHex(encoded))).toEqual(cover);
      for (const leaf of [from, to - 1]) expect(leafKey(cover, leaf)).toEqual(leafKey(nodes, leaf));
      for (const leaf of [from - 1, to]) expect(leafKey(cover, leaf)).toBeUndefined();
    }
  });
  it("pads", () => {
    for (const { data, padded } of v.padding.lengths) expect(padme(data + 4)).toBe(padded);
    for (const { data, padded } of v.padding.padded) {
      expect(hex(pad(fromHex(data)))).toBe(padded);
      expect(hex(unpad(fromHex(padded)))).toBe(data);
    }
  });
  it("seals to a key", () => {
    const { recipientSecretKey, recipientPublicKey, label, context, plain, sealed } = v.sealedBox;
    const own = boxPair(fromHex(recipientSecretKey));
    expect(hex(own.pk)).toBe(recipientPublicKey);
    expect(openSealed(own, label, fromHex(context), fromHex(sealed))).toEqual(fromHex(plain));
  });
});

describe("crypto.json, on the device", () => {
  const v = vectors<Crypto>("crypto");

  it("opens an unlock record by pincode and by compartment", () => {
    const { unlock } = v;
    // The area is too long to write down: zeros under the area key, and the hash says whether it is these bytes.
    const area = secretbox(fromHex(unlock.areaKey), fromHex(unlock.areaNonce), zeros(65_536 - 40));
    const record = concat(fromHex(unlock.head), area);
    expect([record.length, hex(sha512(record))]).toEqual([unlock.recordLength, unlock.recordSha512]);
    const open = (hash: string) => openUnlock(record, fromHex(hash), fromHex(unlock.deviceMix));
    const areaKey = fromHex(unlock.areaKey);
    expect(open(unlock.hash)).toEqual({ slot: "passphrase", masterKey: fromHex(unlock.masterKey), areaKey });
    expect(open(unlock.compartmentHash)).toEqual({
      slot: "compartment",
      masterKey: fromHex(unlock.compartmentKey),
      areaKey,
    });
    expect(open("00".repeat(32))).toBeUndefined();
  });
  it("hashes what is typed, and mixes with the device's key", () => {
    expect(hex(deviceMix(fromHex(v.deviceMix.key), fromHex(v.deviceMix.salt)))).toBe(v.deviceMix.mix);
    // One of the two: each is seconds of work here, and tests/unit/crypto-vectors.test.ts has both.
    const [, sentence] = v.passphrase;
    const made = sentence && argon2OfTyped(sentence.text, fromHex(sentence.salt));
    expect(made && hex(made)).toBe(sentence?.hash);
  });
});

describe("envelope.json", () => {
  type Fields = Omit<Prefix, "prevAuthor" | "seenHead" | "commit"> &
    Record<"prevAuthor" | "seenHead" | "commit", string>;
  type One = { prefix: Fields; ops: string[] } & Record<
    "prefixBytes" | "nonce" | "body" | "bodyHash" | "publicKey" | "signingInput" | "signature" | "envHash" | "wire",
    string
  >;
  type Vectors = {
    entries: (One & { sr: string; encKey: string })[];
    drop: One & Record<"inboxSr" | "inboxSk" | "inboxPk" | "ephemeralSk", string>;
  };
  const v = vectors<Vectors>("envelope");
  const prefixOf = (fields: Fields): Prefix => ({
    ...fields,
    prevAuthor: fromHex(fields.prevAuthor),
    seenHead: fromHex(fields.seenHead),
    commit: fromHex(fields.commit),
  });
  /** Any key: what is compared are the bytes that were sealed; who signed is asked of the vector's own signature. */
  const anybody = signPair(zeros(32));

  it.each([...v.entries, v.drop])("$prefix.kind $prefix.seq: bytes, hashes, signature", (one) => {
    const envelope = decodeEnvelope(one.prefix.dossier, fromHex(one.wire));
    expect(envelope.prefix).toEqual(prefixOf(one.prefix));
    expect(hex(encodePrefix(envelope.prefix))).toBe(one.prefixBytes);
    expect(hex(utf8("roer/v1/envelope")) + hex(signed(envelope))).toBe(one.signingInput);
    expect(hex(envelope.bodyHash)).toBe(one.bodyHash);
    expect(hex(envHash(envelope))).toBe(one.envHash);
    expect(isSignedBy(fromHex(one.publicKey), envelope)).toBe(true);
    expect(hex(encodeEnvelope(envelope))).toBe(one.wire);
  });
  it.each(v.entries)("entry $prefix.seq: opens, and seals to the same bytes", (one) => {
    const prefix = prefixOf(one.prefix);
    const key = epochKey(leafKey(wholeTree(fromHex(one.sr)), prefix.epoch) ?? zeros(32));
    expect(hex(key.encKey)).toBe(one.encKey);
    expect(openEntry(decodeEnvelope(prefix.dossier, fromHex(one.wire)), key)).toEqual(one.ops);
    expect(hex(sealEntry(prefix, key, anybody, one.ops, fromHex(one.nonce)).body)).toBe(one.body);
  });
  it("drop: opens, and seals to the same bytes", () => {
    const inbox = inboxPair(fromHex(v.drop.inboxSr));
    expect([hex(inbox.sk), hex(inbox.pk)]).toEqual([v.drop.inboxSk, v.drop.inboxPk]);
    const prefix = prefixOf(v.drop.prefix);
    expect(openDrop(decodeEnvelope(prefix.dossier, fromHex(v.drop.wire)), inbox)).toEqual(v.drop.ops);
    const made = sealDrop(prefix, inbox.pk, anybody, v.drop.ops, drawsOf(v.drop.ephemeralSk, v.drop.nonce));
    expect(hex(made.body)).toBe(v.drop.body);
  });
});

describe("capability.json", () => {
  type Vectors = {
    rootSignPk: string;
    chain: { wire: string }[];
    cases: { name: string; wire: string; verdict: string }[];
  };
  const v = vectors<Vectors>("capability");
  const chain = v.chain.map(({ wire }) => decodeSigned(fromHex(wire)));
  const known = (grant: string) => chain.find((each) => each.grant === grant);

  it("takes the whole chain", () => {
    for (const [at, each] of chain.entries()) {
      expect(hex(encodeSigned(each))).toBe(v.chain[at]?.wire);
      demandChain(each, fromHex(v.rootSignPk), known);
    }
  });
  it.each(v.cases)("$name: $verdict", ({ wire, verdict }) => {
    expect(reasonOf(() => demandChain(decodeSigned(fromHex(wire)), fromHex(v.rootSignPk), known))).toBe(verdict);
  });
});

describe("bundle.json", () => {
  type BundleVector = {
    section: string;
    generation: number;
    grant: string;
    counter: number;
    vouchers: string[];
  } & Record<"form" | "content" | "recipientSk" | "ephemeralSk" | "nonce" | "sealed" | "name", string>;
  type Vectors = {
    dossier: string;
    holderSeed: string;
    invite: string;
    issuer: { grant: string; signSeed: string; signPk: string };
    bundles: BundleVector[];
    welcome: Record<"section" | "grant" | "recipientSk" | "ephemeralSk" | "nonce" | "text" | "sealed", string>;
  };
  const v = vectors<Vectors>("bundle");
  const issuer = signPair(fromHex(v.issuer.signSeed));

  it.each(v.bundles)("$name", (one) => {
    const own = boxPair(fromHex(one.recipientSk));
    const { inside, isSignedBy: signedBy } = openBundle(own, v.dossier, one, fromHex(one.sealed));
    expect(signedBy(fromHex(v.issuer.signPk))).toBe(true);
    const { content } = inside;
    expect(hex(content.form === "cover" ? encodeCover(content.nodes) : content.pk)).toBe(one.content);
    expect(inside.vouchers.map((each) => hex(encodeSigned(each)))).toEqual(one.vouchers);
    expect(hex(sealBundle(inside, own.pk, issuer, drawsOf(one.ephemeralSk, one.nonce)))).toBe(one.sealed);
  });
  it("a welcome", () => {
    const { welcome } = v;
    const own = boxPair(fromHex(welcome.recipientSk));
    const to = { dossier: v.dossier, section: welcome.section, grant: welcome.grant, boxPk: own.pk };
    const { inside, isSignedBy: signedBy } = openWelcome(own, to, fromHex(welcome.sealed));
    expect(signedBy(fromHex(v.issuer.signPk))).toBe(true);
    expect(inside).toEqual({ issuer: v.issuer.grant, text: welcome.text });
    expect(hex(sealWelcome(inside, to, issuer, drawsOf(welcome.ephemeralSk, welcome.nonce)))).toBe(welcome.sealed);
  });
  it("a holder's keys follow from the seed and the invitation", () => {
    expect(hex(grantKeys(fromHex(v.holderSeed), v.invite).box.sk)).toBe(v.bundles[0]?.recipientSk);
  });
});

describe("head.json", () => {
  type HeadVector = { pos: number; time: number; generation: number } & Record<
    "hash" | "signingInput" | "signature",
    string
  >;
  type LineVector = Omit<Parameters<typeof lineHash>[2], "evidence"> & { evidence: string; hash: string };
  type Vectors = {
    dossier: string;
    section: string;
    relaySeed: string;
    relayKey: string;
    empty: HeadVector;
    heads: (HeadVector & { envHash: string })[];
    lines: LineVector[];
    accessHead: { pos: number } & Record<"hash" | "signingInput" | "signature", string>;
  };
  const v = vectors<Vectors>("head");

  it("chains a log, and the relay's signature verifies", () => {
    let head = EMPTY;
    for (const one of [v.empty, ...v.heads]) {
      if ("envHash" in one)
        head = link(v.dossier, v.section, head, fromHex((one as { envHash: string }).envHash), one.time);
      expect({ pos: head.pos, hash: hex(head.hash) }).toEqual({ pos: one.pos, hash: one.hash });
      const made = { ...one, section: v.section, hash: head.hash, signature: fromHex(one.signature) };
      expect(hex(utf8("roer/v1/head")) + hex(headInput(v.dossier, made))).toBe(one.signingInput);
      expect(isRelaysHead(fromHex(v.relayKey), v.dossier, made)).toBe(true);
      expect(hex(signature(signPair(fromHex(v.relaySeed)), "roer/v1/head", headInput(v.dossier, made)))).toBe(
        one.signature,
      );
    }
  });
  it("chains an access log of each verb", () => {
    let hash = zeros(32);
    for (const line of v.lines) {
      hash = lineHash(v.dossier, hash, { ...line, evidence: fromHex(line.evidence) });
      expect(hex(hash)).toBe(line.hash);
    }
    const input = accessHeadInput(v.dossier, v.accessHead.pos, hash);
    expect(hex(utf8("roer/v1/access-head")) + hex(input)).toBe(v.accessHead.signingInput);
    expect(verifies(fromHex(v.relayKey), "roer/v1/access-head", input, fromHex(v.accessHead.signature))).toBe(true);
  });
});

describe("page.json", () => {
  type Vectors = {
    dossier: string;
    header: string;
    page: string;
    batch: string;
    envelopes: string[];
    frames: object[];
  };
  const v = vectors<Vectors>("page");

  it("reads and writes a page and a batch", () => {
    const page = decodePage(v.dossier, fromHex(v.page));
    expect(page.frames.map(({ pos }) => pos)).toEqual([1, 2]);
    expect(page.frames.map(({ envelope }) => "body" in envelope)).toEqual(v.frames.map((frame) => "wire" in frame));
    expect(hex(encodePage(v.header, page.frames))).toBe(v.page);
    const envelopes = v.envelopes.map((wire) => decodeEnvelope(v.dossier, fromHex(wire)));
    expect(hex(encodeBatch(v.dossier, envelopes))).toBe(v.batch);
  });
});

describe("request-signature.json", () => {
  type Vectors = {
    request: { created: number } & Record<"dossier" | "grant" | "nonce" | "authority" | "path" | "body", string>;
    live: Record<"challenge" | "authority" | "signingInput" | "signature", string>;
  } & Record<
    "publicKey" | "contentDigest" | "signatureInput" | "signatureBase" | "signature" | "signatureHeader",
    string
  >;
  const v = vectors<Vectors>("request-signature");
  const { request } = v;
  const { holderSeed, invite } = vectors<{ holderSeed: string; invite: string }>("bundle");
  const { sign } = grantKeys(fromHex(holderSeed), invite);

  it("signs a request", () => {
    const input = signatureInput(`${request.dossier}.${request.grant}`, request.created, fromBase64url(request.nonce));
    expect(input).toBe(v.signatureInput);
    expect(signatureBase(request.authority, request.path, v.contentDigest, input)).toBe(v.signatureBase);
    const { authority, path, body, created, nonce } = request;
    expect(signedHeaders({ ...request, sign }, authority, path, utf8(body), created, fromBase64url(nonce))).toEqual({
      "content-digest": v.contentDigest,
      "signature-input": v.signatureInput,
      signature: v.signatureHeader,
    });
  });
  it("signs a subscription", () => {
    const input = liveInput(fromHex(v.live.challenge), v.live.authority, request.dossier, request.grant);
    expect(hex(utf8("roer/v1/live")) + hex(input)).toBe(v.live.signingInput);
    expect(hex(signature(sign, "roer/v1/live", input))).toBe(v.live.signature);
  });
});

describe("invitation.json", () => {
  type Texts = "claimText" | "deliveryText" | "offer" | "claim" | "reveal" | "delivery" | "bind" | "fragment";
  type Vectors = {
    typed: { code: string; secret: string; id: string; spelled: string[] };
    nonces: Record<invitation.Step, string>;
    device: Record<Texts | "digits", string>;
  } & Record<
    | Texts
    | "secret"
    | "id"
    | "rootPk"
    | "relayKey"
    | "recoverySecret"
    | "holderSeed"
    | "ownerNonce"
    | "ephemeralSk"
    | "holderNonce"
    | "commit"
    | "linkFragment"
    | "holderBound"
    | "holderFragment"
    | "deliveryNonce"
    | "revealText"
    | "digits"
    | "linkDigits",
    string
  >;
  const v = vectors<Vectors>("invitation");
  const secret = fromHex(v.secret);
  const eph = boxPair(fromHex(v.ephemeralSk));
  const holder = grantKeys(fromHex(v.holderSeed), v.id);

  const walk = (texts: Record<Texts, string>, bind: Bytes, isLink: boolean) => {
    const seal = (step: invitation.Step, plain: Uint8Array) =>
      hex(invitation.sealStep(secret, step, plain, isLink, fromHex(v.nonces[step])));
    expect(hex(bind)).toBe(texts.bind);
    expect(seal("offer", bind)).toBe(texts.offer);
    const claim = invitation.openStep(secret, "claim", fromHex(texts.claim), isLink);
    expect(invitation.claimText(invitation.readClaim(claim))).toBe(texts.claimText);
    expect(seal("claim", utf8(texts.claimText))).toBe(texts.claim);
    const reveal = invitation.readReveal(invitation.openStep(secret, "reveal", fromHex(texts.reveal), isLink));
    expect(invitation.revealText(reveal)).toBe(v.revealText);
    expect(invitation.readClaim(claim)).toMatchObject({ signPk: holder.sign.pk, boxPk: holder.box.pk });
    const nonces = { outer: fromHex(v.nonces.delivery), inner: fromHex(v.deliveryNonce) };
    const delivery = invitation.sealDelivery(secret, eph, holder.box.pk, utf8(texts.deliveryText), nonces, isLink);
    expect(hex(delivery)).toBe(texts.delivery);
    expect(invitation.openDelivery(secret, holder.box, eph.pk, delivery, isLink)).toEqual(utf8(texts.deliveryText));
    return { claim, reveal };
  };

  it("goes through the steps of a key, and shows the digits", () => {
    expect(invitation.inviteId(secret)).toBe(v.id);
    const commit = invitation.commitOf(fromHex(v.ownerNonce), eph.pk);
    expect(hex(commit)).toBe(v.commit);
    const { claim, reveal } = walk(v, invitation.bindOf(fromHex(v.rootPk), commit), false);
    expect(invitation.digitsOf(0, v.id, reveal, claim)).toBe(v.digits);
    expect(invitation.digitsOf(invitation.FAR_AWAY, v.id, reveal, claim)).toBe(v.linkDigits);
    expect(invitation.readDelivery(utf8(v.deliveryText), reveal)).toBe("202122232425262728292a2b2c2d2e2f");
  });
  it("goes through the steps of a device of one's own", () => {
    const commit = fromHex(v.commit);
    const bind = invitation.linkBindOf(fromHex(v.rootPk), commit, invitation.OWN_DEVICE);
    const { claim, reveal } = walk(v.device, bind, true);
    expect(invitation.digitsOf(invitation.OWN_DEVICE, v.id, reveal, claim)).toBe(v.device.digits);
  });
  it("writes and reads the codes", () => {
    const bound = fromHex(v.bind);
    expect(invitation.fragmentOf({ form: "1", secret, bound, flags: 0 })).toBe(v.fragment);
    expect(invitation.codeOf(v.linkFragment)).toEqual({ form: "1", secret, bound, flags: invitation.FAR_AWAY });
    expect(hex(invitation.holderBindOf(holder.sign.pk, holder.box.pk, fromHex(v.holderNonce)))).toBe(v.holderBound);
    expect(invitation.codeOf(v.holderFragment)).toMatchObject({ form: "2", bound: fromHex(v.holderBound) });
    expect(invitation.codeOf(v.device.fragment)).toMatchObject({ form: "3", bound: fromHex(v.device.bind), flags: 2 });
    for (const text of [v.typed.code, ...v.typed.spelled])
      expect(hex(invitation.secretOfTyped(text))).toBe(v.typed.secret);
    expect(invitation.inviteId(fromHex(v.typed.secret))).toBe(v.typed.id);
  });
  it("derives the root from the twelve words' secret", () => {
    const root = rootKeys(fromHex(v.recoverySecret));
    expect(hex(concat(root.sign.pk, root.box.pk))).toBe(v.rootPk);
  });
});

describe("shares.json", () => {
  type Vectors = {
    products: { a: number; b: number; product: number }[];
    sets: { k: number; n: number; secret: string; coefficients: string[]; shares: string[] }[];
  };
  const v = vectors<Vectors>("shares");

  it("multiplies, splits, and puts together from any k", () => {
    for (const { a, b, product } of v.products) expect(times(a, b)).toBe(product);
    for (const { k, n, secret, coefficients, shares } of v.sets) {
      const made = split(fromHex(secret), k, n, coefficients.map(fromHex));
      expect(made.map((each) => hex(encodeShare(each)))).toEqual(shares);
      const read = shares.map((each) => decodeShare(fromHex(each)));
      for (let first = 0; first + k <= n; first++) expect(hex(together(read.slice(first, first + k)))).toBe(secret);
      expect(reasonOf(() => together(read.slice(0, k - 1)))).toBe("damaged");
    }
  });
});

describe("words.json", () => {
  type Vectors = { list: { sha512: string }; vectors: { name: string; secret: string; words: string }[] };
  const v = vectors<Vectors>("words");

  it("has the list that the document names", () => {
    expect(hex(sha512(utf8(wordList.join("\n"))))).toBe(v.list.sha512);
  });
  it.each(v.vectors)("$name", ({ secret, words }) => {
    expect(wordsOf(fromHex(secret), wordList).join(" ")).toBe(words);
    expect(hex(secretOf(words.split(" "), wordList))).toBe(secret);
  });
});

describe("backups", () => {
  type Vectors = {
    recoverySecret: string;
    files: [
      { head: string; content: string; pieces: string[]; draws: string[] },
      { head: string; length: number; hashes: string[]; draws: string[] },
    ];
    signed: Record<"dossier" | "area" | "text" | "input", string>;
  };
  const v = vectors<Vectors>("backup");

  const secret = fromHex(v.recoverySecret);
  const [small, large] = v.files;
  /** Draws 0 to 2 are those of the head. */
  const sealed = (head: string, draws: readonly string[], plain: Bytes) =>
    sealPieces(backupCut(openHead(fromHex(head), secret).key), plain, (piece) => fromHex(draws[3 + piece] ?? ""));

  it("backup.json: one piece, there and back", () => {
    const plain = fromHex(small.content);
    expect(sealed(small.head, small.draws, plain).map(hex)).toEqual(small.pieces);
    const { key, pieces } = openHead(fromHex(small.head + small.pieces.join("")), secret);
    expect(same(unpadded(openPieces(backupCut(key), apart(pieces)), plain.length), plain)).toBe(true);
  });
  it("backup.json: two pieces", () => {
    const plain = Uint8Array.from({ length: large.length }, (_, at) => (at * 7) % 251);
    expect(sealed(large.head, large.draws, plain).map((one) => hex(sha512(one)))).toEqual(large.hashes);
  });
  it("backup-slots.json: the same key for the first sheet and a further one, and none for others", () => {
    const slots = vectors<Record<"recoverySecret" | "sheetSecret" | "head", string>>("backup-slots");
    const first = openHead(fromHex(slots.head), fromHex(slots.recoverySecret));
    const further = openHead(fromHex(slots.head), fromHex(slots.sheetSecret));
    expect(further).toEqual(first);
    expect(reasonOf(() => openHead(fromHex(slots.head), zeros(16)))).toBe("other-words");
  });
  it("backup.json: what a device signs", () => {
    const { dossier, area, text, input } = v.signed;
    expect(hex(utf8("roer/v1/backup")) + hex(backupInput(dossier, fromHex(area), fromHex(text)))).toBe(input);
  });

  type Frozen = { words: string | string[]; file: string; content: object };
  it.each(["frozen-backup-v1", "frozen-backup-v2"])("%s opens by each sheet's words, and by no others", (name) => {
    const frozen = vectors<Frozen>(name);
    const file = fromBase64url(frozen.file);
    for (const words of [frozen.words].flat()) {
      const backup = openBackup(file, secretOf(words.split(" "), wordList));
      expect(JSON.parse(backup.text)).toEqual(frozen.content);
    }
    expect(reasonOf(() => openBackup(file, zeros(16)))).toBe("other-words");
    const damaged = Uint8Array.from(file, (byte, at) => (at === file.length - 1 ? byte ^ 1 : byte));
    const [words = ""] = [frozen.words].flat();
    expect(reasonOf(() => openBackup(damaged, secretOf(words.split(" "), wordList)))).toBe("damaged");
  });
});
