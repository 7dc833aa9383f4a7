/**
 * What clients saw of one section of a relay, written down by one process. `at`, `sentAt` and `askedAt` count the events of
 * that process, so that before and after are certain.
 */
export type Write = {
  readonly hash: string;
  readonly author: string;
  /** When it was sent the first time. */
  readonly sentAt: number;
  /** Every answer that said it is stored: one, or several after retries. */
  readonly acks: readonly { readonly pos: number; readonly at: number }[];
};

export type Row = {
  readonly pos: number;
  readonly hash: string;
  /** Of the chain over all rows up to this one, as who read them computed it. */
  readonly head: string;
  /** By the relay, in milliseconds. */
  readonly time: number;
};

export type Reader = {
  readonly name: string;
  /** In the order in which they came, nothing left out. */
  readonly rows: readonly Row[];
  /** Readings that came to the end of the log: when the last page was asked for, and how far it went. */
  readonly looks: readonly { readonly askedAt: number; readonly reached: number }[];
  /** Reads only when the relay says that there is more, and was given the time to hear it. */
  readonly waits: boolean;
  /** Pages whose signed head was not the head of what had been read. */
  readonly unsigned: number;
};

export type History = {
  readonly writes: readonly Write[];
  readonly readers: readonly Reader[];
  /** The whole log, read when all had ended. */
  readonly log: readonly Row[];
  /** Refusals in the relay's words. Nobody asked for what is not theirs, so there is no reason for any. */
  readonly refusals: readonly string[];
};

export type Anomaly =
  /** Acknowledged, and not in the log where it was said to be. */
  | "lost"
  /** Acknowledged at two places. */
  | "moved"
  | "doubled"
  /** In the log, and sent by nobody. */
  | "foreign"
  /** Positions do not run from 1 without holes, in the log or in what a reader was given. */
  | "hole"
  /** A reader was given something else than a beginning of the log. */
  | "another-log"
  /** The same rows under another chain, or a signed head that is not theirs. */
  | "another-chain"
  /** Acknowledged before another was sent, and behind it in the log. */
  | "out-of-order"
  /** A row that is older than the one before it. */
  | "back-in-time"
  /** A reading that was asked for after an acknowledgement and did not come so far. */
  | "stale"
  /** A reader who waits for word, and was not told of the last rows. */
  | "unheard"
  | "refused";

export type Found = { readonly what: Anomaly; readonly where: string };

/** Everything in a history that no sound relay brings about; a pure function of it. */
export function anomaliesIn(history: History): readonly Found[] {
  return [
    ...history.refusals.map((where): Found => ({ what: "refused", where })),
    ...ofWrites(history),
    ...ofRows(history.log, "the log"),
    ...ofOrder(history),
    ...history.readers.flatMap((reader) => [
      ...ofRows(reader.rows, reader.name),
      ...ofPrefix(reader, history.log),
      ...ofLooks(reader, history),
    ]),
  ];
}

function ofWrites({ writes, log }: History): readonly Found[] {
  const found: Found[] = [];
  const times = new Map<string, number>();
  for (const { hash } of log) times.set(hash, (times.get(hash) ?? 0) + 1);
  const sent = new Set(writes.map(({ hash }) => hash));
  for (const [hash, count] of times) {
    if (count > 1) found.push({ what: "doubled", where: hash });
    if (!sent.has(hash)) found.push({ what: "foreign", where: hash });
  }
  for (const { hash, author, acks } of writes) {
    const places = [...new Set(acks.map(({ pos }) => pos))];
    const where = `${author}: ${hash} at ${places.join(" and ")}`;
    if (places.length > 1) found.push({ what: "moved", where });
    if (places.some((pos) => log[pos - 1]?.hash !== hash)) found.push({ what: "lost", where });
  }
  return found;
}

function ofRows(rows: readonly Row[], name: string): readonly Found[] {
  return rows.flatMap(({ pos, time }, i) => {
    const where = `${name}: ${pos} after ${i} rows`;
    return [
      ...(pos === i + 1 ? [] : [{ what: "hole", where } as const]),
      ...(time >= (rows[i - 1]?.time ?? 0) ? [] : [{ what: "back-in-time", where } as const]),
    ];
  });
}

function ofPrefix({ name, rows, waits, unsigned }: Reader, log: readonly Row[]): readonly Found[] {
  const other = rows.findIndex(({ hash }, i) => log[i]?.hash !== hash);
  const bent = rows.findIndex(({ head }, i) => log[i]?.head !== head);
  return [
    ...(other < 0 ? [] : [{ what: "another-log", where: `${name}: row ${other + 1}` } as const]),
    ...(other >= 0 || bent < 0 ? [] : [{ what: "another-chain", where: `${name}: row ${bent + 1}` } as const]),
    ...(unsigned === 0 ? [] : [{ what: "another-chain", where: `${name}: ${unsigned} signed heads` } as const]),
    ...(!waits || rows.length >= log.length
      ? []
      : [{ what: "unheard", where: `${name}: ${rows.length} of ${log.length}` } as const]),
  ];
}

type Acked = { readonly at: number; readonly pos: number };

/** Per moment the highest position that had been acknowledged by then. */
function highestAcked(writes: readonly Write[]): (moment: number) => number {
  const acks: Acked[] = writes.flatMap(({ acks }) => [...acks]).sort((a, b) => a.at - b.at);
  return (moment) => acks.reduce((highest, { at, pos }) => (at < moment ? Math.max(highest, pos) : highest), 0);
}

function ofOrder({ writes, log }: History): readonly Found[] {
  const placeOf = new Map(log.map(({ hash }, i) => [hash, i + 1]));
  const highest = highestAcked(writes);
  return writes.flatMap(({ hash, author, sentAt }) => {
    const place = placeOf.get(hash);
    const before = highest(sentAt);
    return place === undefined || place > before
      ? []
      : [{ what: "out-of-order", where: `${author}: ${place}, sent when ${before} was acknowledged` } as const];
  });
}

function ofLooks({ name, looks }: Reader, { writes }: History): readonly Found[] {
  const highest = highestAcked(writes);
  return looks.flatMap(({ askedAt, reached }) =>
    reached >= highest(askedAt)
      ? []
      : [{ what: "stale", where: `${name}: ${reached} of ${highest(askedAt)}` } as const],
  );
}
