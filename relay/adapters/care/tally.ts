import type { CheckReport } from "#relay/ports/caretaker.ts";

/** Counts what was looked at and what was wrong, by place. */
export type Tally = {
  fault(where: string, what: string): void;
  looked(where: string, count: number): void;
  /** Runs a look at one place. A database that cannot be read there is a fault of that place, and the others are looked at still. */
  within(where: string, look: () => void): void;
  /** The same of a look that waits. */
  waiting(where: string, look: () => Promise<void>): Promise<void>;
  report(): CheckReport;
};

/** `codeOf` says by which code a database complained, if it was the database that threw. */
export function createTally(codeOf: (thrown: unknown) => string | undefined): Tally {
  const faults = new Map<string, { where: string; what: string; count: number }>();
  const checked: Record<string, number> = {};
  const fault = (where: string, what: string): void => {
    const name = `${where} ${what}`;
    const kept = faults.get(name) ?? { where, what, count: 0 };
    faults.set(name, { ...kept, count: kept.count + 1 });
  };
  // A value that is not what it can be throws in our own words; both are told by name alone.
  const thrown = (where: string, what: unknown): void => fault(where, codeOf(what) ?? "unreadable");
  return {
    fault,
    looked: (where, count) => {
      checked[where] = (checked[where] ?? 0) + count;
    },
    within: (where, look) => {
      try {
        look();
      } catch (what) {
        thrown(where, what);
      }
    },
    waiting: async (where, look) => {
      try {
        await look();
      } catch (what) {
        thrown(where, what);
      }
    },
    report: () => ({ faults: [...faults.keys()].sort().flatMap((name) => faults.get(name) ?? []), checked }),
  };
}
