import { once } from "node:events";
import { WebSocket } from "ws";
import { LiveEvent } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { AUTHORITY } from "#tests/support/relay-client-bytes.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";

/** A live socket of a dossier's device that watches its section; `heard` is told each new position. */
export async function openLive(
  origin: string,
  dossier: RelayDossier,
  heard: (pos: number) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/v1/live`, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the relay closed a socket")));
    socket.on("message", (data: Buffer) => {
      const event = LiveEvent.parse(JSON.parse(data.toString()));
      if (event.t === "challenge") socket.send(subscription(dossier, event.challenge));
      else if (event.t === "subscribed") resolve();
      else if (event.t === "head") heard(event.pos);
      else if (event.t === "refused") reject(new Error(`the relay refused to be watched: ${event.problem}`));
    });
  });
  return socket;
}

function subscription({ dossier, device, section }: RelayDossier, challenge: Uint8Array): string {
  const signature = device.sign(liveSigningInput(challenge, AUTHORITY, dossier, device.grant));
  return JSON.stringify({
    t: "subscribe",
    dossier,
    grant: device.grant,
    signature: toBase64url(signature),
    sections: [{ section, after: 0 }],
  });
}

export async function closeSockets(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map(async (socket) => {
      const closed = once(socket, "close");
      socket.terminate();
      await closed;
    }),
  );
}
