import { Worker } from "node:worker_threads";
import { err } from "#src/base/result.ts";
import type { Command } from "#relay/core/commands.ts";
import type { Limits } from "#relay/core/limits.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";
import type { Written } from "./writer.ts";

export type WriterData = { readonly dataDir: string; readonly limits: Limits };
export type ToWriter =
  | { readonly t: "command"; readonly id: number; readonly command: Command }
  | { readonly t: "close" };
export type FromWriter =
  | { readonly t: "ready" }
  | { readonly t: "written"; readonly answers: readonly { readonly id: number; readonly result: Written }[] };

export type WriterThread = {
  submit(command: Command): Promise<Written>;
  close(): Promise<void>;
};

/**
 * Built, the worker lies beside the main file. From source it is TypeScript, which a worker of Node 20 loads only
 * when the loader is registered inside it.
 */
function spawn(workerData: WriterData): Worker {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = new URL(fromSource ? "./writer-worker.ts" : "./writer-worker.js", import.meta.url);
  if (!fromSource) return new Worker(file, { workerData });
  const start = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href)}); });`;
  return new Worker(start, { eval: true, workerData, execArgv: [] });
}

/**
 * Resolves when the thread has opened the database; rejects when it cannot, which is for the operator to see. `failed` is
 * told when it ends of itself later, as it does when the file proves to be damaged.
 */
export async function startWriter(
  data: WriterData,
  failed: (fault: unknown) => void,
  watch?: StoreWatch,
): Promise<WriterThread> {
  const worker = spawn(data);
  const waiting = new Map<number, (written: Written) => void>();
  let lastId = 0;
  let alive = true;
  let ending = "the writer has ended";
  let fault: unknown = new Error(ending);
  let isStarted = false;
  let isClosing = false;
  const stopped = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      alive = false;
      for (const answer of waiting.values()) answer(err({ type: "store-unavailable", reason: ending }));
      waiting.clear();
      resolve();
      if (isStarted && !isClosing) failed(fault);
    });
  });
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
  isStarted = true;
  // Comes before `exit`.
  worker.on("error", (thrown) => {
    fault = thrown;
    ending = `the writer has ended: ${thrown instanceof Error ? thrown.message : "unknown"}`;
  });
  worker.on("message", (message: FromWriter) => {
    if (message.t !== "written") return;
    for (const { id, result } of message.answers) {
      waiting.get(id)?.(result);
      waiting.delete(id);
    }
    if (message.answers.length > 0) watch?.committed(message.answers.length);
    watch?.waiting(waiting.size);
  });
  const post = (message: ToWriter): void => worker.postMessage(message);
  return {
    submit: (command) =>
      new Promise((resolve) => {
        if (!alive) return resolve(err({ type: "store-unavailable", reason: ending }));
        lastId += 1;
        waiting.set(lastId, resolve);
        watch?.waiting(waiting.size);
        post({ t: "command", id: lastId, command });
      }),
    close: async () => {
      isClosing = true;
      if (alive) post({ t: "close" });
      await stopped;
    },
  };
}
