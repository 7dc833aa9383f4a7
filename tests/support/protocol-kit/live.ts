import { once } from "node:events";
import { WebSocket } from "ws";
import type { z } from "zod";
import { base64url, demand, utf8 } from "./bytes.ts";
import { LiveEvent } from "./messages.ts";
import { signature } from "./primitives.ts";
import type { RelayApi } from "./relay.ts";
import { type Asker, liveInput } from "./request.ts";

export type Live = { next(): Promise<z.infer<typeof LiveEvent>>; close(): void };

/** A subscription; hints come one by one. */
export async function live(
  relay: RelayApi,
  asker: Asker,
  sections: readonly { readonly section: string; readonly after: number }[],
): Promise<Live> {
  const socket = new WebSocket(`${relay.origin.replace(/^http/, "ws")}/v1/live`);
  const events: z.infer<typeof LiveEvent>[] = [];
  let wake = (): void => undefined;
  socket.on("message", (data: Buffer) => {
    const event = LiveEvent.safeParse(JSON.parse(data.toString()));
    demand(event.success, "malformed", "an event of another form");
    events.push(event.data);
    wake();
  });
  const next = async (): Promise<z.infer<typeof LiveEvent>> => {
    while (events.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const [event] = events.splice(0, 1);
    demand(event !== undefined, "malformed");
    return event;
  };
  await once(socket, "open");
  const challenge = await next();
  demand(challenge.t === "challenge", "malformed", "no challenge");
  const { dossier, grant, sign } = asker;
  const input = liveInput(challenge.challenge, relay.authority, dossier, grant);
  const made = base64url(signature(sign, "roer/v1/live", input));
  socket.send(utf8(JSON.stringify({ t: "subscribe", dossier, grant, signature: made, sections })), { binary: false });
  return { next, close: () => socket.terminate() };
}
