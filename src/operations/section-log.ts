import type { Authored } from "#src/dossier/authored.ts";
import { type SectionState, emptySection, reduce } from "#src/dossier/reduce.ts";
import { sectionRules } from "#src/grants/decide.ts";

/** What a stored log tells before it is opened. */
export type LogSummary = { readonly count: number; readonly kinds: readonly string[] };

/**
 * All rows of a section as they were verified, and what follows from them. A stored one is opened when somebody looks:
 * the diary of a year is not on the first screen. A value: more rows make a new one.
 */
export class SectionLog {
  #read: (() => readonly Authored[]) | undefined;
  #rows: readonly Authored[];
  #settled: SectionState | undefined;
  #summary: LogSummary | undefined;

  private constructor(
    rows: readonly Authored[],
    settled: SectionState | undefined,
    summary: LogSummary | undefined,
    read: (() => readonly Authored[]) | undefined,
  ) {
    this.#rows = rows;
    this.#settled = settled;
    this.#summary = summary;
    this.#read = read;
  }

  static readonly empty = new SectionLog([], emptySection, undefined, undefined);

  static of(rows: readonly Authored[], settled: SectionState = reduce(emptySection, rows, sectionRules)): SectionLog {
    return new SectionLog(rows, settled, undefined, undefined);
  }

  /** `read` is called once, at the first look. Without a summary, as of an older version, that is when anything is asked. */
  static stored(summary: LogSummary | undefined, read: () => readonly Authored[]): SectionLog {
    return new SectionLog([], undefined, summary, read);
  }

  get rows(): readonly Authored[] {
    if (this.#read) {
      this.#rows = this.#read();
      this.#read = undefined;
    }
    return this.#rows;
  }

  /** The verified log, reduced. */
  get settled(): SectionState {
    this.#settled ??= reduce(emptySection, this.rows, sectionRules);
    return this.#settled;
  }

  get summary(): LogSummary {
    this.#summary ??= { count: this.rows.length, kinds: [...this.settled.kinds.keys()] };
    return this.#summary;
  }

  /** False only when nothing was ever said of a record of these kinds. */
  mayHold(...kinds: readonly string[]): boolean {
    return this.summary.kinds.some((kind) => kinds.includes(kind));
  }
}
