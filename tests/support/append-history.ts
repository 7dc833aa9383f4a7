import { type Bytes, equal, toHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { bodyHash, envelopeHash, prefixBytes } from "#src/protocol/envelope.ts";
import { EMPTY_HEAD, type Head, headSigningInput, nextHead } from "#src/protocol/log-head.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { instant } from "#src/base/instant.ts";
import type { Actor, MadeEnvelope } from "./relay-client-bytes.ts";
import { type RelayDossier, valueOf } from "./relay-dossier.ts";

/** What a relay said it had stored: the envelope's name, and where. */
export type Acked = { readonly hash: Bytes; readonly pos: number };

/**
 * An author who appends batch after batch, as a client does: what got no answer is sent again, byte for byte, before
 * anything new. Keeps what was acknowledged.
 */
export class AppendingAuthor {
  readonly acked: Acked[] = [];
  /** Refusals in the relay's own words: a relay that keeps what it acknowledged gives none. */
  readonly refused: string[] = [];
  readonly #dossier: RelayDossier;
  readonly #author: Actor;
  #unanswered: readonly MadeEnvelope[] = [];

  constructor(dossier: RelayDossier, author: Actor) {
    this.#dossier = dossier;
    this.#author = author;
  }

  /** Appends until no answer comes, a refusal comes, or `enough` says so after a batch. */
  async run(batch: number, enough: () => boolean): Promise<void> {
    while (!enough() && this.refused.length === 0) {
      if (this.#unanswered.length === 0)
        this.#unanswered = Array.from({ length: batch }, () => this.#dossier.next(this.#author, this.#dossier.section));
      const sent = this.#unanswered;
      const answer = await this.#dossier.append(...sent).catch(() => undefined);
      if (!answer?.ok) return;
      this.#unanswered = [];
      for (const [i, result] of answer.value.results.entries()) {
        const made = sent[i];
        if (result.status === "stored" && made) this.acked.push({ hash: made.hash, pos: result.pos });
        else if (result.status === "refused") this.refused.push(result.problem);
      }
    }
  }
}

export type Verdict = {
  /** Acknowledged, and not where it was said to be. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** Do positions run from 1 without holes, and is each head signed and that of all before it? */
  readonly chained: boolean;
};

/** Reads the whole log of the dossier's section and holds it against what was acknowledged. */
export async function judgeLog(dossier: RelayDossier, relayKey: Bytes, acked: readonly Acked[]): Promise<Verdict> {
  const verify = createVerifySignature();
  const at: string[] = [];
  let head: Head = EMPTY_HEAD;
  let chained = true;
  for (let more = true; more;) {
    const page = valueOf(await dossier.read(dossier.device, at.length));
    const [section] = page.header.sections;
    invariant(section, "a page has the section that was asked for");
    for (const frame of page.frames) {
      invariant("envelope" in frame, "nothing was withdrawn");
      const prefix = prefixBytes(frame.envelope.prefix);
      const hash = envelopeHash(prefix, bodyHash(frame.envelope.body, sha512), frame.envelope.signature, sha512);
      chained &&= frame.pos === at.length + 1;
      head = nextHead({ dossier: dossier.dossier, section: frame.section, head }, hash, frame.time, sha512);
      at.push(toHex(hash));
    }
    const signed = { ...section.head, time: instant(section.head.time) };
    chained &&= signed.pos === head.pos && equal(signed.hash, head.hash);
    chained &&= await verify(relayKey, headSigningInput(dossier.dossier, signed), signed.signature);
    more = section.more && page.frames.length > 0;
  }
  return {
    lost: acked.filter(({ hash, pos }) => at[pos - 1] !== toHex(hash)).length,
    doubled: at.length - new Set(at).size,
    chained,
  };
}
