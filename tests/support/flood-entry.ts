import { connect } from "node:net";

/**
 * Sends one request over and over from another address of this machine, over several connections, as fast as it is
 * answered. Says how many answers came when it is told to end.
 */
const request = Buffer.from(process.env["FLOOD_REQUEST"] ?? "", "base64");
const port = Number(process.env["FLOOD_PORT"]);
const from = process.env["FLOOD_FROM"] ?? "127.0.0.2";
let answers = 0;

function flood(): void {
  const socket = connect({ port, host: "127.0.0.1", localAddress: from });
  socket.on("connect", () => socket.write(request));
  socket.on("data", (chunk: Buffer) => {
    if (!chunk.includes("HTTP/1.1")) return;
    answers += 1;
    socket.write(request);
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => setTimeout(flood, 5));
}

for (let i = 0; i < Number(process.env["FLOOD_CONNECTIONS"]); i++) flood();
process.on("message", () => process.send?.({ answers }, () => process.exit(0)));
process.on("disconnect", () => process.exit(1));
process.send?.({ answers });
