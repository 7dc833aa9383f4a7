import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiskOp } from "./disk-shim.ts";

type Draw = (below: number) => number;

/** A disk writes so much of a file at once, or not at all. */
const SECTOR = 512;

/** What of the writes that were not yet synced the disk had done when the power went. */
const KEPT = ["nothing", "everything", "a beginning", "anything"] as const;
type Kept = (typeof KEPT)[number];

/** What a file holds; grows in place. */
class Image {
  #room = Buffer.alloc(0);
  #length: number | undefined;

  get content(): Buffer | undefined {
    return this.#length === undefined ? undefined : this.#room.subarray(0, this.#length);
  }

  copy(): Image {
    const copy = new Image();
    copy.#room = Buffer.from(this.#room.subarray(0, this.#length ?? 0));
    copy.#length = this.#length;
    return copy;
  }

  apply({ op, offset, length, data }: DiskOp): void {
    if (op === "remove") this.#resize(0);
    if (op === "remove") this.#length = undefined;
    else if (op === "truncate") this.#resize(length);
    else {
      this.#resize(Math.max(this.#length ?? 0, offset + length));
      data.copy(this.#room, offset);
    }
  }

  #resize(length: number): void {
    const before = this.#length ?? 0;
    if (length > this.#room.length) this.#room = Buffer.concat([this.#room], Math.max(length, 2 * this.#room.length));
    // What is cut off does not come back when the file grows again.
    if (length < before) this.#room.fill(0, length, before);
    this.#length = length;
  }
}

class CutFile {
  readonly #safe = new Image();
  #pending: DiskOp[] = [];

  add(op: DiskOp): void {
    this.#pending.push(op);
  }

  sync(): void {
    this.#settle(this.#pending.length);
  }

  /** What was removed under this name stays so. */
  syncName(): void {
    this.#settle(this.#pending.findLastIndex(({ op }) => op === "remove") + 1);
  }

  #settle(ops: number): void {
    for (const op of this.#pending.splice(0, ops)) this.#safe.apply(op);
  }

  after(kept: Kept, draw: Draw): Buffer | undefined {
    const image = this.#safe.copy();
    for (const op of this.#done(kept, draw)) image.apply(op);
    return image.content;
  }

  #done(kept: Kept, draw: Draw): readonly DiskOp[] {
    const pending = this.#pending;
    if (kept === "nothing") return [];
    if (kept === "everything") return pending;
    if (kept === "anything") return pending.flatMap((op) => parts(op, draw));
    const whole = draw(pending.length + 1);
    const torn = pending[whole];
    return [...pending.slice(0, whole), ...(torn ? parts(torn, draw) : [])];
  }
}

/** Some of the sectors of a write, in any case all or nothing of something else. */
function parts(op: DiskOp, draw: Draw): readonly DiskOp[] {
  if (draw(3) === 0) return [op];
  if (op.op !== "write") return [];
  const some: DiskOp[] = [];
  const isTorn = draw(2) === 0;
  for (let at = 0; isTorn && at < op.length; at += SECTOR) {
    if (draw(2) === 0) continue;
    const data = op.data.subarray(at, at + SECTOR);
    some.push({ ...op, offset: op.offset + at, length: data.length, data });
  }
  return some;
}

/** The files as a disk may hold them when the power went at a moment; `at` is that moment in the journal, in bytes. */
export type AfterCut = { readonly at: number; readonly kept: Kept; readonly writeTo: (folder: string) => void };

/**
 * Replays a journal of writes and syncs, and stops at random moments. What was synced is safe; of the rest, file by file,
 * anything may have been done, in any order, and a write may have been done in part.
 */
export function* powerCuts(journal: readonly DiskOp[], cuts: number, draw: Draw): Iterable<AfterCut> {
  const files = new Map<string, CutFile>();
  const moments = Array.from({ length: cuts }, () => draw(journal.length)).sort((a, b) => a - b);
  for (const [i, op] of journal.entries()) {
    while (moments[0] === i) {
      moments.shift();
      const kept = KEPT[draw(KEPT.length)] ?? "nothing";
      const left = [...files].map(([name, file]) => [name, file.after(kept, draw)] as const);
      yield { at: journal[i - 1]?.end ?? 0, kept, writeTo: (folder) => writeFiles(folder, left) };
    }
    // Names in the folder are safe with it, and with the file itself.
    if (op.file === "folder") for (const file of files.values()) file.syncName();
    else {
      const file = files.get(op.file) ?? new CutFile();
      files.set(op.file, file);
      if (op.op === "sync") file.sync();
      else file.add(op);
    }
  }
}

/** What a file holds when all of a journal was done, as it is while the power stays. */
export function whole(journal: readonly DiskOp[], file: DiskOp["file"]): Buffer | undefined {
  const image = new Image();
  for (const op of journal) if (op.file === file && op.op !== "sync") image.apply(op);
  return image.content;
}

function writeFiles(folder: string, files: readonly (readonly [name: string, data: Buffer | undefined])[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, data] of files) if (data) writeFileSync(join(folder, name), data);
}
