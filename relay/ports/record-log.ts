import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import type { Head } from "#src/protocol/log-head.ts";
import type { Epoch } from "#src/protocol/time.ts";

export type SectionRow = {
  readonly section: SectionId;
  readonly generation: number;
  readonly inbox: boolean;
  readonly head: Head;
  /** Relay time of the envelope at the head; 0 for an empty log. */
  readonly time: Instant;
};

/** One position of a log, without the body. */
export type LogEntry = {
  readonly pos: number;
  readonly time: Instant;
  readonly grant: GrantId;
  readonly seq: number;
  readonly epoch: Epoch;
  /** Name of the envelope, 32 bytes. */
  readonly envHash: Bytes;
  /** Hash of the head at this position, 32 bytes. */
  readonly headHash: Bytes;
  /** 122, 32 and 64 bytes, as signed. */
  readonly prefix: Bytes;
  readonly bodyHash: Bytes;
  readonly signature: Bytes;
};
/** With the body; empty once it was withdrawn. */
export type LogRow = LogEntry & { readonly body: Bytes };

export type RecordLogReader = {
  section(dossier: DossierId, section: SectionId): SectionRow | undefined;
  /** By id, ascending. */
  sections(dossier: DossierId): readonly SectionRow[];
  at(dossier: DossierId, section: SectionId, pos: number): LogEntry | undefined;
  bySeq(dossier: DossierId, section: SectionId, grant: GrantId, seq: number): LogEntry | undefined;
  /** The envelope with the author's highest sequence number. */
  lastOf(dossier: DossierId, section: SectionId, grant: GrantId): LogEntry | undefined;
  /** Positions above `after`, ascending, lazily: whoever reads stops when the page is full. */
  after(dossier: DossierId, section: SectionId, after: number): Iterable<LogRow>;
  /** The lowest position whose envelope was sealed in this epoch or later. */
  firstFrom(dossier: DossierId, section: SectionId, epoch: Epoch): number | undefined;
};

/** The ordered log of each section. Positions run from 1 without holes. */
export type RecordLog = RecordLogReader & {
  create(dossier: DossierId, section: SectionId, inbox: boolean): void;
  rotate(dossier: DossierId, section: SectionId, generation: number): void;
  /**
   * Takes the next position of a section and answers the head before it. The row must be appended in the same
   * transaction: a sequence of its own, handed out before commit, would let a reader pass over a late writer.
   */
  claim(dossier: DossierId, section: SectionId): Head;
  append(dossier: DossierId, section: SectionId, row: LogRow): void;
  /** Leaves an empty body at a position; answers how many bytes that freed, 0 when it was empty already. */
  dropBody(dossier: DossierId, section: SectionId, pos: number): number;
};
