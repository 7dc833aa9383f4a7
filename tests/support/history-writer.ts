import { setTimeout as wait } from "node:timers/promises";
import { toHex } from "#src/base/bytes.ts";
import { problemName } from "#src/protocol/errors.ts";
import { PASSING, type Place } from "./history-reader.ts";
import type { Actor, MadeEnvelope } from "./relay-client-bytes.ts";
import type { Write } from "./relay-history.ts";
import { relayOverHttp } from "./relay-over-http.ts";

const PAUSE = 10;

type Draft = { readonly hash: string; readonly sentAt: number; readonly acks: { pos: number; at: number }[] };

/**
 * Appends batch after batch. What got no answer is sent again until it has one, byte for byte and to any relay; now and then
 * a batch goes to two relays at once, or once more although it was answered.
 */
export async function writeHistory(
  place: Place,
  author: { readonly name: string; readonly actor: Actor },
  envelopes: number,
  draw: (below: number) => number,
): Promise<readonly Write[]> {
  const { dossier, anyOrigin, next, stored, refuse } = place;
  const writes: (Draft & { readonly author: string })[] = [];
  let refused = false;

  /** Whether it was answered, by storing or by refusing. */
  const send = async (batch: readonly MadeEnvelope[], drafts: readonly Draft[]): Promise<boolean> => {
    const wires = batch.map(({ wire }) => wire);
    const answer = await relayOverHttp(anyOrigin())
      .append(dossier.dossier, wires)
      .catch(() => undefined);
    const at = next();
    if (!answer) return false;
    const problems = answer.ok
      ? answer.value.results.flatMap((result) => (result.status === "refused" ? [result.problem] : []))
      : [problemName(answer.error)];
    for (const problem of problems.filter((name) => !PASSING.has(name))) {
      refuse(`${author.name}: ${problem}`);
      refused = true;
    }
    if (!answer.ok) return refused;
    for (const [i, result] of answer.value.results.entries()) {
      const draft = drafts[i];
      if (!draft || result.status !== "stored") continue;
      draft.acks.push({ pos: result.pos, at });
      if (draft.acks.length === 1) stored(1);
    }
    return problems.length === 0 || refused;
  };

  while (writes.length < envelopes && !refused) {
    const size = Math.min(1 + draw(4), envelopes - writes.length);
    const batch = Array.from({ length: size }, () => dossier.next(author.actor, dossier.section));
    const drafts = batch.map(({ hash }) => ({ hash: toHex(hash), author: author.name, sentAt: next(), acks: [] }));
    writes.push(...drafts);
    const twice = draw(5) === 0;
    const sent = async (): Promise<boolean> => {
      const answers = await Promise.all([send(batch, drafts), ...(twice ? [send(batch, drafts)] : [])]);
      return answers.some(Boolean);
    };
    while (!(await sent())) await wait(PAUSE);
    if (draw(8) === 0) await send(batch, drafts);
    if (draw(3) === 0) await wait(draw(15));
  }
  return writes;
}
