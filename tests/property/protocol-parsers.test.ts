import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { HolderInvitation, OwnerInvitation } from "#src/crypto/invitation.ts";
import { Mailbox } from "#src/crypto/mailbox.ts";
import { FLAG_DEVICE, FLAG_LINK, encodeFragment, parseFragment, secretFromTypedCode } from "#src/crypto/invite-code.ts";
import { openBundle } from "#src/crypto/key-bundle.ts";
import { decodeCover } from "#src/crypto/time-tree.ts";
import { decodeUnlockRecord } from "#src/crypto/unlock.ts";
import { openWelcome } from "#src/crypto/welcome.ts";
import { parseOp } from "#src/dossier/op.ts";
import { parseWelcome } from "#src/grants/welcome-text.ts";
import { decodeCapability } from "#src/protocol/capability.ts";
import { decodeEnvelope } from "#src/protocol/envelope.ts";
import { Problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, InviteId, SectionId } from "#src/protocol/ids.ts";
import * as inviteMessages from "#src/protocol/invite-messages.ts";
import * as liveMessages from "#src/protocol/live-messages.ts";
import * as messages from "#src/protocol/messages.ts";
import { decodeBatch, decodePage } from "#src/protocol/page.ts";
import { parseSignatureInput } from "#src/protocol/signing-input.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

const DOSSIER = "5".repeat(32) as DossierId;
const SECTION = "6".repeat(32) as SectionId;
const GRANT = "7".repeat(32) as GrantId;
const keys = AccessKeys.forInvitation(new Uint8Array(32), "8".repeat(32) as InviteId);
const secret = new Uint8Array(32).fill(9);
const owner = new OwnerInvitation(new Uint8Array(64), secret, 0);
const holder = new HolderInvitation(secret, 0, new Uint8Array(16));
const mailbox = new Mailbox(secret);

const readers: Readonly<Record<string, (data: Uint8Array) => unknown>> = {
  decodeEnvelope: (data) => decodeEnvelope(DOSSIER, data),
  decodeCapability,
  decodePage: (data) => decodePage(DOSSIER, data),
  decodeBatch,
  decodeCover,
  decodeUnlockRecord,
  openBundle: (data) => openBundle(keys, { dossier: DOSSIER, section: SECTION, grant: GRANT, generation: 0 }, data),
  openWelcome: (data) => openWelcome(keys, { dossier: DOSSIER, section: SECTION, grant: GRANT }, data),
  mailbox: (data) => mailbox.open("reveal", data),
  readClaim: (data) => owner.readClaim(data),
  takeOffer: (data) => holder.takeOffer(data),
  readReveal: (data) => holder.readReveal(data),
};

/** Bytes that are noise, and bytes that are nearly right: a frozen layout cut, extended and changed here and there. */
const layouts = [
  frozenVectors<{ entries: readonly { wire: string }[] }>("envelope.json").entries[0]?.wire ?? "",
  frozenVectors<{ chain: readonly { wire: string }[] }>("capability.json").chain[0]?.wire ?? "",
  frozenVectors<{ page: string }>("page.json").page,
  frozenVectors<{ batch: string }>("page.json").batch,
  frozenVectors<{ bundles: readonly { sealed: string }[] }>("bundle.json").bundles[0]?.sealed ?? "",
  frozenVectors<{ bundles: readonly { content: string }[] }>("bundle.json").bundles[0]?.content ?? "",
].map(hexBytes);
const nearly = fc
  .record({
    data: fc.constantFrom(...layouts),
    cut: fc.nat(80),
    tail: fc.uint8Array({ maxLength: 8 }),
    at: fc.nat(2000),
    byte: fc.nat(255),
  })
  .map(({ data, cut, tail, at, byte }) => {
    const out = new Uint8Array([...data.subarray(0, Math.max(0, data.length - cut)), ...tail]);
    if (at < out.length) out[at] = byte;
    return out;
  });
const bytes = fc.oneof(fc.uint8Array({ maxLength: 500 }), nearly);

describe("no bytes make a reader throw", () => {
  test.each(Object.entries(readers))("%s", (_, read) => {
    fc.assert(
      fc.property(bytes, (data) => void read(data)),
      { numRuns: 400 },
    );
  });

  test("what a mailbox holds may be any text, sealed by who knows the code", () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (plain) => {
        const data = new TextEncoder().encode(plain);
        expect(owner.readClaim(mailbox.seal("claim", data)).ok).toBe(false);
        expect(holder.readReveal(mailbox.seal("reveal", data)).ok).toBe(false);
        expect(holder.takeOffer(mailbox.seal("offer", data))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe("no text makes a reader throw", () => {
  const code = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.base64String().map((text) => `1.${text}`),
    fc.stringMatching(/^#?[123]\.[A-Za-z0-9_-]{60,70}$/),
  );
  test("codes and headers", () => {
    fc.assert(
      fc.property(code, (text) => {
        parseFragment(text);
        secretFromTypedCode(text);
        parseSignatureInput(text);
        parseWelcome(text);
      }),
      { numRuns: 1000 },
    );
  });

  test("a fragment that reads is written the one way", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[123]\.[A-Za-z0-9_-]{66}$/), (text) => {
        const parsed = parseFragment(text);
        if (parsed.ok) expect(encodeFragment(parsed.value)).toBe(text);
      }),
    );
  });

  test("a code is for a key or for a device of one's own, and says so by form and flag alike", () => {
    const part = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((a) => a.slice());
    const forms = fc.constantFrom("owner" as const, "holder" as const, "device" as const);
    fc.assert(
      fc.property(forms, part(32), part(16), fc.oneof(fc.nat(3), fc.nat(255)), (form, own, bound, flags) => {
        const parsed = parseFragment(encodeFragment({ form, secret: own, bound, flags }));
        const fits = form === "device" ? flags === FLAG_DEVICE : (flags & ~FLAG_LINK) === 0;
        expect(parsed).toEqual(
          fits
            ? { ok: true, value: { form, secret: own, bound, flags } }
            : { ok: false, error: { type: "code-unknown" } },
        );
      }),
      { numRuns: 500 },
    );
  });
});

const schemas = Object.entries<unknown>({ ...messages, ...inviteMessages, ...liveMessages, Problem }).flatMap(
  ([name, schema]) => (schema instanceof z.ZodMiniType ? [[name, schema] as const] : []),
);

describe("no JSON makes a message throw", () => {
  test("all messages are in the list", () => {
    expect(schemas.map(([name]) => name)).toContain("AccessBundle");
    expect(schemas.length).toBeGreaterThanOrEqual(25);
  });

  /** Objects with the fields that messages have, and anything at all in them. */
  const names = [
    "t",
    "dossier",
    "grant",
    "section",
    "sections",
    "invite",
    "time",
    "head",
    "sealed",
    "type",
    "v",
    "wait",
  ];
  const likely = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
  const json = fc.oneof(
    fc.jsonValue(),
    likely,
    fc.constantFrom({ __proto__: null }, [], null, Number.POSITIVE_INFINITY, "\ud800"),
  );

  test.each(schemas)("%s", (_, schema) => {
    fc.assert(
      fc.property(json, (value) => void z.safeParse(schema, value)),
      { numRuns: 200 },
    );
  });

  test("parseOp and parseWelcome", () => {
    const op = fc.record(
      {
        t: fc.constantFrom("set", "retract", "restore", "later", 1),
        v: fc.constantFrom(1, 2, "1"),
        kind: fc.jsonValue(),
        id: fc.jsonValue(),
        at: fc.jsonValue(),
        fields: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), op, fc.anything()), (value) => {
        parseOp(value);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseWelcome(text).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
