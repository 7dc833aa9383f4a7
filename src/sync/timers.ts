/** Runs something later, once; answers how to call it off. Milliseconds. */
export type Timers = { after(delay: number, run: () => void): () => void };

export const systemTimers: Timers = {
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};
