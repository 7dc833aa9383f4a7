import { SECOND } from "#src/base/instant.ts";

/** The system's timer; it keeps no process alive that has nothing else to do. */
export function everySecond(run: () => Promise<void>): () => void {
  const timer = setInterval(() => void run(), SECOND).unref();
  return () => clearInterval(timer);
}
