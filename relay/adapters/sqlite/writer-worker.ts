import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { invariant } from "#src/base/never.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createTools } from "#relay/core/tools.ts";
import { openWriter } from "./open-database.ts";
import { createWriter } from "./writer.ts";
import type { FromWriter, ToWriter, WriterData } from "./writer-thread.ts";

/** The one thread that writes. Between two groups it takes everything that has queued meanwhile. */
const GROUP = 256;

const port = parentPort;
invariant(port, "this file is the main file of a worker thread");
const { dataDir, limits } = workerData as WriterData;
const db = openWriter(dataDir);
const write = createWriter(db, createTools(sha512, limits));

function takeGroup(first: ToWriter): readonly ToWriter[] {
  const group = [first];
  while (group.length < GROUP) {
    const next = port && receiveMessageOnPort(port);
    if (!next) break;
    group.push(next.message as ToWriter);
  }
  return group;
}

port.on("message", (first: ToWriter) => {
  const messages = takeGroup(first);
  const asked = messages.flatMap((message) => (message.t === "command" ? [message] : []));
  const written = asked.length > 0 ? write(asked.map((message) => message.command)) : [];
  const answers = asked.flatMap(({ id }, i) => {
    const result = written[i];
    return result ? [{ id, result }] : [];
  });
  port.postMessage({ t: "written", answers } satisfies FromWriter);
  if (messages.some((message) => message.t === "close")) {
    db.close();
    port.close();
  }
});
port.postMessage({ t: "ready" } satisfies FromWriter);
