import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { type KeyBundle, openBundle, sealBundle } from "#src/crypto/key-bundle.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { decodeCover, encodeCover } from "#src/crypto/time-tree.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { openWelcome, sealWelcome } from "#src/crypto/welcome.ts";
import { parseWelcome } from "#src/grants/welcome-text.ts";
import { decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import { type DossierId, type GrantId, type InviteId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { drawInOrder, frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type Vectors = {
  readonly recoverySecret: string;
  readonly dossier: DossierId;
  readonly holderSeed: string;
  readonly invite: InviteId;
  readonly issuer: { readonly grant: GrantId; signSeed: string; boxSecret: string; signPk: string };
  readonly bundles: readonly {
    readonly name: string;
    readonly section: SectionId;
    readonly generation: number;
    readonly grant: GrantId;
    readonly counter: number;
    readonly form: "cover" | "inbox";
    readonly content: string;
    readonly vouchers: readonly string[];
    readonly ephemeralSk: string;
    readonly nonce: string;
    readonly signature: string;
    readonly sealed: string;
  }[];
  readonly welcome: {
    readonly section: SectionId;
    readonly grant: GrantId;
    readonly ephemeralSk: string;
    readonly nonce: string;
    readonly text: string;
    readonly signature: string;
    readonly sealed: string;
  };
};

const vectors = frozenVectors<Vectors>("bundle.json");
const { dossier, issuer } = vectors;
const root = AccessKeys.ofRoot(hexBytes(vectors.recoverySecret));
const holder = AccessKeys.forInvitation(hexBytes(vectors.holderSeed), vectors.invite);
const NONCE = "00".repeat(24);

/** A device's keys are made on the device from nothing else; here they come back as from its own store. */
function deviceKeys(): AccessKeys {
  drawInOrder("11".repeat(32), NONCE);
  const database = LocalDatabase.create();
  const sealed = database.seal("device", hexBytes(issuer.signSeed + issuer.boxSecret));
  const keys = AccessKeys.restore(database, "device", sealed);
  if (!keys) throw new Error("keys of 64 bytes come back");
  return keys;
}

describe.each(vectors.bundles)("the frozen bundle: $name", (v) => {
  const keys = v.grant === ROOT_GRANT ? root : holder;
  const at = { dossier, section: v.section, grant: v.grant, generation: v.generation };

  it("opens for its recipient, under its issuer's signature", async () => {
    expect(dossierIdOf(root.publicKeys)).toBe(dossier);
    const opened = openBundle(keys, at, hexBytes(v.sealed));
    expect(opened?.bundle.counter).toBe(v.counter);
    expect(opened?.bundle.issuer).toBe(issuer.grant);
    const content = opened?.bundle.content;
    expect(content && toHex("cover" in content ? encodeCover(content.cover) : content.inboxPk)).toBe(v.content);
    expect(opened?.bundle.vouchers.map((one) => toHex(encodeCapability(one)))).toEqual(v.vouchers);
    expect(opened && (await verifyStrict(hexBytes(issuer.signPk), opened.signingInput, opened.signature))).toBe(true);
  });

  it("opens at no other address and for nobody else", () => {
    const other = "9".repeat(32);
    const sealed = hexBytes(v.sealed);
    expect(openBundle(keys, { ...at, section: other as SectionId }, sealed)).toBeUndefined();
    expect(openBundle(keys, { ...at, grant: other as GrantId }, sealed)).toBeUndefined();
    expect(openBundle(keys, { ...at, dossier: other as DossierId }, sealed)).toBeUndefined();
    expect(openBundle(keys, { ...at, generation: v.generation + 1 }, sealed)).toBeUndefined();
    expect(openBundle(keys === root ? holder : root, at, sealed)).toBeUndefined();
  });

  it("is sealed to the same bytes with the same ephemeral key and nonce", () => {
    const device = deviceKeys();
    const cover = v.form === "cover" ? decodeCover(hexBytes(v.content)) : undefined;
    const bundle: KeyBundle = {
      ...at,
      counter: v.counter,
      content: cover ? { cover } : { inboxPk: hexBytes(v.content) },
      issuer: issuer.grant,
      vouchers: v.vouchers.flatMap((wire) => decodeCapability(hexBytes(wire)) ?? []),
    };
    drawInOrder(v.ephemeralSk, v.nonce);
    const sealed = sealBundle(bundle, device, keys.boxPk);
    expect(sealed && toHex(sealed)).toBe(v.sealed);
  });
});

describe("the frozen welcome", () => {
  const v = vectors.welcome;
  const at = { dossier, section: v.section, grant: v.grant };

  it("opens for its holder, under its issuer's signature, and parses", async () => {
    const opened = openWelcome(holder, at, hexBytes(v.sealed));
    expect(opened?.text).toBe(v.text);
    expect(opened?.issuer).toBe(issuer.grant);
    expect(opened && (await verifyStrict(hexBytes(issuer.signPk), opened.signingInput, opened.signature))).toBe(true);
    const text = parseWelcome(v.text);
    expect(text.ok && text.value.kind).toBe("goal");
    expect(openWelcome(holder, { ...at, section: "9".repeat(32) as SectionId }, hexBytes(v.sealed))).toBeUndefined();
  });

  it("is sealed to the same bytes with the same ephemeral key and nonce", () => {
    const device = deviceKeys();
    drawInOrder(v.ephemeralSk, v.nonce);
    const sealed = sealWelcome(at, v.text, issuer.grant, device, holder.boxPk);
    expect(sealed && toHex(sealed)).toBe(v.sealed);
  });
});
