import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("./disk-shim.c", import.meta.url));
/** As the shim writes them. */
const OPS = ["none", "write", "truncate", "sync", "remove"] as const;
export const FILES = ["none", "relay.sqlite", "relay.sqlite-wal", "relay.sqlite-journal", "folder"] as const;
const RECORD = 24;

export type DiskOp = {
  readonly op: (typeof OPS)[number];
  readonly file: (typeof FILES)[number];
  readonly offset: number;
  /** Of a write, or of what is left of a file. */
  readonly length: number;
  readonly data: Buffer;
  /** Where the journal stood after it. */
  readonly end: number;
};

/** How a disk fails: full, or an error of input and output at each write, sync or read. */
export type DiskFault = "none" | "full" | "write" | "sync" | "read";
const SWITCH: Readonly<Record<DiskFault, string>> = { none: "0", full: "F", write: "W", sync: "S", read: "R" };

export type DiskShim = {
  readonly dataDir: string;
  /** Of the relay's process that works over it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Length of the journal in bytes: everything before has happened. */
  now(): number;
  journal(): readonly DiskOp[];
  turn(to: DiskFault): void;
  remove(): void;
};

/** Compiles what stands between a process and its disk; the same compiler built the database at installation. */
export function createDiskShim(): DiskShim {
  const folder = mkdtempSync(join(tmpdir(), "roer-disk-"));
  const library = join(folder, "shim.so");
  const compiler = process.env["CC"] ?? "cc";
  execFileSync(compiler, ["-shared", "-fPIC", "-O1", "-pthread", "-o", library, SOURCE, "-ldl"]);
  const dataDir = join(folder, "data");
  const journal = join(folder, "journal");
  const control = join(folder, "switch");
  const turn = (to: DiskFault): void => writeFileSync(control, SWITCH[to], { flag: "r+" });
  writeFileSync(journal, "");
  writeFileSync(control, SWITCH.none);
  return {
    dataDir,
    environment: { LD_PRELOAD: library, SHIM_JOURNAL: journal, SHIM_SWITCH: control, SHIM_FOLDER: dataDir },
    now: () => statSync(journal).size,
    journal: () => readJournal(readFileSync(journal)),
    turn,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readJournal(written: Buffer): readonly DiskOp[] {
  const ops: DiskOp[] = [];
  for (let at = 0; at + RECORD <= written.length;) {
    const op = OPS[written.readUInt32LE(at)] ?? "none";
    const length = Number(written.readBigUInt64LE(at + 16));
    const start = at + RECORD;
    const end = op === "write" ? start + length : start;
    if (end > written.length) break;
    const file = FILES[written.readUInt32LE(at + 4)] ?? "none";
    const offset = Number(written.readBigUInt64LE(at + 8));
    ops.push({ op, file, offset, length, data: written.subarray(start, end), end });
    at = end;
  }
  return ops;
}
