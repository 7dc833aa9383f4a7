import { describe, expect, it } from "vitest";
import { type Bytes, toHex } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { ACCESS_VERBS, type AccessVerb, accessHeadSigningInput, nextLineHash } from "#src/protocol/access-line.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head, headSigningInput, nextHead } from "#src/protocol/log-head.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type HeadVector = {
  readonly pos: number;
  readonly time: number;
  readonly generation: number;
  readonly hash: string;
  readonly signingInput: string;
  readonly signature: string;
};
type Vectors = {
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly relayKey: string;
  readonly empty: HeadVector;
  readonly heads: readonly (HeadVector & { readonly envHash: string })[];
  readonly lines: readonly {
    readonly pos: number;
    readonly time: number;
    readonly verb: AccessVerb;
    readonly grant: GrantId;
    readonly section: SectionId;
    readonly from: number;
    readonly to: number;
    readonly bytes: number;
    readonly evidence: string;
    readonly hash: string;
  }[];
  readonly accessHead: { readonly pos: number; hash: string; signingInput: string; signature: string };
};

const vectors = frozenVectors<Vectors>("head.json");
const { dossier, section } = vectors;
const relayKey = hexBytes(vectors.relayKey);

describe("the frozen heads of a log", () => {
  it("chain from nothing", () => {
    let head: Head = EMPTY_HEAD;
    expect(toHex(head.hash)).toBe(vectors.empty.hash);
    for (const v of vectors.heads) {
      head = nextHead({ dossier, section, head }, hexBytes(v.envHash), instant(v.time), sha512);
      expect([head.pos, toHex(head.hash)]).toEqual([v.pos, v.hash]);
    }
  });

  it.each([vectors.empty, ...vectors.heads])("are signed by the relay: position $pos", async (v) => {
    const head = { section, generation: v.generation, pos: v.pos, time: instant(v.time), hash: hexBytes(v.hash) };
    const input = headSigningInput(dossier, head);
    expect(toHex(input)).toBe(v.signingInput);
    expect(await verifyStrict(relayKey, input, hexBytes(v.signature))).toBe(true);
  });
});

describe("the frozen access log", () => {
  it("has a line of every verb, chained from nothing to a signed head", async () => {
    let hash: Bytes = new Uint8Array(32);
    for (const v of vectors.lines) {
      const line = { ...v, time: instant(v.time), evidence: hexBytes(v.evidence) };
      hash = nextLineHash(dossier, hash, line, sha512);
      expect(toHex(hash)).toBe(v.hash);
    }
    const verbs = new Set(vectors.lines.map(({ verb }) => verb));
    expect([...verbs].sort()).toEqual(Object.keys(ACCESS_VERBS).sort());
    const { accessHead } = vectors;
    const input = accessHeadSigningInput(dossier, accessHead.pos, hash);
    expect(toHex(input)).toBe(accessHead.signingInput);
    expect(await verifyStrict(relayKey, input, hexBytes(accessHead.signature))).toBe(true);
  });
});
