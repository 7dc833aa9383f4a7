import type { DossierId } from "#src/protocol/ids.ts";
import type { Command } from "#relay/core/commands.ts";

/** Runs work of one dossier one after the other, and that of others beside it. */
export type Turns = <T>(dossier: DossierId | undefined, work: () => Promise<T>) => Promise<T>;

/**
 * Whoever waits for the lock of a dossier holds a connection meanwhile: so of one dossier only one waits, and however much
 * is asked of it, it takes the place of no other.
 */
export function createTurns(): Turns {
  const last = new Map<DossierId, Promise<void>>();
  return (dossier, work) => {
    if (dossier === undefined) return work();
    const done = (last.get(dossier) ?? Promise.resolve()).then(work);
    const over = done.then(
      () => undefined,
      () => undefined,
    );
    const turn = over.then(() => {
      if (last.get(dossier) === turn) last.delete(dossier);
    });
    last.set(dossier, turn);
    return done;
  };
}

/** Whose lock a command takes first; none for what belongs to no dossier, or to many. */
export function dossierOf(command: Command): DossierId | undefined {
  if ("request" in command) return command.request.dossier;
  if ("push" in command) return command.push.dossier;
  return "dossier" in command ? command.dossier : undefined;
}
