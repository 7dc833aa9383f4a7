import { once } from "node:events";
import { WebSocket } from "ws";

/** What is asked, as the parent gave it. */
export const asked = JSON.parse(process.argv[2]);

export async function openSocket(path = "") {
  const socket = new WebSocket(`ws://127.0.0.1:${asked.port}/${path}`, { perMessageDeflate: false });
  socket.binaryType = "nodebuffer";
  await once(socket, "open");
  return socket;
}

/** Sends all messages of a socket, each when the one before was answered; resolves to appends a second over all. */
export async function appendAll(lanes, isAnswer) {
  const began = performance.now();
  await Promise.all(
    lanes.map(async ({ socket, messages }) => {
      for (const message of messages) {
        const answered = new Promise((resolve, reject) => {
          socket.once("message", (data) => (isAnswer(data) ? resolve() : reject(new Error(`refused: ${data}`))));
          socket.once("close", () => reject(new Error("closed")));
        });
        socket.send(message);
        await answered;
      }
    }),
  );
  const count = lanes.reduce((sum, { messages }) => sum + messages.length, 0);
  return (count * 1000) / (performance.now() - began);
}

export function answer(result) {
  process.send(result, () => process.exit(0));
}
