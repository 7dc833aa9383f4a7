import type { Bytes } from "#src/base/bytes.ts";
import { type Acked, AppendingAuthor, type Verdict, judgeLog } from "./append-history.ts";
import { openDossier } from "./open-relay.ts";
import type { RelayDossier } from "./relay-dossier.ts";
import type { RelayOverHttp } from "./relay-over-http.ts";
import type { RelayProcess } from "./relay-process.ts";

const AUTHORS = 5;

export type Scene = {
  readonly relay: RelayProcess;
  readonly http: RelayOverHttp;
  readonly dossier: RelayDossier;
  readonly authors: readonly AppendingAuthor[];
  readonly relayKey: Bytes;
  readonly acked: () => readonly Acked[];
};

/** A new section at a relay in a process of its own, to which several holders append. */
export async function openScene(relay: RelayProcess): Promise<Scene> {
  const { dossier, http, holders } = await openDossier(relay.origin, AUTHORS);
  const authors = holders.map((holder) => new AppendingAuthor(dossier, holder));
  const acked = () => authors.flatMap((author) => author.acked);
  return { relay, http, dossier, authors, relayKey: await http.relayKey(), acked };
}

/** All authors append at once until the relay has acknowledged so many more, and `end` has ended it. */
export async function appendUntil(scene: Scene, more: number, end: () => Promise<unknown>): Promise<void> {
  const target = scene.acked().length + more;
  let ended: Promise<unknown> | undefined;
  const enough = (): boolean => {
    if (scene.acked().length >= target) ended ??= end();
    return false;
  };
  await Promise.all(scene.authors.map((author, i) => author.run(1 + (i % 3), enough)));
  await ended;
}

/** Kills the relay while all append, and starts it again. */
export async function killAmid(scene: Scene, more: number, draw: (below: number) => number): Promise<void> {
  await appendUntil(scene, more, async () => {
    // Somewhere between this acknowledgement and those that are on their way.
    for (let turns = draw(12); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    await scene.relay.kill();
  });
  await scene.relay.restart();
}

export const judge = (scene: Scene): Promise<Verdict> => judgeLog(scene.dossier, scene.relayKey, scene.acked());
