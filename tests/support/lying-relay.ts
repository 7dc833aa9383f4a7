import { type Line, accessHeadInput, lineHash } from "./protocol-kit/access-log.ts";
import { type Bytes, base64url, zeros } from "./protocol-kit/bytes.ts";
import { type Bare, type Envelope, envHash } from "./protocol-kit/envelope.ts";
import type { AccessLogAnswer } from "./protocol-kit/messages.ts";
import { EMPTY, type Head, encodePage, headInput, link } from "./protocol-kit/page.ts";
import { type SignPair, draw, signPair, signature } from "./protocol-kit/primitives.ts";

/** A relay that signs whatever it is told to: what a reader then still refuses does not rest on the relay's word. */
export class LyingRelay {
  readonly sign: SignPair = signPair(draw(32));
  readonly #dossier: string;
  readonly #section: string;

  constructor(dossier: string, section: string) {
    this.#dossier = dossier;
    this.#section = section;
  }

  get key(): Bytes {
    return this.sign.pk;
  }

  /** A page of these envelopes behind a head, under a head that this relay signed. */
  page(envelopes: readonly (Bare | Envelope)[], time: number, from: Head = EMPTY): Bytes {
    let head = from;
    const frames = envelopes.map((envelope) => {
      head = link(this.#dossier, this.#section, head, envHash(envelope), time);
      return { section: this.#section, pos: head.pos, time, envelope };
    });
    const generation = envelopes.at(-1)?.prefix.generation ?? 0;
    const said = {
      section: this.#section,
      generation,
      pos: head.pos,
      hash: head.hash,
      time: frames.length > 0 ? time : 0,
    };
    const made = signature(this.sign, "roer/v1/head", headInput(this.#dossier, said));
    const json = { ...said, hash: base64url(said.hash), signature: base64url(made) };
    const sections = [{ section: this.#section, head: json, more: false }];
    const header = { time, incarnation: 1, aclVersion: 1, sections, frames: frames.length };
    return encodePage(JSON.stringify(header), frames);
  }

  /** An answer of these lines as the whole of a log, in whatever order they are. */
  accessLog(lines: readonly Line[]): AccessLogAnswer {
    const hash = lines.reduce((previous, line) => lineHash(this.#dossier, previous, line), zeros(32));
    const pos = lines.at(-1)?.pos ?? 0;
    const made = signature(this.sign, "roer/v1/access-head", accessHeadInput(this.#dossier, pos, hash));
    return { time: 0, lines: [...lines], more: false, head: { pos, hash, signature: made } };
  }
}
