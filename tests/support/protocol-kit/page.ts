import { type Bytes, Reader, concat, demand, fromHex, fromUtf8, same, sized, uint, utf8, zeros } from "./bytes.ts";
import {
  type Bare,
  type Envelope,
  decodeBare,
  decodeEnvelope,
  encodeBare,
  encodeEnvelope,
  envHash,
} from "./envelope.ts";
import { PageHeader, type SignedHead } from "./messages.ts";
import { sha512, verifies } from "./primitives.ts";

/** The state of a section's log at a position: all before it follows from the hash. */
export type Head = { readonly pos: number; readonly hash: Bytes };
export const EMPTY: Head = { pos: 0, hash: zeros(32) };

export const headInput = (dossier: string, head: Omit<SignedHead, "signature">): Bytes =>
  concat(
    fromHex(dossier),
    fromHex(head.section),
    uint(head.generation, 4),
    uint(head.pos, 8),
    uint(head.time, 8),
    head.hash,
  );

export const isRelaysHead = (relayKey: Bytes, dossier: string, head: SignedHead): boolean =>
  verifies(relayKey, "roer/v1/head", headInput(dossier, head), head.signature);

export function link(dossier: string, section: string, before: Head, hash: Bytes, time: number): Head {
  const pos = before.pos + 1;
  const label = utf8("roer/v1/log");
  const linked = sha512(label, fromHex(dossier), fromHex(section), before.hash, hash, uint(pos, 8), uint(time, 8));
  return { pos, hash: linked.slice(0, 32) };
}

export type Frame = {
  readonly section: string;
  readonly pos: number;
  readonly time: number;
  readonly envelope: Bare | Envelope;
};
export type Page = { readonly header: PageHeader; readonly frames: readonly Frame[] };

export const isWhole = (envelope: Bare | Envelope): envelope is Envelope => "body" in envelope;

const MOST_HEADER = 1_048_576;

export function decodePage(dossier: string, data: Bytes): Page {
  const reader = new Reader(data);
  const text = reader.sized();
  demand(text.length <= MOST_HEADER, "malformed", "a header over its limit");
  const header = parsed(text);
  const frames = Array.from({ length: header.frames }, (): Frame => {
    const place = { section: reader.id(), pos: reader.uint(8), time: reader.uint(8) };
    const form = reader.uint(1);
    demand(form === 0 || form === 1, "malformed", "form of a frame");
    const envelope = form === 0 ? decodeEnvelope(dossier, reader.sized()) : decodeBare(reader);
    demand(envelope.prefix.dossier === dossier, "malformed", "a frame of another dossier");
    demand(envelope.prefix.section === place.section, "malformed", "a frame of another section");
    return { ...place, envelope };
  });
  reader.end();
  return { header, frames };
}

function parsed(text: Bytes): PageHeader {
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(text));
  } catch {
    demand(false, "malformed", "header");
  }
  const header = PageHeader.safeParse(json);
  demand(header.success, "malformed", "header");
  return header.data;
}

export const encodePage = (headerText: string, frames: readonly Frame[]): Bytes =>
  concat(
    sized(utf8(headerText)),
    ...frames.map(({ section, pos, time, envelope }) =>
      concat(
        fromHex(section),
        uint(pos, 8),
        uint(time, 8),
        isWhole(envelope)
          ? concat(uint(0, 1), sized(encodeEnvelope(envelope)))
          : concat(uint(1, 1), encodeBare(envelope)),
      ),
    ),
  );

export const encodeBatch = (dossier: string, envelopes: readonly Envelope[]): Bytes =>
  concat(fromHex(dossier), ...envelopes.map((each) => sized(encodeEnvelope(each))));

/**
 * The frames of one section in a page, once they are the next positions and lead to a head that the relay signed;
 * `forked` where the relay signed another.
 */
export function chained(
  relayKey: Bytes,
  dossier: string,
  section: string,
  from: Head,
  page: Page,
): {
  readonly frames: readonly (Frame & { readonly after: Head })[];
  readonly head: SignedHead;
  readonly more: boolean;
} {
  const found = page.header.sections.filter((each) => each.section === section);
  const [part] = found;
  demand(
    part !== undefined && found.length === 1 && part.head.section === section,
    "malformed",
    "not the section that was asked",
  );
  let head = from;
  const frames = page.frames
    .filter((frame) => frame.section === section)
    .map((frame) => {
      demand(frame.pos === head.pos + 1, "malformed", `position ${frame.pos} behind ${head.pos}`);
      head = link(dossier, section, head, envHash(frame.envelope), frame.time);
      return { ...frame, after: head };
    });
  demand(isRelaysHead(relayKey, dossier, part.head), "malformed", "a head that the relay's key did not sign");
  demand(part.head.pos === head.pos && same(part.head.hash, head.hash), "forked");
  const time = frames.at(-1)?.time;
  demand(time === undefined || part.head.time === time, "malformed", "the head has another time than its envelope");
  return { frames, head: part.head, more: part.more };
}
