import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { type Written, createWriter } from "#relay/adapters/sqlite/writer.ts";
import type { Command } from "#relay/core/commands.ts";
import type { Limits } from "#relay/core/limits.ts";
import { createTools } from "#relay/core/tools.ts";
import { invariant } from "#src/base/never.ts";

/** How a relay's writer is made other than it ships, for comparison alone. */
export type Variant = { readonly group: number; readonly synchronous: "FULL" | "NORMAL" };
export type VariantData = { readonly dataDir: string; readonly limits: Limits; readonly variant: Variant };
export type Asked = { readonly id: number; readonly command: Command };
export type Told = readonly { readonly id: number; readonly result: Written }[];

const port = parentPort;
invariant(port, "this file is the main file of a worker thread");
const { dataDir, limits, variant } = workerData as VariantData;
const db = openWriter(dataDir);
db.pragma(`synchronous = ${variant.synchronous}`);
const write = createWriter(db, createTools(sha512, limits));

port.on("message", (first: Asked) => {
  const asked = [first];
  while (asked.length < variant.group) {
    const next = receiveMessageOnPort(port);
    if (!next) break;
    asked.push(next.message as Asked);
  }
  const written = write(asked.map(({ command }) => command));
  const told: Told = asked.flatMap(({ id }, i) => (written[i] ? [{ id, result: written[i] }] : []));
  port.postMessage(told);
});
