import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { decodeEnvelope } from "#src/protocol/envelope.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { type Frame, decodeBatch, decodePage, encodeBatch, encodePage } from "#src/protocol/page.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type FrameVector = { readonly section: SectionId; readonly pos: number; readonly time: number } & (
  | { readonly wire: string }
  | { readonly prefix: string; readonly bodyHash: string; readonly signature: string }
);
type Vectors = {
  readonly dossier: DossierId;
  readonly header: string;
  readonly page: string;
  readonly frames: readonly FrameVector[];
  readonly batch: string;
  readonly envelopes: readonly string[];
};

const v = frozenVectors<Vectors>("page.json");

function frameOf(f: FrameVector): Frame {
  const place = { section: f.section, pos: f.pos, time: instant(f.time) };
  if (!("wire" in f))
    return { ...place, prefix: hexBytes(f.prefix), bodyHash: hexBytes(f.bodyHash), signature: hexBytes(f.signature) };
  const envelope = decodeEnvelope(v.dossier, hexBytes(f.wire));
  invariant(envelope, "the vector's envelope decodes");
  return { ...place, envelope };
}
const frames = v.frames.map(frameOf);

describe("the frozen page", () => {
  it("reads as a header, a whole frame and one whose body is gone", () => {
    const page = decodePage(v.dossier, hexBytes(v.page));
    expect(page?.frames).toEqual(frames);
    expect(page?.header.sections[0]?.head.pos).toBe(2);
    expect(page?.header.sections[0]?.more).toBe(true);
  });

  it("is written as it is read", () => {
    expect(toHex(encodePage(JSON.parse(v.header) as Parameters<typeof encodePage>[0], frames))).toBe(v.page);
  });
});

it("the frozen batch holds its envelopes as they are", () => {
  const envelopes = v.envelopes.map(hexBytes);
  expect(toHex(encodeBatch(v.dossier, envelopes))).toBe(v.batch);
  expect(decodeBatch(hexBytes(v.batch))).toEqual({ dossier: v.dossier, envelopes });
});
