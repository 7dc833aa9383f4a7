import { equal } from "#src/base/bytes.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { BlobPlace } from "#relay/ports/blob-index.ts";
import type { PieceName, BlobStore } from "#relay/ports/blob-store.ts";
import type { Facts, Store } from "#relay/ports/store.ts";
import { mayManage } from "./authorize.ts";
import { pieceFits } from "./blobs.ts";
import type { Desk } from "./desk.ts";
import type { RelayService } from "./service.ts";

/**
 * The verbs about files. Bytes are written before the row that makes them count and removed after it is gone, so that a
 * cut leaves at most bytes of which nothing speaks; `sweepBlobs` clears those at the next start.
 */
export function blobVerbs(desk: Desk): Pick<RelayService, "beginBlob" | "storePiece" | "readBlob" | "dropBlob"> {
  const { parts, now } = desk;
  const { blobs, sha512 } = parts;
  return {
    async beginBlob(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const begun = await desk.run("beginBlob", { request: checked.value, body: request.body });
      return map(begun, ({ arrived }) => ({ time: now(), arrived: [...arrived] }));
    },

    async storePiece(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const { section, blob, piece, sealed } = request.body;
      const place = { dossier: request.dossier, section, blob };
      const fits = await desk.look((facts) => {
        const unfit = pieceFits(facts.blobs, place, request.grant, { piece, bytes: sealed.length });
        return unfit ? err(unfit) : ok(undefined);
      });
      if (!fits.ok) return fits;
      if (!desk.hasRoom()) return err(problem("unavailable"));
      const name: PieceName = { ...place, piece, hash: sha512(sealed).slice(0, 32) };
      const put = await onDisk(desk, () => blobs.put(name, sealed));
      if (!put.ok) return put;
      const row = { section, blob, piece, hash: name.hash, bytes: sealed.length };
      const kept = await desk.run("keepPiece", { request: checked.value, piece: row });
      if (!kept.ok) await removeUncounted(desk, name);
      return map(kept, ({ left }) => ({ time: now(), left }));
    },

    async readBlob(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const { section, blob, piece } = request.body;
      const found = await desk.run("readBlob", { request: checked.value, body: request.body });
      if (!found.ok) return found;
      const name: PieceName = { dossier: request.dossier, section, blob, piece, hash: found.value.hash };
      const sealed = await onDisk(desk, () => blobs.get(name));
      if (!sealed.ok) return sealed;
      return sealed.value ? ok(sealed.value) : err(problem("not-found"));
    },

    async dropBlob(request) {
      // Who governs the dossier is never put off; a holder, and above all one whose key has ended, takes its turn.
      const governs = await desk.look((facts) => mayManage(facts, request.dossier, request.grant));
      const checked = await desk.check(request, governs.ok ? "always" : "limited");
      if (!checked.ok) return checked;
      const dropped = await desk.run("dropBlob", { request: checked.value, body: request.body });
      if (!dropped.ok) return dropped;
      const { section, blob } = request.body;
      await removeBytes(desk, { dossier: request.dossier, section, blob });
      return ok({ time: now(), dropped: true as const });
    },
  };
}

/** After the rows are gone. Bytes that cannot be removed now go at the next start. */
export async function eraseBlobs(desk: Desk, dossier: DossierId): Promise<void> {
  await onDisk(desk, () => desk.parts.blobs.erase(dossier));
}

export async function dropUnfinishedBlobs(desk: Desk): Promise<void> {
  const outcome = await desk.run("dropUnfinished", {});
  if (!outcome.ok) return;
  for (const place of outcome.value.dropped) await removeBytes(desk, place);
}

/** Unless it was begun again meanwhile: then the bytes that lie there may be new ones. */
async function removeBytes(desk: Desk, place: BlobPlace): Promise<void> {
  const begun = await desk.look(({ blobs }) => ok(blobs.blob(place) !== undefined));
  if (!begun.ok || begun.value) return;
  await onDisk(desk, () => desk.parts.blobs.drop(place));
}

/** Clears what a cut left: pieces of which no row speaks. Before the first request is served, and never beside one. */
export async function sweepBlobs(store: Pick<Store<never, never>, "look">, blobs: BlobStore): Promise<void> {
  for await (const name of blobs.all()) {
    const counted = await store.look((facts) => counts(facts, name));
    if (counted.ok && !counted.value) await blobs.remove(name);
  }
}

/** Bytes of which no row speaks; while that cannot be said they stay, for the next start to clear. */
async function removeUncounted(desk: Desk, name: PieceName): Promise<void> {
  const counted = await desk.look((facts) => ok(counts(facts, name)));
  if (counted.ok && !counted.value) await onDisk(desk, () => desk.parts.blobs.remove(name));
}

const counts = (facts: Facts, name: PieceName): boolean => {
  const kept = facts.blobs.piece(name, name.piece);
  return kept !== undefined && equal(kept.hash, name.hash);
};

/** A driver's error says what failed, never on what. */
async function onDisk<T>(desk: Desk, work: () => Promise<T>): Promise<Result<T, Problem>> {
  try {
    return ok(await work());
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : "unknown";
    desk.parts.report(`files: ${code}`);
    return err(problem("unavailable"));
  }
}
