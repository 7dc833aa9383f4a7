import { WebSocket } from "ws";
import { toBase64url } from "#src/base/bytes.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { LiveEvent } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { AUTHORITY, type Actor } from "./relay-client-bytes.ts";

export type Watching = {
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly actor: Actor;
  /** Asked when the challenge comes: the position from which on to be told. */
  readonly after: () => number;
  readonly told: (event: LiveEvent) => void;
};

/** A socket that shows its key when it is asked for one. Whether and why it ends is for the caller to hear. */
export function openLiveSocket(origin: string, watching: Watching): WebSocket {
  const { dossier, section, actor } = watching;
  const socket = new WebSocket(`${origin.replace("http", "ws")}/v1/live`, { perMessageDeflate: false });
  socket.on("message", (data: Buffer) => {
    const event = LiveEvent.parse(JSON.parse(data.toString()));
    watching.told(event);
    if (event.t !== "challenge") return;
    const signature = toBase64url(actor.sign(liveSigningInput(event.challenge, AUTHORITY, dossier, actor.grant)));
    const sections = [{ section, after: watching.after() }];
    socket.send(JSON.stringify({ t: "subscribe", dossier, grant: actor.grant, signature, sections }));
  });
  return socket;
}
