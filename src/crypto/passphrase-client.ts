import { type Bytes, utf8 } from "#src/base/bytes.ts";
import { err, type Result } from "#src/base/result.ts";
import type { PassphraseFault } from "./passphrase.ts";

/** The same bytes for the same PIN or sentence, whichever keyboard wrote its letters, figures and spaces. */
export const passphraseBytes = (text: string): Bytes => utf8(text.normalize("NFKC").trim().replaceAll(/\s+/gu, " "));

/** To the worker, with the port for the answer as the one transferred object. */
export type PassphraseRequest = { readonly passphrase: Bytes; readonly salt: Bytes; readonly answer: MessagePort };
/** From the worker. */
export type PassphraseAnswer = Result<Bytes, PassphraseFault>;

/** As much of a Worker as is asked for. */
export type PassphraseWorker = {
  postMessage(request: PassphraseRequest, transfer: Transferable[]): void;
  addEventListener(type: "error", listener: () => void, options?: { signal: AbortSignal }): void;
};

/** Hashes in a worker that runs passphrase-worker.ts; a worker that fails to load is a failure to hash. */
export const hashInWorker = (worker: PassphraseWorker, passphrase: Bytes, salt: Bytes): Promise<PassphraseAnswer> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const done = new AbortController();
    const settle = (answer: PassphraseAnswer): void => {
      done.abort();
      port1.close();
      resolve(answer);
    };
    // Each request has its own channel, so answers cannot be taken for each other's.
    port1.onmessage = (event: MessageEvent<PassphraseAnswer>) => settle(event.data);
    worker.addEventListener("error", () => settle(err({ type: "passphrase-not-hashed" })), { signal: done.signal });
    worker.postMessage({ passphrase, salt, answer: port2 }, [port2]);
  });
