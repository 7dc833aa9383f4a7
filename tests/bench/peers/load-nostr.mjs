import { randomBytes } from "node:crypto";
import { finalizeEvent, generateSecretKey } from "nostr-tools/pure";
import { answer, appendAll, asked, openSocket } from "./loading.mjs";

const lanes = [];
for (let i = 0; i < asked.atOnce; i++) {
  const key = generateSecretKey();
  const event = (n) => ({
    kind: 1,
    created_at: Math.floor(Date.now() / 1000) - n,
    tags: [],
    content: randomBytes(asked.bodyBytes).toString("base64"),
  });
  const messages = Array.from({ length: asked.each }, (_, n) =>
    JSON.stringify(["EVENT", finalizeEvent(event(n), key)]),
  );
  lanes.push({ socket: await openSocket(), messages });
}
answer({ rate: await appendAll(lanes, (data) => JSON.parse(data.toString())[2] === true) });
