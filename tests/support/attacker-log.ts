import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import type { Instant } from "#src/base/instant.ts";
import type { Head, SignedHead } from "#src/protocol/log-head.ts";
import { headSigningInput, nextHead } from "#src/protocol/log-head.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import type { Page } from "#src/protocol/page.ts";
import type { Forged } from "./attacker-holder.ts";
import { type Meddle, rewritePages } from "./attacker-wire.ts";

type PageHead = Page["header"]["sections"][number];

/** A head under the relay's own key, whatever it says. */
export function signHead(
  signer: RelaySigner,
  dossier: DossierId,
  head: Omit<SignedHead, "signature">,
): PageHead["head"] {
  return { ...head, signature: signer.sign(headSigningInput(dossier, head)) };
}

/** A relay that takes in what it should refuse: after what it honestly has, these too, chained and signed as usual. */
export const letIn = (
  signer: RelaySigner,
  dossier: DossierId,
  section: SectionId,
  time: Instant,
  forged: readonly Forged[],
): Meddle =>
  rewritePages(dossier, (frames, heads) => {
    const asked = heads.find((one) => one.section === section);
    if (!asked) return {};
    let head: Head = asked.head;
    const more = forged.map(({ envelope, hash }) => {
      head = nextHead({ dossier, section, head }, hash, time, sha512);
      return { section, pos: head.pos, time, envelope };
    });
    const signed = signHead(signer, dossier, { ...asked.head, ...head, time });
    return {
      frames: [...frames, ...more],
      heads: heads.map((one) => (one.section === section ? { ...one, head: signed } : one)),
    };
  });
