import type { Bytes } from "#src/base/bytes.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { Head } from "#src/protocol/log-head.ts";

/** The access log of each dossier: lines from position 1 without holes, each hashed over the one before. */
export type AccessLines = {
  head(dossier: DossierId): Head;
  add(dossier: DossierId, line: AccessLine, hash: Bytes): void;
  /** Lines above `after`, ascending, lazily. */
  after(dossier: DossierId, after: number): Iterable<AccessLine>;
};
