// @nostr-relay/core over its SQLite store, as its own documentation puts them together; the optional validator is left out.
import { join } from "node:path";
import nostr from "@nostr-relay/core";
import store from "@nostr-relay/event-repository-sqlite";
import { WebSocketServer } from "ws";
import { listen, tell } from "./serving.mjs";

const repository = new store.EventRepositorySqlite(join(process.argv[2], "nostr.sqlite"));
await repository.init();
const relay = new nostr.NostrRelay(repository);
const { server, port } = await listen();
new WebSocketServer({ server }).on("connection", (socket) => {
  relay.handleConnection(socket);
  socket.on("message", (data) => void relay.handleMessage(socket, JSON.parse(data.toString())));
  socket.on("close", () => relay.handleDisconnect(socket));
});
tell(port);
