import { hashPassphrase } from "./passphrase.ts";
import type { PassphraseRequest } from "./passphrase-client.ts";

/**
 * Entry of a worker. Its own response may carry 'wasm-unsafe-eval', which the page's never does; the worker
 * sees a passphrase and a salt and nothing else of the dossier.
 */
globalThis.addEventListener("message", (event: MessageEvent<PassphraseRequest>) => {
  const { passphrase, salt, answer } = event.data;
  void hashPassphrase(passphrase, salt).then((hash) => {
    passphrase.fill(0);
    answer.postMessage(hash);
  });
});
