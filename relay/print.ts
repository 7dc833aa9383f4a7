/** Kept for a reader that does not keep up, in bytes. What is more is lost: a log must not hold up who is served. */
const MOST_WAITING = 1024 * 1024;
const AGAIN_AFTER = 20;

/** `write` takes bytes at once and answers how many it took; EAGAIN, thrown, means none now: the pipe is full. */
export function createPrint(write: (data: Uint8Array) => number): (text: string) => void {
  let waiting = Buffer.alloc(0);
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    try {
      while (waiting.length > 0) waiting = waiting.subarray(write(waiting));
    } catch (fault) {
      if (!(fault instanceof Error && "code" in fault && fault.code === "EAGAIN")) throw fault;
      timer = setTimeout(flush, AGAIN_AFTER).unref();
    }
  };
  return (text) => {
    const line = Buffer.from(text);
    if (waiting.length + line.length <= MOST_WAITING) waiting = Buffer.concat([waiting, line]);
    flush();
  };
}
